"""The items of one section of a sheet: a flat, ordered tree of codes, names and texts, several statements to a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from connectors.pass_report import PassReport
from connectors.printed_values import absence_of
from connectors.row_fields import Fields
from connectors.schema import Absence

IGNORED = frozenset({"lev", "ordrIdx", "msdsItemNo"})
"""Level, order and 가·나·다: rows come in order and name their parent, so these fields repeat known values."""

_CITED = re.compile(r"\s*※\s*출처\s*:.*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of an item: its text on one line, and the part of the item's text that it was read from."""

    text: str
    sent: str

    @property
    def original(self) -> str:
        """The part as sent where it differs from the one-line text, otherwise ""."""
        return "" if self.sent == self.text else self.sent

    @property
    def absence(self) -> Absence:
        """Whether KOSHA states here that it has no data."""
        return absence_of(self.text)


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a section; ``path`` is the chain of names from the top item down to this one, ``text`` is "" on headings."""

    code: str
    name: str
    path: str
    text: str

    def statements(self) -> tuple[Statement, ...]:
        """The statements of the text, in order; a citation at the end (``|   ※출처 : HSDB``) stays with the statement before it."""
        pieces: list[str] = []
        for piece in self.text.split("|"):
            if pieces and _CITED.fullmatch(piece):
                pieces[-1] += f"|{piece}"
            elif _one_line(piece):
                pieces.append(piece)
        return tuple(Statement(_one_line(piece), piece.strip()) for piece in pieces)


def items_of(rows: Iterable[Mapping[str, Any]], section: int, report: PassReport) -> tuple[Item, ...]:
    """The items of a section in their order; unlisted fields are drift."""
    found: dict[str, Item] = {}
    for row in rows:
        fields = Fields(row, report, IGNORED)
        name = _one_line(fields.text("msdsItemNameKor"))
        parent = found.get(fields.text("upMsdsItemCode"))
        path = f"{parent.path} > {name}" if parent else name
        code = fields.text("msdsItemCode")
        if isinstance(fields.raw("itemDetail"), dict | list):
            report.reject(f"{section}항 {code}", str(fields.raw("itemDetail")), "elements where text was expected")
        item = Item(code, name, path, fields.text("itemDetail"))
        fields.report_unread(f"{section}항 ")
        # A code that occurs twice keeps both rows; the first is the parent of the rows that follow.
        found[code if code not in found else f"{code}#{len(found)}"] = item
    return tuple(found.values())


def _one_line(text: str) -> str:
    return " ".join(_CITED.sub("", text.partition("|")[0]).split())
