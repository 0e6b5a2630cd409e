"""Items as facts: one fact a statement, with KOSHA's own 자료없음 and 해당없음 kept as facts of absence."""

from __future__ import annotations

from collections.abc import Iterator

from connectors.kosha_msds.items import Item, Statement
from connectors.schema import Absence, Fact, FactKind, Section

_WORDS_OF = {Absence.NO_DATA: "자료없음", Absence.NOT_APPLICABLE: "해당없음"}


def said(item: Item) -> tuple[Statement, ...]:
    """The statements that say something; () where the item is a heading or says only that there is nothing."""
    return tuple(statement for statement in item.statements() if statement.absence is Absence.NONE)


def silence(item: Item, kind: FactKind, section: Section, label: str = "") -> Iterator[Fact]:
    """The one fact of absence of an item that says nothing but 자료없음 or 해당없음; none for a heading."""
    if not item.text or said(item):
        return
    spoken = next(iter(item.statements()), None)
    absence = spoken.absence if spoken else Absence.NO_DATA
    words = _WORDS_OF[absence]
    original = "" if item.text == words else item.text
    yield Fact(kind, words, original=original, lang="ko", section=section, label=label or item.path, absence=absence)


def texts(item: Item, kind: FactKind, section: Section, label: str = "") -> Iterator[Fact]:
    """A fact for each statement, word for word, or the fact of absence."""
    yield from silence(item, kind, section, label)
    for statement in said(item):
        yield Fact(
            kind,
            statement.words,
            original=statement.original,
            lang="ko",
            section=section,
            label=label or item.path,
        )
