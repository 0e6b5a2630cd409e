"""Asks each operation of an agency once and says what is so: reached, key accepted, form read, what to do. It stores no facts."""
