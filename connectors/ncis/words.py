"""A field of running text as a fact, with the agency's own word for nothing kept as a fact of absence."""

from __future__ import annotations

from collections.abc import Iterator

from connectors.schema import Absence, Fact, FactKind, Section
from connectors.values import absence_of

_WORD_OF = {Absence.NO_DATA: "자료없음", Absence.NOT_APPLICABLE: "해당없음"}


def worded(kind: FactKind, text: str, label: str, section: Section = Section.NONE) -> Iterator[Fact]:
    """One fact, or none where the field was not sent; ``-`` and its like become 자료없음 with the text sent beside it."""
    if not text:
        return
    absence = absence_of(text)
    value = _WORD_OF.get(absence, text)
    original = "" if value == text else text
    yield Fact(kind, value, original=original, lang="ko", section=section, label=label, absence=absence)
