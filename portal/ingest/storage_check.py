"""Checks that the database can store a record: one that it cannot store is a bad row with a reason and does not end the run."""

from __future__ import annotations

import re

from connectors.errors import BadRow
from connectors.schema import FactKind, Record
from portal.store.digest import canonical_text

LONGEST_KEY = 200
LONGEST_DATE = 10
NUMBER_ONLY_KINDS = frozenset({FactKind.AGENCY_ID, FactKind.CAS, FactKind.KE, FactKind.UN, FactKind.EC})

_SUSPICIOUS = re.compile(r"\\x00|\\ud[89a-f]")
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
"""NUL as JSON writes it; an escaped backslash before the same six characters is text."""


def checked_for_storage(record: Record, *, clean: bool = False) -> Record:
    """The record itself; raises ``BadRow`` where a key is too long, a text has NUL or half a character, or nothing is stated.

    A row of numbers alone is an answer that lost its contents: treated as a change, it would end every fact. PostgreSQL
    stores neither NUL nor half a character; a shortened key could be another record's. Facts state only what the payload
    has, so the payload is checked, unless its row was ``clean``ed before it was read.
    """
    for name, text, longest in (
        ("key", record.key, LONGEST_KEY),
        ("entity", record.entity, LONGEST_KEY),
        ("question", record.question, LONGEST_KEY),
        ("source_date", record.source_date, LONGEST_DATE),
    ):
        if len(text) > longest:
            raise BadRow(f"{name} is longer than {longest} characters", has_key=name != "key", key=_short_key(record))
    if all(fact.kind in NUMBER_ONLY_KINDS for fact in record.facts):
        raise BadRow("the row states nothing but its numbers", has_key=True, key=_short_key(record))
    # Python's repr shows NUL and half characters at a third of the cost of JSON; only suspicious rows are checked exactly.
    if not clean and _SUSPICIOUS.search(repr(record.payload)):
        _check_characters(record)
    return record


def _check_characters(record: Record) -> None:
    text = canonical_text(record.payload)
    if _NUL.search(text):
        raise BadRow("a text holds the character NUL", has_key=True, key=_short_key(record))
    try:
        text.encode()
    except UnicodeEncodeError as error:
        reason = "a text holds half of a character (a lone surrogate)"
        raise BadRow(reason, has_key=True, key=_short_key(record)) from error


def _short_key(record: Record) -> str:
    return record.key if len(record.key) <= LONGEST_KEY else ""
