"""Words around a name: particles at its end, and question words that say which section is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reference.words.everyday_vocabulary import EVERYDAY_WORDS
from reference.words.intent_words import (
    INTENT_OF_PHRASE,
    INTENT_OF_PREFIX,
    INTENT_OF_WORD,
    INTENTS,
    PARTICLES,
    STATE_WORDS,
    STOP_WORDS,
    WORDS_OF_PHRASES,
)
from reference.words.name_context import PLACE_WORDS
from search.folding import folded, normalized, single_spaced

MAX_WORDS = 16
"""Words of a query that are used; a sentence names its substance within them."""

_LONGEST_PARTICLE = max(map(len, PARTICLES))
_LONGEST_ENDING = 5
_PLACE_LENGTHS = sorted({len(word) for word in PLACE_WORDS if len(word) > 1}, reverse=True)
_LONGEST_INTENT = max(*map(len, INTENT_OF_WORD), *(len(stem) + _LONGEST_ENDING for stem in INTENT_OF_PREFIX))
_SEPARATORS = re.compile(
    r"[\s;/+&·|()\[\]{}<>〈〉《》「」『』【】〔〕（）［］“”\"!?~…:：；、，。．•→=]+|(?<!\d),|,(?!\d)|(?<![0-9A-Za-z])\.|\.(?![0-9A-Za-z])"
)
"""What parts words: white space, brackets, colons, commas and full stops of all scripts; not the point or comma of a number."""

_FORMULA_BRACKETS = re.compile(r"(?<=[A-Za-z0-9])[(\[](?=[A-Z][A-Za-z0-9]*[)\]][0-9])|(?<=[A-Za-z0-9])[)\]](?=[0-9])")
"""Brackets within a formula, as in Ca(OCl)2."""


def written_words(text: str, most: int = MAX_WORDS) -> list[str]:
    """The words of a text as written, split at white space, brackets and list separators; the first ``most`` of them."""
    kept = _FORMULA_BRACKETS.sub(lambda bracket: _KEPT[bracket.group()], text)
    words = (word.translate(_RESTORED) for word in _SEPARATORS.split(single_spaced(kept)))
    return [word for word in words if any(map(str.isalnum, word))][:most]


def split_words(text: str) -> list[str]:
    """The folded words of a text, as ``written_words`` splits it."""
    return [folded(word) for word in written_words(normalized(text))]


_KEPT = dict(zip("()[]", "\ue000\ue001\ue002\ue003", strict=True))
_RESTORED = {ord(kept): bracket for bracket, kept in _KEPT.items()}


def stems(word: str) -> tuple[str, ...]:
    """The word itself, then the word without a particle at its end, longest first; at most four, none empty.

    The word without a physical state is last (포스겐가스 → 포스겐), because 메탄가스 may be a name itself. A word of everyday
    life is whole: 인도 is a country and not 인 with 도.
    """
    if word in EVERYDAY_WORDS:
        return (word,)
    lengths = range(min(_LONGEST_PARTICLE, len(word) - 1), 0, -1)
    without_particle = (word, *(word[:-length] for length in lengths if word[-length:] in PARTICLES))[:3]
    without_state = next(
        (
            stem[: -len(state)]
            for stem in without_particle
            for state in STATE_WORDS
            if len(stem) > len(state) + 1 and stem.endswith(state)
        ),
        "",
    )
    return (*without_particle, without_state) if without_state else without_particle


def split_intent(word: str) -> tuple[str, str] | None:
    """A name and the intent of the question word attached to it (톨루엔보호구는 → 톨루엔, ppe); ``None`` if there is none."""
    for stem in stems(word):
        for length in range(min(_LONGEST_INTENT, len(stem) - 2), 1, -1):
            if intent := _intent(stem[-length:]):
                return stem[:-length], intent
    return None


def without_place(word: str) -> str | None:
    """The word without the place or vessel that is written behind it (수소충전소에서 → 수소); ``None`` if there is none.

    At least two letters stay, and a place of one syllable does not count: many words end so.
    """
    for stem in stems(word):
        for length in _PLACE_LENGTHS:
            if len(stem) > length + 1 and stem[-length:] in PLACE_WORDS:
                return stem[:-length]
    return None


def intent_of(words: Iterable[str]) -> str:
    """The section that the words ask for, or ""; particles and word order do not matter."""
    text = f" {' '.join(words)} "
    intents: set[str] = set()
    for phrase, intent in INTENT_OF_PHRASE.items():
        if f" {phrase} " in text:
            intents.add(intent)
            text = text.replace(f" {phrase} ", " ")
    intents |= {_intent(stem) for word in text.split() for stem in stems(word)}
    return next((intent for intent in INTENTS if intent in intents), "")


def is_question_word(word: str) -> bool:
    """Whether a word only asks something, and so cannot be part of a name."""
    return any(_intent(stem) or stem in STOP_WORDS or stem in WORDS_OF_PHRASES for stem in stems(word))


def _intent(word: str) -> str:
    ends = range(max(len(word) - _LONGEST_ENDING, 1), len(word) + 1)
    by_beginning = (INTENT_OF_PREFIX[word[:end]] for end in ends if word[:end] in INTENT_OF_PREFIX)
    return INTENT_OF_WORD.get(word) or next(by_beginning, "")
