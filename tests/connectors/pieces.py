"""Counts where each piece of an agency's answer went: a value, a named absence, an original, a sample, or nowhere.

A piece is a part of a text between bars and line ends. It is found by its words, numbers and signs in their order, so that a
sign that a reader drops (``<0.1`` read as 0.1) is a loss; blanks, bars, commas and colons may change. Entities count as
what they stand for. Use it so: ``placed(fields_of(row), record, report)`` with the ``FullReport`` with which the row was read.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from connectors.pass_report import PassReport, Sample
from connectors.printed_values import absence_of
from connectors.schema import Absence, Fact, Record, data_to_json


class Place(StrEnum):
    """Where a piece stands after reading."""

    VALUE = "value"
    """In what a reader sees: a value, a label, a mention, the record's key or date."""
    ABSENCE = "absence"
    """It says that there is no data, and a fact of absence says so too."""
    ORIGINAL = "original"
    """Only in the text as sent, beside a value that says something else: each of these needs its reason in a test."""
    COUNTED = "counted"
    """Not read, and reported with its text."""
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Field:
    """One text that an agency sent, and the labels that facts made of it may bear; () where these are not known."""

    name: str
    text: str
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a field's text, and where it stands."""

    field: str
    text: str
    place: Place


@dataclass
class FullReport(PassReport):
    """A report that keeps every sample, not only the first of each problem."""

    every_sample: list[Sample] = field(default_factory=list)

    def add_bad_row(self, reason: str, text: str, *, has_key: bool) -> None:
        super().add_bad_row(reason, text, has_key=has_key)
        self.every_sample.append(Sample("", text, reason))

    def reject(self, field_name: str, text: str, reason: str) -> None:
        super().reject(field_name, text, reason)
        self.every_sample.append(Sample(field_name, text, reason))

    def add_drift(self, field_name: str, text: str) -> None:
        super().add_drift(field_name, text)
        self.every_sample.append(Sample(field_name, text, "unlisted"))


def fields_of(row: Mapping[str, Any], ignored: Collection[str] = ()) -> Iterator[Field]:
    """Every text of a row, however deep; a field's facts may bear its name. ``ignored`` fields state nothing."""
    for name, value in row.items():
        if name not in ignored:
            yield from _texts(name, value, ignored)


def placed(fields: Iterable[Field], record: Record | None, report: FullReport) -> list[Piece]:
    """Every piece with its place; ``record`` is ``None`` where the whole answer was refused."""
    reading = _Reading(record, report)
    return [
        Piece(one.name, text.strip(), reading.place(one, text))
        for one in fields
        for text in _PIECES.split(one.text)
        if tokens(text)
    ]


def lost(pieces: Iterable[Piece]) -> list[tuple[str, str]]:
    """The fields and texts of the pieces that stand nowhere."""
    return [(piece.field, piece.text) for piece in pieces if piece.place is Place.LOST]


def tokens(text: str) -> list[str]:
    """The words, numbers and signs of a text; thousands separators, blanks and separators of lists are left out."""
    plain = unicodedata.normalize("NFKC", _unescaped(text)).replace("−", "-")
    return [token.replace(",", "") for token in _TOKEN.findall(plain)]


_PIECES = re.compile(r"[|\n\r\v\f\x85\u2028\u2029]")
_TOKEN = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|[가-힣]+|[A-Za-z]+|[^\s|:;,]")


def _unescaped(text: str) -> str:
    for _ in range(3):
        text = html.unescape(text)
    return text


def _texts(name: str, value: Any, ignored: Collection[str]) -> Iterator[Field]:
    if isinstance(value, Mapping):
        yield from (
            found for inner, below in value.items() if inner not in ignored for found in _texts(inner, below, ignored)
        )
    elif isinstance(value, list):
        yield from (found for each in value for found in _texts(name, each, ignored))
    elif value is not None and str(value).strip():
        yield Field(name, str(value))


class _Reading:
    """What was made of one answer, by label, as tokens."""

    def __init__(self, record: Record | None, report: FullReport) -> None:
        self._facts = record.facts if record else ()
        self._of_record = _shown_of(record) if record else []
        self._samples = [tokens(sample.text) for sample in report.every_sample]
        self._absences = [fact for fact in self._facts if fact.absence is not Absence.NONE]
        self._answered: dict[str, Fact] = {}

    def place(self, one: Field, text: str) -> Place:
        """The first place, in the order of ``Place``, that holds the whole piece."""
        own = [fact for fact in self._facts if fact.label in (one.labels or (one.name,))] or list(self._facts)
        wanted = tokens(text)
        if absence_of(text) is not Absence.NONE and self._absence_of(one, own):
            return Place.ABSENCE
        if _holds([token for fact in own for token in _shown(fact)], wanted) or _holds(self._of_record, wanted):
            return Place.VALUE
        if any(_holds(tokens(fact.original), wanted) for fact in own):
            return Place.ORIGINAL
        return Place.COUNTED if any(_holds(sample, wanted) for sample in self._samples) else Place.LOST

    def _absence_of(self, one: Field, own: Sequence[Fact]) -> bool:
        """Whether a fact of absence answers for the field; each answers for one field only."""
        if one.name not in self._answered:
            fact = next((fact for fact in self._absences if fact in own), None)
            if fact is None:
                return False
            self._absences.remove(fact)
            self._answered[one.name] = fact
        return True


def _shown(fact: Fact) -> list[str]:
    return [token for text in (fact.value, fact.label, *_texts_of_data(fact)) for token in tokens(text)]


def _texts_of_data(fact: Fact) -> Iterator[str]:
    """The texts of typed data, which pages print beside the value; figures read out of the value are no texts."""
    for value in (data_to_json(fact.data) or {}).values():
        yield from (text for text in (value if isinstance(value, list) else (value,)) if isinstance(text, str))


def _shown_of(record: Record) -> list[str]:
    named = (record.key, record.source_date, record.url, record.question, *(each.text for each in record.mentions))
    return [token for text in named for token in tokens(text)]


def _holds(held: Iterable[str], wanted: Iterable[str]) -> bool:
    """Whether all wanted tokens stand in ``held``, in their order; others may stand between them."""
    following = iter(held)
    return all(token in following for token in wanted)
