"""Words of everyday life: meant as they are, never slips of a substance that lies a letter away (부산 is not 불산).

A name always comes first: a word here that some entry bears is found as that name. The list only ends guessing.
"""

from __future__ import annotations

from collections.abc import Iterable

from reference.words.everyday_words import EVERYDAY_WORDS
from search.words import stems


def is_everyday(words: Iterable[str]) -> bool:
    """Whether every word is one of everyday life, with or without a particle; no words at all are not."""
    each = [any(stem in EVERYDAY_WORDS for stem in stems(word)) for word in words]
    return bool(each) and all(each)
