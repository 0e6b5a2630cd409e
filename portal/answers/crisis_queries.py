"""Queries that ask how to die or to kill: 109 and 119 come before any result, and no dose stands in a snippet (content rule 9)."""

from __future__ import annotations

from portal.answers.typed_query import plain
from reference.words.crisis import (
    CRISIS_WORDS,
    CRISIS_WORDS_UNLESS_PEST,
    DYING,
    LETHAL_DOSES,
    MEDIAN_LETHAL_DOSE,
    OBTAINING_POISON,
    OVERDOSE,
    PESTS,
    SUICIDE,
)
from search.analysis import layout_swap


def is_crisis(text: str) -> bool:
    """Whether the words ask how to die, however they are spaced, broken up or written."""
    return _asks(text) or _asks(" ".join(layout_swap(word) if word.isascii() else word for word in text.split()))


def _asks(text: str) -> bool:
    said = MEDIAN_LETHAL_DOSE.sub("", plain(text))
    pests = bool(PESTS.search(said))
    words = (word for word in CRISIS_WORDS if not (pests and word in CRISIS_WORDS_UNLESS_PEST))
    return (
        any(pattern.search(said) for pattern in (SUICIDE, OBTAINING_POISON, OVERDOSE))
        or any(word in said for word in words)
        or (not pests and bool(DYING.search(said)))
    )


def names_a_dose(text: str) -> bool:
    """Whether a piece of running text states a lethal dose or concentration."""
    said = plain(text)
    return any(word in said for word in LETHAL_DOSES)
