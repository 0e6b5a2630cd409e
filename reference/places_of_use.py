"""In which places which substances are used or arise, each statement with the public document that makes it.

The table is ``tables/observations/places_of_use.csv``; its places are the classes of the field ``place`` in ``classes.csv``. The
words are the portal's own, the facts are the documents': no Korean agency's word, and never a reason to rule a substance out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reference.document_tables import version_of
from reference.observations import FOLDER, rows_of

TABLE = FOLDER / "places_of_use.csv"


@dataclass(frozen=True, slots=True)
class UseInPlace:
    """One row: what the substance is used or formed for in the place, and the document that says so; ``section`` may be ""."""

    place: str
    cas: str
    substance: str
    use: str
    document: str
    publisher: str
    section: str

    @property
    def source(self) -> str:
        """The document with its section and publisher, in one line."""
        return ", ".join(each for each in (self.document, self.section, self.publisher) if each)


def uses_in_places() -> Iterator[UseInPlace]:
    """Every row of the table, read each time and not kept."""
    for row in rows_of("places_of_use"):
        yield UseInPlace(**row)


def table_version() -> str:
    """A hash that changes with the table."""
    return version_of(TABLE)
