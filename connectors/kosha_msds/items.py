"""The items of one section of a sheet: a flat, ordered tree of codes, names and texts, several statements to a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from connectors.entities import without_entities
from connectors.kosha_msds.statements import Statement, statements_in
from connectors.pass_report import PassReport
from connectors.row_fields import Fields
from connectors.schema import Absence

_REPEATED: Mapping[str, re.Pattern[str]] = {
    "lev": re.compile(r"[0-9]{0,2}"),
    "ordrIdx": re.compile(r"[0-9]*"),
    "msdsItemNo": re.compile(r"[가-힣]?"),
}
"""Level, order and 가·나·다: rows come in order and name their parent, so these repeat known values. Anything else is drift."""


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a section; ``path`` is the chain of names from the top item down to this one, ``text`` is "" on headings.

    ``text`` is as sent, with its bars, entities and citations; what it says is in its statements.
    """

    code: str
    name: str
    path: str
    text: str

    def statements(self) -> tuple[Statement, ...]:
        """The statements of the text, in order; where the item asks for sources, a citation is its answer."""
        found = statements_in(self.text)
        if not found and self.text and "출처" in self.name:
            return (Statement(" ".join(without_entities(self.text).split()), self.text),)
        return found

    def informative_statements(self) -> tuple[Statement, ...]:
        """The statements with content; () where the item is a heading or states only that there is no data."""
        return tuple(statement for statement in self.statements() if statement.absence is Absence.NONE)


def items_of(rows: Iterable[Mapping[str, Any]], section: int, report: PassReport) -> tuple[Item, ...]:
    """The items of a section in their order; unlisted fields are drift.

    자료없음 beside statements of the same item, or over items that speak, says nothing and is counted.
    """
    found: dict[str, Item] = {}
    parents: dict[str, str] = {}
    for row in rows:
        item = _item(row, section, found, report)
        # A code that occurs twice keeps both rows; the first is the parent of the rows that follow.
        place = item.code if item.code not in found else f"{item.code}#{len(found)}"
        found[place], parents[place] = item, str(row.get("upMsdsItemCode") or "").strip()
    for place in _speaking_parents(found, parents):
        found[place] = _without_absence(found[place], section, report)
    return tuple(found.values())


def _item(row: Mapping[str, Any], section: int, found: Mapping[str, Item], report: PassReport) -> Item:
    fields = Fields(row, report)
    name = " ".join(without_entities(fields.text("msdsItemNameKor")).split())
    parent = found.get(fields.text("upMsdsItemCode"))
    code = fields.text("msdsItemCode")
    for field, expected in _REPEATED.items():
        sent = "" if fields.raw(field) is None else str(fields.raw(field))
        if not expected.fullmatch(sent):
            report.add_drift(f"{section}항 {field}", sent)
    item = Item(code, name, f"{parent.path} > {name}" if parent else name, fields.text("itemDetail"))
    fields.report_unread(f"{section}항 ")
    if item.informative_statements():
        for statement in item.statements():
            if statement.absence is not Absence.NONE:
                report.reject(f"{section}항 {code} {name}", statement.sent, "beside statements of the same item")
    return item


def _speaking_parents(found: Mapping[str, Item], parents: Mapping[str, str]) -> set[str]:
    """The places of items of which an item below says something."""
    speaking: set[str] = set()
    for place, item in found.items():
        if item.informative_statements():
            above = parents[place]
            while above in found and above not in speaking:
                speaking.add(above)
                above = parents[above]
    return speaking


def _without_absence(item: Item, section: int, report: PassReport) -> Item:
    if not item.text or item.informative_statements():
        return item
    report.reject(f"{section}항 {item.code} {item.name}", item.text, "no data over items that speak")
    return replace(item, text="")
