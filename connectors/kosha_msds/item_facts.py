"""Items as facts: one fact for each statement, with KOSHA's 자료없음 and 해당없음 kept as facts of absence."""

from __future__ import annotations

from collections.abc import Iterator

from connectors.kosha_msds.items import Item
from connectors.schema import Absence, Fact, FactKind, Section

TEXT_OF_ABSENCE = {Absence.NO_DATA: "자료없음", Absence.NOT_APPLICABLE: "해당없음"}


def absence_facts(item: Item, kind: FactKind, section: Section, label: str = "") -> Iterator[Fact]:
    """The one fact of absence of an item that states only 자료없음 or 해당없음; none for a heading."""
    if not item.text or item.informative_statements():
        return
    first = next(iter(item.statements()), None)
    absence = first.absence if first else Absence.NO_DATA
    text = TEXT_OF_ABSENCE[absence]
    original = "" if item.text == text else item.text
    yield Fact(kind, text, original=original, lang="ko", section=section, label=label or item.path, absence=absence)


def text_facts(item: Item, kind: FactKind, section: Section, label: str = "") -> Iterator[Fact]:
    """A fact for each statement, word for word, or the fact of absence."""
    yield from absence_facts(item, kind, section, label)
    for statement in item.informative_statements():
        yield Fact(
            kind,
            statement.text,
            original=statement.original,
            lang="ko",
            section=section,
            label=label or item.path,
        )
