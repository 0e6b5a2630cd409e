"""Style sheets by their plain names: hashed names exist only after ``collectstatic``."""

from __future__ import annotations

from tests.portal.conftest import _uncollected_static_files

__all__ = ["_uncollected_static_files"]
