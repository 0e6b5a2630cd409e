"""Queries of people who want to die or to kill: 109 and 119 stand before any result, and no snippet states a dose (content rule 9)."""

from __future__ import annotations

from portal.answers.sentence_patterns import says_any
from portal.answers.typed_query import compact
from reference.words.crisis import LETHAL_DOSES, MEDIAN_LETHAL_DOSES, TABLE, WHOLE_TEXTS
from search.analysis import layout_swap

MAX_LENGTH = 400
"""Letters of a text that are read: a cry for help is short, and a pasted sheet is none."""


def is_crisis(text: str) -> bool:
    """Whether somebody wants to die, harm themselves or kill; spelling, spaces, signs and the wrong keyboard layout hide nothing.

    Words are matched at their beginnings, never across them: 소독 살균 and 감자 해충 are daily traffic.
    """
    typed = text[:MAX_LENGTH]
    if compact(typed) in WHOLE_TEXTS:
        return True
    swapped = " ".join(layout_swap(word) if word.isascii() else word for word in typed.split())
    return any(says_any(TABLE, _without_median_doses(each)) for each in dict.fromkeys((typed, swapped)))


def holds_crisis(text: str) -> bool:
    """The same of a text of any length: any of its lines, or any stretch of it, may be the cry."""
    stretches = (text[start : start + MAX_LENGTH] for start in range(0, len(text), MAX_LENGTH // 2))
    return any(is_crisis(part) for part in (*text.splitlines(), *stretches))


def _without_median_doses(text: str) -> str:
    for name in MEDIAN_LETHAL_DOSES:
        text = text.replace(name, " ")
    return text


def states_lethal_dose(text: str) -> bool:
    """Whether a passage states a lethal dose or concentration."""
    letters = compact(text)
    return any(word in letters for word in LETHAL_DOSES)
