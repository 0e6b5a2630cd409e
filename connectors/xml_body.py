"""XML responses read by events: no entities, no DTD, bounded depth; rows become dictionaries.

A document that is not well-formed is mended where that is certain, then read row by row: one bad row costs one row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from connectors.errors import Unexpected
from connectors.row_damage import Damage, add_damage, lost_row
from connectors.row_limits import LONGEST_TEXT, MAX_DEPTH, MAX_FIELDS
from connectors.schema import Row
from connectors.xml_repair import Mended, mended

__all__ = ["MAX_DEPTH", "XmlPage", "read_page"]


@dataclass(slots=True)
class XmlPage:
    """The content of one XML response: the root's name, the leaves outside the rows by name, and the rows in order.

    ``damage`` is what was mended outside the rows; a row holds its own.
    """

    root: str = ""
    leaves: dict[str, str] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    damage: list[Damage] = field(default_factory=list)


class _Forbidden(Exception):
    """The document contains something that no agency's response needs."""


_UNREADABLE = (expat.ExpatError, UnicodeEncodeError)
"""Text that is no XML, and bytes that are no text: they stand in it as halves of characters."""


def read_page(text: str, *, item: str, operation: str) -> XmlPage:
    """Reads the whole response; an ``item`` element is a row, its children are the row's fields, stripped of white space.

    A child with children of its own becomes a nested dictionary; a repeated child becomes a list; a row's
    attributes become fields named ``@attribute``. A row that cannot be read is a lost one (``row_damage``). Raises
    ``Unexpected`` where what surrounds the rows cannot be read, for a DTD and for nesting deeper than ``MAX_DEPTH``.
    """
    try:
        return _parsed(text, item)
    except _Forbidden as error:
        raise _not_xml(operation, error) from error
    except _UNREADABLE as error:
        complaint = error
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise _not_xml(operation, complaint) from complaint
    repaired = mended(text, item)
    try:
        page = _parsed(repaired.text, item)
    except _Forbidden as error:
        raise _not_xml(operation, error) from error
    except _UNREADABLE:
        page = _row_by_row(repaired.text, item, operation, complaint)
    _note_damage(page, repaired, operation, complaint)
    return page


def _not_xml(operation: str, error: Exception) -> Unexpected:
    return Unexpected(f"{operation}: the answer is not well-formed XML ({error})", operation=operation)


def _parsed(text: str, item: str) -> XmlPage:
    reader = _Reader(item)
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.StartDoctypeDeclHandler = reader.forbid
    parser.Parse(text.encode("utf-8"), True)
    return reader.page


def _row_by_row(text: str, item: str, operation: str, complaint: Exception) -> XmlPage:
    """Each row parsed alone; one that cannot be parsed is lost. What surrounds the rows must be whole."""
    row = re.compile(rf"<{item}(?:\s[^<>]*)?/>|<{item}(?:\s[^<>]*)?>.*?</{item}\s*>", re.DOTALL)
    spans = row.findall(text)
    if not spans:
        raise _not_xml(operation, complaint) from complaint
    try:
        page = _parsed(row.sub("", text), item)
    except (*_UNREADABLE, _Forbidden) as error:
        raise _not_xml(operation, complaint) from error
    for number, span in enumerate(spans, 1):
        try:
            page.rows += _parsed(f"<r>{span}</r>", item).rows
        except (*_UNREADABLE, _Forbidden) as error:
            page.rows.append(lost_row("no well-formed XML", f"row {number}", f"{error}: {span}"))
    return page


def _note_damage(page: XmlPage, repaired: Mended, operation: str, complaint: Exception) -> None:
    """Notes each mend in its row; where rows cannot be told apart, every row is taken to have it."""
    for number, found in repaired.damage.items():
        inside = page.rows[number - 1 : number] if len(page.rows) == repaired.rows else page.rows
        if not number or not inside:
            if any(damage.lost for damage in found):
                raise _not_xml(operation, complaint) from complaint
            page.damage += found
            continue
        for row in inside:
            for damage in found:
                add_damage(row, damage)


class _Reader:
    """Expat's handlers over a stack of open elements; memory is the page's rows and one open row, both bounded."""

    def __init__(self, item: str) -> None:
        self.page = XmlPage()
        self._item = item
        self._open: list[tuple[str, Row, list[str]]] = []
        self._row_depth = 0
        self._length = 0
        self._beyond = ""

    def forbid(self, *_: Any) -> None:
        raise _Forbidden("a document type declaration is not accepted")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= MAX_DEPTH:
            self._lose("nested too deeply")
        short = name.rpartition(":")[2]
        self.page.root = self.page.root or short
        self._open.append((short, {}, []))
        self._length = 0
        if short == self._item and not self._row_depth:
            self._row_depth = len(self._open)
            self._beyond = ""
            if len(attributes) > MAX_FIELDS:
                self._lose(f"{len(attributes):,} attributes")
            else:
                self._open[-1][1].update({f"@{attribute}": value for attribute, value in attributes.items()})

    def _lose(self, reason: str) -> None:
        """Gives the open row up; outside the rows it refuses the document."""
        if not self._row_depth:
            raise _Forbidden(reason)
        self._beyond = self._beyond or reason

    def characters(self, text: str) -> None:
        self._length += len(text)
        if self._length > LONGEST_TEXT:
            self._lose(f"a text of more than {LONGEST_TEXT:,} characters")
        elif not self._beyond:
            self._open[-1][2].append(text)

    def end(self, _: str) -> None:
        depth = len(self._open)
        name, children, texts = self._open.pop()
        if depth == self._row_depth:
            self._row_depth = 0
            number = len(self.page.rows) + 1
            beyond = self._beyond
            self.page.rows.append(lost_row(beyond, f"row {number}", str(children)[:1000]) if beyond else children)
            return
        value: Any = children or "".join(texts).strip(" \t\r\n")
        if self._row_depth:
            self._add(self._open[-1][1], name, value)
        elif not children and len(self.page.leaves) < MAX_FIELDS:
            self.page.leaves.setdefault(name, value)

    def _add(self, row: Row, name: str, value: Any) -> None:
        if self._beyond:
            return
        if name not in row:
            if len(row) >= MAX_FIELDS:
                self._lose(f"more than {MAX_FIELDS:,} fields")
                return
            row[name] = value
        elif isinstance(row[name], list):
            row[name].append(value)
        else:
            row[name] = [row[name], value]
