"""The words of a text that nothing explains.

An answer may name one substance only if every word of the text is explained: by a name, by a number or a formula that
agrees, by a word that asks something, or by a word of a reviewed table (content rule 23).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from identifiers.spreadsheet_dates import is_date
from reference.places import place_named
from reference.words.everyday_vocabulary import EVERYDAY_WORDS
from reference.words.intent_words import PARTICLES
from reference.words.list_names import LIST_WORDS
from reference.words.name_context import (
    CHEMICAL_NAME_PART,
    CONTEXT_WORDS,
    ENGLISH_NAME_PART,
    GRADE_WORDS,
    ISOMER_PREFIXES,
    UNITS,
    VERB_ENDINGS,
)
from search.query_words import is_question_word, stems

_TIME = re.compile(r"(?:19|20)?[0-9]{2}\s*년(?:도|에|의)?|(?:19|20)[0-9]{2}|[0-9]{1,2}(?:월|일|시|분)(?:에|의)?")
_AMOUNT = re.compile(rf"[0-9]+(?:[.,][0-9]+)*(?:{'|'.join(map(re.escape, UNITS))})(?:짜리|정도|가량)?", re.IGNORECASE)
_VALENCE = re.compile(r"[1-8일이삼사오육칠팔]가")
"""A valence, which makes a metal another substance: 6가 크롬."""

_BARE_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_DATE = re.compile(r"(?<![0-9.,/-])((?:19|20)[0-9]{2})\s?[./]\s?([0-9]{1,2})\s?[./]\s?([0-9]{1,2})(?:\.|(?![0-9.,/-]))")
_CLOCK = re.compile(r"(?<![0-9:.,])([01]?[0-9]|2[0-4]):([0-5][0-9])(?::[0-5][0-9])?(?![0-9:.,])")
_SPACED_AMOUNT = re.compile(
    rf"(?<![0-9A-Za-z.,-])([0-9]+(?:[.,][0-9]+)*) ({'|'.join(map(re.escape, sorted(UNITS, key=len, reverse=True)))})"
    r"(?![0-9A-Za-z가-힣/,-])",
    re.IGNORECASE,
)


def written_alike(text: str) -> str:
    """The text with its dates, times and amounts in one way of writing, so that each stays one word.

    ``2024. 1. 4.`` becomes ``2024-1-4``, ``10:30`` ``10시 30분`` and ``2 kg`` ``2kg``.
    """
    text = _DATE.sub(lambda match: "-".join(match.groups()) if is_date("-".join(match.groups())) else match[0], text)
    return _SPACED_AMOUNT.sub(r"\1\2", _CLOCK.sub(r"\1시 \2분", text))


def is_explained(word: str) -> bool:
    """Whether a folded word beside a name only asks, describes the scene, gives a time, a place or an amount, or is a particle.

    A bare number explains nothing: 염산 35 may be a share, a position on a list or part of a name.
    """
    if word in ISOMER_PREFIXES or (_BARE_NUMBER.fullmatch(word) and not _TIME.fullmatch(word)):
        return False
    return (
        is_question_word(word)
        or any(_is_time_or_amount(stem) or _is_harmless(stem) for stem in stems(word))
        or _is_verb(word)
    )


def looks_chemical(word: str) -> bool:
    """Whether a folded word may be part of a substance's name, so that it makes the name beside it another one."""
    if word.isascii():
        return len(word) > 2 and bool(ENGLISH_NAME_PART.search(word))
    return bool(CHEMICAL_NAME_PART.search(word) or _VALENCE.fullmatch(word))


def unexplained_words(words: Iterable[str]) -> tuple[str, ...]:
    """Those of the words that nothing explains, each once, in order."""
    return tuple(dict.fromkeys(word for word in words if not is_explained(word)))


def _is_time_or_amount(stem: str) -> bool:
    return bool(_TIME.fullmatch(stem) or _AMOUNT.fullmatch(stem)) or is_date(stem)


def _is_harmless(stem: str) -> bool:
    return (
        stem in CONTEXT_WORDS
        or stem in GRADE_WORDS
        or stem in PARTICLES
        or (len(stem) > 1 and stem in EVERYDAY_WORDS)
        or place_named(stem) is not None
        or stem in LIST_WORDS
    )


def _is_verb(word: str) -> bool:
    """Whether a Hangul word ends as only verbs and adjectives do, and holds no piece of a chemical name (쏟아졌는데요)."""
    return word.endswith(VERB_ENDINGS) and not CHEMICAL_NAME_PART.search(word)
