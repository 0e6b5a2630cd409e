"""Everyday words are taken literally, never as slips of a substance one letter away (부산 is not 불산); placeholders name nothing.

Names come first: an everyday word that is also the name of an entry is found as that name. The list only stops guesses.
"""

from __future__ import annotations

from collections.abc import Iterable

from reference.words.everyday_vocabulary import EVERYDAY_WORDS
from reference.words.placeholders import PLACEHOLDERS
from search.folding import folded, single_spaced
from search.query_words import stems


def are_everyday_words(words: Iterable[str]) -> bool:
    """Whether every word is an everyday word, with or without a particle; ``False`` for no words."""
    each = [any(stem in EVERYDAY_WORDS for stem in stems(word)) for word in words]
    return bool(each) and all(each)


def is_placeholder(text: str) -> bool:
    """Whether the whole text, with or without brackets and spaces, stands where a name is missing (N/A, 자료없음, 영업비밀)."""
    whole = single_spaced(folded(text)).strip("()[]<>{}'\" ")
    return whole in PLACEHOLDERS or whole.replace(" ", "") in PLACEHOLDERS
