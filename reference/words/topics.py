"""The words by which a topic of guidance is known, by its slug."""

from __future__ import annotations

from collections.abc import Mapping

from reference.words.table import rows


def _of(part: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("topics"):
        if row["part"] == part:
            found[row["class"]] = (*found.get(row["class"], ()), row["word"])
    return found


PHRASES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    slug: tuple(tuple(phrase.split()) for phrase in phrases) for slug, phrases in _of("pieces").items()
}
"""Rows of pieces that must all stand in a text, in any order and however it is spaced."""

WHOLE_TEXTS: Mapping[str, frozenset[str]] = {slug: frozenset(texts) for slug, texts in _of("whole").items()}
"""Whole texts that are the topic; as a piece of a longer text they say too little."""
