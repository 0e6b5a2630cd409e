"""Where the headings of a sheet stand: among the first twenty rows, in one row or in two, beneath titles and notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from identifiers.numbers_in_text import Scheme, numbers_in
from substance_lists.headings import role_of
from substance_lists.roles import NAMING, Role
from substance_lists.sheets import SheetRow

SEARCHED = 20
"""Rows of a sheet, blank ones included, in which headings are sought."""


@dataclass(frozen=True, slots=True)
class Headings:
    """The rows of the headings by number, the text of each column, and its role where the text is known."""

    numbers: tuple[int, ...]
    texts: Mapping[int, str]
    roles: Mapping[int, Role]

    @property
    def last(self) -> int:
        """The number of the last row of headings; the list begins beneath it."""
        return self.numbers[-1]

    def is_repeated_in(self, row: SheetRow) -> bool:
        """Whether a row below repeats the headings, as printed lists do on each page."""
        return Role.ROW not in self.roles.values() and all(
            role_of(text) is not None and self.roles.get(column) is role_of(text) for column, text in row.cells.items()
        )


def headings_in(rows: Sequence[SheetRow]) -> Headings | None:
    """The headings among the first rows of a sheet; ``None`` where no row has a heading over substances.

    The row with the most known headings is taken; a title that is a heading too (화학물질) stands alone above them. No row
    of the list stands above its headings, so the search ends at a number of a substance. A list of one column has its
    heading first, or none: 구성성분 further down is a line.
    """
    first = list(takewhile(lambda row: row.number <= SEARCHED and not _holds_number(row), rows))
    if len({column for row in rows for column in row.cells}) == 1:
        first = first[:1]
    known = [_roles(row) for row in first]
    candidates = [
        place for place, roles in enumerate(known) if _names_substances(roles) and not _holds_data(first[place])
    ]
    if not candidates:
        return None
    own = next((place for place in candidates if Role.ROW in known[place].values()), None)
    if own is not None:
        return _headings([first[own]])
    best = max(candidates, key=lambda place: (len(known[place]), -place))
    upper, lower = _pair(first, known, best)
    return _headings([first[place] for place in range(upper, lower + 1)])


def _pair(first: Sequence[SheetRow], known: Sequence[Mapping[int, Role]], best: int) -> tuple[int, int]:
    """The first and last place of the heading rows: the best one, and its neighbour where that has headings too."""
    below = best + 1
    if below < len(first) and _touch(first[best], first[below]) and known[below] and not _holds_data(first[below]):
        return best, below
    above = best - 1
    if above >= 0 and _touch(first[above], first[best]) and len(known[above]) > 1 and not _holds_data(first[above]):
        return above, best
    return best, best


def _touch(upper: SheetRow, lower: SheetRow) -> bool:
    return lower.number == upper.number + 1


def _headings(rows: Sequence[SheetRow]) -> Headings:
    """The headings of one row, or of two: the lower one says more; an upper one stands over the blank columns behind it."""
    upper, lower = rows[0], rows[-1]
    columns = sorted({column for row in rows for column in row.cells})
    texts: dict[int, str] = {}
    roles: dict[int, Role] = {}
    over = ""
    for column in columns:
        own = upper.text(column)
        over = own or (over if lower.text(column) else "")
        below = lower.text(column) if lower is not upper else ""
        texts[column] = " ".join(dict.fromkeys(filter(None, (over, below))))
        role = role_of(below) or role_of(texts[column]) or role_of(own)
        if role:
            roles[column] = role
    return Headings(tuple(row.number for row in rows), texts, roles)


def _roles(row: SheetRow) -> dict[int, Role]:
    return {column: role for column, text in row.cells.items() if (role := role_of(text))}


def _names_substances(roles: Mapping[int, Role]) -> bool:
    return any(role in NAMING or role is Role.PRODUCT for role in roles.values())


def _holds_data(row: SheetRow) -> bool:
    """Whether a cell holds a CAS number, or half of the cells are only digits; a heading may be a year."""
    digits = sum(text.replace(".", "").isdigit() for text in row.cells.values())
    return 2 * digits >= len(row.cells) or _holds_number(row)


def _holds_number(row: SheetRow) -> bool:
    return any(number.scheme is Scheme.CAS for text in row.cells.values() for number in numbers_in(text).numbers)
