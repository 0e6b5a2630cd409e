"""The words by which a topic of guidance is known, by its slug."""

from __future__ import annotations

from collections.abc import Mapping

from reference.words.word_tables import rows


def _words_by_topic(part: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("guidance_words"):
        if row["part"] == part:
            found[row["class"]] = (*found.get(row["class"], ()), row["word"])
    return found


PHRASES_OF_TOPIC: Mapping[str, tuple[tuple[str, ...], ...]] = {
    slug: tuple(tuple(phrase.split()) for phrase in phrases) for slug, phrases in _words_by_topic("pieces").items()
}
"""Rows of pieces that must all stand in a text, in any order and however it is spaced."""

TEXTS_OF_TOPIC: Mapping[str, frozenset[str]] = {
    slug: frozenset(texts) for slug, texts in _words_by_topic("whole").items()
}
"""Whole texts that are the topic; as a piece of a longer text they say too little."""
