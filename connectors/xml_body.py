"""XML responses read by events: no entities, no DTD, bounded depth; rows become dictionaries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from connectors.errors import Unexpected
from connectors.schema import Row

MAX_DEPTH = 12


@dataclass(slots=True)
class XmlPage:
    """The content of one XML response: the root's name, the leaves outside the rows by name, and the rows in order."""

    root: str = ""
    leaves: dict[str, str] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)


class _Forbidden(Exception):
    """The document contains something that no agency's response needs."""


def read_page(text: str, *, item: str, operation: str) -> XmlPage:
    """Reads the whole response; an ``item`` element is a row, its children are the row's fields, stripped of white space.

    A child with children of its own becomes a nested dictionary; a repeated child becomes a list; a row's
    attributes become fields named ``@attribute``. Raises ``Unexpected`` for anything that is not one whole XML
    document, for a DTD and for nesting deeper than ``MAX_DEPTH``.
    """
    reader = _Reader(item)
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.StartDoctypeDeclHandler = reader.forbid
    try:
        parser.Parse(text.encode("utf-8"), True)
    except (expat.ExpatError, _Forbidden, UnicodeEncodeError) as error:
        raise Unexpected(f"{operation}: the answer is not well-formed XML ({error})", operation=operation) from error
    return reader.page


class _Reader:
    """Expat's handlers over a stack of open elements; memory is the page's rows and one open row."""

    def __init__(self, item: str) -> None:
        self.page = XmlPage()
        self._item = item
        self._open: list[tuple[str, Row, list[str]]] = []
        self._row_depth = 0

    def forbid(self, *_: Any) -> None:
        raise _Forbidden("a document type declaration is not accepted")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise _Forbidden("nested too deeply")
        short = name.rpartition(":")[2]
        self.page.root = self.page.root or short
        self._open.append((short, {}, []))
        if short == self._item and not self._row_depth:
            self._row_depth = len(self._open)
            self._open[-1][1].update({f"@{attribute}": value for attribute, value in attributes.items()})

    def characters(self, text: str) -> None:
        self._open[-1][2].append(text)

    def end(self, _: str) -> None:
        depth = len(self._open)
        name, children, texts = self._open.pop()
        if depth == self._row_depth:
            self._row_depth = 0
            self.page.rows.append(children)
            return
        value: Any = children or "".join(texts).strip()
        if self._row_depth:
            _add(self._open[-1][1], name, value)
        elif not children:
            self.page.leaves.setdefault(name, value)


def _add(row: Row, name: str, value: Any) -> None:
    if name not in row:
        row[name] = value
    elif isinstance(row[name], list):
        row[name].append(value)
    else:
        row[name] = [row[name], value]
