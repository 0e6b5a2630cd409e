"""A small portal and all its faces, for tests of what staff withhold and remark."""
