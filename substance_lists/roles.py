"""What a column of a list holds."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a column holds; the order is that of trust, numbers before names."""

    CAS = "cas"
    KE = "ke"
    UN = "un"
    EC = "ec"
    NAME = "name"
    ANY = "any"
    """Names and numbers mixed, read cell by cell by their shape."""
    PRODUCT = "product"
    """Names of goods, read as names only where nothing else is."""
    OTHER = "other"
    """What names no substance: amounts, running numbers, places."""
    ROW = "row"
    SHEET = "sheet"
    """The portal's own columns: where a line stands in the person's sheet."""


NAMING = (Role.CAS, Role.KE, Role.UN, Role.EC, Role.NAME, Role.ANY)
"""The roles whose cells name a substance."""
