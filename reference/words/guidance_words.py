"""Words that identify a topic of guidance, by the topic's slug."""

from __future__ import annotations

from collections.abc import Mapping

from reference.words.word_tables import rows


def _words_by_topic(part: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("guidance_words"):
        if row["part"] == part:
            found[row["class"]] = (*found.get(row["class"], ()), row["word"])
    return found


PHRASES_OF_TOPIC: Mapping[str, tuple[tuple[tuple[str, ...], ...], ...]] = {
    slug: tuple(tuple(tuple(piece.split("/")) for piece in phrase.split()) for phrase in phrases)
    for slug, phrases in _words_by_topic("pieces").items()
}
"""Phrases by topic; one alternative of every piece must stand in the text as a word, in any order and with any spacing."""

TEXTS_OF_TOPIC: Mapping[str, frozenset[str]] = {
    slug: frozenset(texts) for slug, texts in _words_by_topic("whole").items()
}
"""Whole texts by topic; as a part of a longer text they are too unspecific."""
