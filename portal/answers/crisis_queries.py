"""Queries that ask how to die or to kill: 109 and 119 stand before any result, and no snippet states a dose (content rule 9)."""

from __future__ import annotations

from portal.answers.typed_query import compact
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
    """Whether the text asks how to die or to kill; spaces, signs and the wrong keyboard layout do not hide it."""
    return _matches(text) or _matches(" ".join(layout_swap(word) if word.isascii() else word for word in text.split()))


def _matches(text: str) -> bool:
    letters = MEDIAN_LETHAL_DOSE.sub("", compact(text))
    is_about_pests = bool(PESTS.search(letters))
    words = (word for word in CRISIS_WORDS if not (is_about_pests and word in CRISIS_WORDS_UNLESS_PEST))
    return (
        any(pattern.search(letters) for pattern in (SUICIDE, OBTAINING_POISON, OVERDOSE))
        or any(word in letters for word in words)
        or (not is_about_pests and bool(DYING.search(letters)))
    )


def states_lethal_dose(text: str) -> bool:
    """Whether a passage states a lethal dose or concentration."""
    letters = compact(text)
    return any(word in letters for word in LETHAL_DOSES)
