"""What people write around a name: particles at its end, and words that say which section they are after."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reference.words.query_words import INTENT_OF_PREFIX, INTENT_OF_WORD, INTENTS, PARTICLES, STATE_WORDS, STOP_WORDS
from search.folding import folded, spaced

MOST_WORDS = 12
"""Words of a query that are read; a sentence has its substance in them."""

_LONGEST_PARTICLE = max(map(len, PARTICLES))
_LONGEST_ENDING = 5
_LONGEST_INTENT = max(*map(len, INTENT_OF_WORD), *(len(stem) + _LONGEST_ENDING for stem in INTENT_OF_PREFIX))
_BETWEEN = re.compile(r"[\s;/+&·|]+|(?<!\d),|,(?!\d)")


def line_words(line: str) -> list[str]:
    """The words of a line as typed, folded, cut at white space and signs of listing; at most ``MOST_WORDS``."""
    return [word for word in _BETWEEN.split(spaced(folded(line))) if any(map(str.isalnum, word))][:MOST_WORDS]


def stems(word: str) -> tuple[str, ...]:
    """The word itself, then what is left when a particle is taken off its end, the longest first; at most four, none empty.

    A word for a state stands last of all (포스겐가스 → 포스겐): 메탄가스 may be a name of its own, and then is that name.
    """
    lengths = range(min(_LONGEST_PARTICLE, len(word) - 1), 0, -1)
    bare = (word, *(word[:-length] for length in lengths if word[-length:] in PARTICLES))[:3]
    stated = next(
        (
            stem[: -len(state)]
            for stem in bare
            for state in STATE_WORDS
            if len(stem) > len(state) + 1 and stem.endswith(state)
        ),
        "",
    )
    return (*bare, stated) if stated else bare


def parted(word: str) -> tuple[str, str] | None:
    """A name and the intent of a word written onto it (톨루엔보호구는 → 톨루엔, ppe); ``None`` where there is none."""
    for stem in stems(word):
        for length in range(min(_LONGEST_INTENT, len(stem) - 2), 1, -1):
            if intent := _intent(stem[-length:]):
                return stem[:-length], intent
    return None


def intent_of(words: Iterable[str]) -> str:
    """The section that the words are after, or ""; particles and the order of words do not matter."""
    said = {_intent(stem) for word in words for stem in stems(word)}
    return next((intent for intent in INTENTS if intent in said), "")


def is_about(word: str) -> bool:
    """Whether a word only says what the person wants to know, and so cannot be part of a name."""
    return any(_intent(stem) or stem in STOP_WORDS for stem in stems(word))


def _intent(word: str) -> str:
    ends = range(max(len(word) - _LONGEST_ENDING, 1), len(word) + 1)
    begun = (INTENT_OF_PREFIX[word[:end]] for end in ends if word[:end] in INTENT_OF_PREFIX)
    return INTENT_OF_WORD.get(word) or next(begun, "")
