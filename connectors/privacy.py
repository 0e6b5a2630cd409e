"""Personal numbers and names in agencies' texts, which this portal does not keep."""

from __future__ import annotations

import re
from collections.abc import Collection

from connectors.name_redaction import without_person_names
from connectors.schema import Row

REMOVED_MARK = "(개인정보 삭제)"

_MOBILE = r"(?<!\d)(?:\+82[-\s.]?0?|0)1[016789][-\s.)]?\d{3,4}[-\s.]?\d{4}(?!\d)"
_RESIDENT = r"(?<!\d)\d{6}-[1-8]\d{6}(?!\d)"
_PERSONAL = re.compile(f"{_MOBILE}|{_RESIDENT}")


def without_personal_numbers(text: str) -> str:
    """The text with ``REMOVED_MARK`` in place of each mobile and resident registration number.

    The mark shows the reader where the agency's text had more. Landline numbers stay.
    """
    return _PERSONAL.sub(REMOVED_MARK, text)


def narrative_without_persons(text: str) -> str:
    """A report or notice in prose with ``REMOVED_MARK`` in place of each personal number and each person's name.

    For prose alone: in the field of a product or a company the same words are no person.
    """
    return without_person_names(without_personal_numbers(text), REMOVED_MARK)


def row_without_persons(row: Row, narratives: Collection[str]) -> Row:
    """The row as it may be digested and stored: prose without persons, and no personal number in any other text."""
    return {
        name: _text(value, prose=name in narratives) if isinstance(value, str) else value for name, value in row.items()
    }


def _text(text: str, *, prose: bool) -> str:
    return narrative_without_persons(text) if prose else without_personal_numbers(text)
