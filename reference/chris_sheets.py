"""Properties from the data sheets of USCG CHRIS, edition of 1999, by CAS number and form.

Joined by number and form and never by the sheet's own UN or guide number; a sheet that fits no form of its substance, or
several, is not in the table. Neither are its treatment advice, "no reaction", "not hazardous" and the NFPA figures: they
understate (content rule 4).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reference.document_tables import TABLES, rows_of, version_of

TABLE = TABLES / "documents" / "chris_1999.csv"


@dataclass(frozen=True, slots=True)
class ChrisSheet:
    """What one sheet says, as printed; "" where it says nothing. ``chris`` is its code, ``form`` a key of the table of forms.

    Temperatures in ℃, explosion limits in percent by volume, ``vapour_gravity`` against air = 1; ``flash_method`` is CC
    (closed cup) or OC (open cup).
    """

    chris: str
    cas: str
    form: str
    name: str
    state: str
    flash_c: str
    flash_method: str
    lel: str
    uel: str
    vapour_gravity: str
    boiling_c: str
    colour: str
    odour: str
    behaviour_in_water: str
    reaction_with_water: str
    polymerization: str
    behaviour_in_fire: str


def chris_sheets() -> Iterator[ChrisSheet]:
    """Every sheet of the table, read each time and not kept."""
    for row in rows_of(TABLE):
        yield ChrisSheet(**row)


def table_version() -> str:
    """A hash that changes with the table."""
    return version_of(TABLE)
