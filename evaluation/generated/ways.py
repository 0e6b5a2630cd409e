"""The ways in which people miss or shorten a name: each makes such a text, and knows whether a name leads to a text.

What a way accepts is wider than the entry it started from: whoever types 톨루인 is answered by any entry that has a name
one letter away, for nobody can know which of them was meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

from evaluation.generated.edits import JAMO, LATIN, slipped
from evaluation.generated.named import Named, typed_by_hand
from identifiers import cas as cas_number
from identifiers import formula
from identifiers.formula import FormulaError
from search import analysis, hangul
from search.distance import distance
from search.folding import folded, plain

_AFTER_CONSONANT = ("은", "이", "을", "과", "에", "의", "도")
_AFTER_VOWEL = ("는", "가", "를", "와", "에", "의", "도")
SHORTEST_BEGINNING = 3
"""Keys of a beginning: two are a syllable that begins hundreds of names."""


@dataclass(frozen=True, slots=True)
class Way:
    """``typed`` gives a text for an entry, "" where it has no fitting name; ``reaches`` says whether its names lead there.

    ``share`` is in hundredths of a set. ``mode`` is search or suggest.
    """

    category: str
    share: int
    mode: str
    typed: Callable[[Random, Named], str]
    reaches: Callable[[Named, str], bool]


def _one_of(random: Random, names: Iterable[str]) -> str:
    fitting = list(names)
    return random.choice(fitting) if fitting else ""


def _korean(named: Named, syllables: int) -> list[str]:
    """Names in Hangul alone but for locants, with at least so many syllables."""
    return [
        name
        for name in typed_by_hand(named.korean)
        if sum(map(hangul.is_syllable, name)) >= syllables
        and not any(letter.isalpha() and not hangul.is_hangul(letter) for letter in folded(name))
    ]


def _english(named: Named, letters: int) -> list[str]:
    names = typed_by_hand(named.english)
    return [name for name in names if name.isascii() and sum(map(str.isalpha, name)) >= letters]


# Slips


def _jamo_slips(slips: int, syllables: int) -> Callable[[Random, Named], str]:
    def typed(random: Random, named: Named) -> str:
        name = _one_of(random, _korean(named, syllables))
        return hangul.composed(_slipped(random, hangul.split(folded(name)), JAMO, slips)) if name else ""

    return typed


def _latin_slips(slips: int, letters: int) -> Callable[[Random, Named], str]:
    def typed(random: Random, named: Named) -> str:
        name = _one_of(random, _english(named, letters))
        return _slipped(random, folded(name), LATIN, slips) if name else ""

    return typed


def _slipped(random: Random, letters: str, alphabet: str, slips: int) -> str:
    """The letters with so many slips; "" where one slip fell upon another (a swap over a gap), which is farther than both."""
    typed = slipped(random, letters, alphabet, slips)
    return typed if distance(letters, typed, slips) <= slips else ""


def _within(slips: int) -> Callable[[Named, str], bool]:
    def reaches(named: Named, text: str) -> bool:
        keys = analysis.jamo(text)
        return any(distance(keys, analysis.jamo(name), slips) <= slips for name in (*named.korean, *named.english))

    return reaches


# Beginnings and initials


def _beginning(random: Random, named: Named) -> str:
    name = _one_of(random, _korean(named, 2))
    keys = hangul.split(folded(name))
    if len(keys) <= SHORTEST_BEGINNING:
        return ""
    typed = hangul.composed(keys[: random.randint(SHORTEST_BEGINNING, len(keys) - 1)])
    return typed if sum(map(hangul.is_hangul, typed)) >= 2 else ""


def _begins(named: Named, text: str) -> bool:
    keys = analysis.jamo(text)
    return any(analysis.jamo(name).startswith(keys) for name in (*named.korean, *named.english))


def _initials(random: Random, named: Named) -> str:
    return analysis.chosung(_one_of(random, _korean(named, 3)))


def _has_initials(named: Named, text: str) -> bool:
    return any(analysis.chosung(name) == text for name in named.korean)


# The other keyboard layout


def _latin_keys(random: Random, named: Named) -> str:
    return hangul.to_latin_layout(_one_of(random, _korean(named, 2)))


def _hangul_keys(random: Random, named: Named) -> str:
    return hangul.to_hangul_layout(folded(_one_of(random, _english(named, 4))))


def _same_keys(named: Named, text: str) -> bool:
    meant = {analysis.key(hangul.to_hangul_layout(text)), analysis.key(hangul.to_latin_layout(text))}
    return any(analysis.key(name) in meant for name in (*named.korean, *named.english))


# Particles and spaces


def _with_particle(random: Random, named: Named) -> str:
    name = _one_of(random, (name for name in _korean(named, 2) if hangul.is_syllable(name[-1])))
    if not name:
        return ""
    open_syllable = len(hangul.FINALS) and (ord(name[-1]) - ord("가")) % len(hangul.FINALS) == 0
    return name + random.choice(_AFTER_VOWEL if open_syllable else _AFTER_CONSONANT)


def _is_with_particle(named: Named, text: str) -> bool:
    return any(analysis.key(name) == analysis.key(text[:-1]) for name in named.korean)


def _with_space(random: Random, named: Named) -> str:
    name = _one_of(random, _korean(named, 2))
    places = [place for place in range(1, len(name)) if hangul.is_syllable(name[place - 1]) or name[place] == "-"]
    if not places:
        return ""
    place = random.choice(places)
    return f"{name[:place]} {name[place:]}"


def _is_with_spaces(named: Named, text: str) -> bool:
    return any(analysis.key(name) == analysis.key(text) for name in named.korean)


# Numbers and formulas


def _cas(random: Random, named: Named) -> str:
    number = _one_of(random, named.cas)
    return random.choice((number, number.replace("-", "")))


def _has_cas(named: Named, text: str) -> bool:
    return text.replace("-", "") in map(cas_number.digits, named.cas)


def _formula(random: Random, named: Named) -> str:
    return _one_of(random, named.formulas_as_written)


def _has_formula(named: Named, text: str) -> bool:
    try:
        return formula.hill(plain(text)) in named.formulas
    except FormulaError:
        return False


WAYS = (
    Way("jamo_1", 16, "search", _jamo_slips(1, 2), _within(1)),
    Way("jamo_2", 4, "search", _jamo_slips(2, 4), _within(2)),
    Way("prefix", 10, "suggest", _beginning, _begins),
    Way("chosung", 10, "search", _initials, _has_initials),
    Way("layout_ko", 8, "search", _latin_keys, _same_keys),
    Way("layout_en", 4, "search", _hangul_keys, _same_keys),
    Way("particle", 10, "search", _with_particle, _is_with_particle),
    Way("space", 10, "search", _with_space, _is_with_spaces),
    Way("english_1", 10, "search", _latin_slips(1, 4), _within(1)),
    Way("english_2", 2, "search", _latin_slips(2, 7), _within(2)),
    Way("cas", 10, "search", _cas, _has_cas),
    Way("formula", 6, "search", _formula, _has_formula),
)
"""Every way with its share; the shares are hundredths and make a whole."""

KOREAN_ONLY = frozenset(way.category for way in WAYS) - {"cas", "formula"}
"""Ways that start from substances with a Korean name, the English ones included: those are the ones people look for."""
