"""How people mistype or shorten a name: each query form makes such a text, and checks whether a name explains a text.

A form accepts more than the entry that it started from: for 톨루인, every entry with a name one letter away is right,
because the text does not say which of them was meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

from evaluation.generated.entry_names import EntryNames, short_names
from evaluation.generated.typos import JAMO, LATIN, with_typos
from identifiers import cas as cas_number
from identifiers import formula
from identifiers.formula import FormulaError
from search import analysis, hangul
from search.edit_distance import edit_distance
from search.folding import folded, normalized

_AFTER_CONSONANT = ("은", "이", "을", "과", "에", "의", "도")
_AFTER_VOWEL = ("는", "가", "를", "와", "에", "의", "도")
MIN_PREFIX_KEYS = 3
"""Keys of a prefix; two keys are one syllable, which starts hundreds of names."""


@dataclass(frozen=True, slots=True)
class QueryForm:
    """One way to type a name.

    ``make_text`` makes a text for an entry, "" if it has no suitable name. ``explains`` says whether one of its names gives
    the text in this form. ``share`` is the percentage of a set. ``mode`` is search or suggest.
    """

    category: str
    share: int
    mode: str
    make_text: Callable[[Random, EntryNames], str]
    explains: Callable[[EntryNames, str], bool]


def _one_of(random: Random, names: Iterable[str]) -> str:
    suitable = list(names)
    return random.choice(suitable) if suitable else ""


def _korean(names: EntryNames, syllables: int) -> list[str]:
    """Names in Hangul, apart from locants, with at least ``syllables`` syllables."""
    return [
        name
        for name in short_names(names.korean)
        if sum(map(hangul.is_syllable, name)) >= syllables
        and not any(letter.isalpha() and not hangul.is_hangul(letter) for letter in folded(name))
    ]


def _english(names: EntryNames, letters: int) -> list[str]:
    short = short_names(names.english)
    return [name for name in short if name.isascii() and sum(map(str.isalpha, name)) >= letters]


# Typing errors


def _jamo_typos(typos: int, syllables: int) -> Callable[[Random, EntryNames], str]:
    def make_text(random: Random, names: EntryNames) -> str:
        name = _one_of(random, _korean(names, syllables))
        return hangul.compose(_with_typos(random, hangul.to_jamo(folded(name)), JAMO, typos)) if name else ""

    return make_text


def _latin_typos(typos: int, letters: int) -> Callable[[Random, EntryNames], str]:
    def make_text(random: Random, names: EntryNames) -> str:
        name = _one_of(random, _english(names, letters))
        return _with_typos(random, folded(name), LATIN, typos) if name else ""

    return make_text


def _with_typos(random: Random, letters: str, alphabet: str, typos: int) -> str:
    """The letters with ``typos`` errors; "" if one error hit another (a swap over a gap), which gives a larger distance."""
    typed = with_typos(random, letters, alphabet, typos)
    return typed if edit_distance(letters, typed, typos) <= typos else ""


def _within(typos: int) -> Callable[[EntryNames, str], bool]:
    def explains(names: EntryNames, text: str) -> bool:
        keys = analysis.jamo_key(text)
        return any(
            edit_distance(keys, analysis.jamo_key(name), typos) <= typos for name in (*names.korean, *names.english)
        )

    return explains


# Prefixes and initials


def _prefix(random: Random, names: EntryNames) -> str:
    name = _one_of(random, _korean(names, 2))
    keys = hangul.to_jamo(folded(name))
    if len(keys) <= MIN_PREFIX_KEYS:
        return ""
    typed = hangul.compose(keys[: random.randint(MIN_PREFIX_KEYS, len(keys) - 1)])
    return typed if sum(map(hangul.is_hangul, typed)) >= 2 else ""


def _starts_a_name(names: EntryNames, text: str) -> bool:
    keys = analysis.jamo_key(text)
    return any(analysis.jamo_key(name).startswith(keys) for name in (*names.korean, *names.english))


def _initials(random: Random, names: EntryNames) -> str:
    return analysis.chosung(_one_of(random, _korean(names, 3)))


def _has_initials(names: EntryNames, text: str) -> bool:
    return any(analysis.chosung(name) == text for name in names.korean)


# The other keyboard layout


def _latin_keys(random: Random, names: EntryNames) -> str:
    return hangul.to_latin_layout(_one_of(random, _korean(names, 2)))


def _hangul_keys(random: Random, names: EntryNames) -> str:
    return hangul.to_hangul_layout(folded(_one_of(random, _english(names, 4))))


def _same_keys(names: EntryNames, text: str) -> bool:
    keys = {analysis.name_key(hangul.to_hangul_layout(text)), analysis.name_key(hangul.to_latin_layout(text))}
    return any(analysis.name_key(name) in keys for name in (*names.korean, *names.english))


# Particles and spaces


def _with_particle(random: Random, names: EntryNames) -> str:
    name = _one_of(random, (name for name in _korean(names, 2) if hangul.is_syllable(name[-1])))
    if not name:
        return ""
    open_syllable = len(hangul.FINALS) and (ord(name[-1]) - ord("가")) % len(hangul.FINALS) == 0
    return name + random.choice(_AFTER_VOWEL if open_syllable else _AFTER_CONSONANT)


def _is_with_particle(names: EntryNames, text: str) -> bool:
    return any(analysis.name_key(name) == analysis.name_key(text[:-1]) for name in names.korean)


def _with_space(random: Random, names: EntryNames) -> str:
    name = _one_of(random, _korean(names, 2))
    positions = [i for i in range(1, len(name)) if hangul.is_syllable(name[i - 1]) or name[i] == "-"]
    if not positions:
        return ""
    position = random.choice(positions)
    return f"{name[:position]} {name[position:]}"


def _is_with_spaces(names: EntryNames, text: str) -> bool:
    return any(analysis.name_key(name) == analysis.name_key(text) for name in names.korean)


# Numbers and formulas


def _cas(random: Random, names: EntryNames) -> str:
    number = _one_of(random, names.cas)
    return random.choice((number, number.replace("-", "")))


def _has_cas(names: EntryNames, text: str) -> bool:
    return text.replace("-", "") in map(cas_number.digits, names.cas)


def _formula(random: Random, names: EntryNames) -> str:
    return _one_of(random, names.formulas_as_written)


def _has_formula(names: EntryNames, text: str) -> bool:
    try:
        return formula.hill(normalized(text)) in names.formulas
    except FormulaError:
        return False


QUERY_FORMS = (
    QueryForm("jamo_1", 16, "search", _jamo_typos(1, 2), _within(1)),
    QueryForm("jamo_2", 4, "search", _jamo_typos(2, 4), _within(2)),
    QueryForm("prefix", 10, "suggest", _prefix, _starts_a_name),
    QueryForm("chosung", 10, "search", _initials, _has_initials),
    QueryForm("layout_ko", 8, "search", _latin_keys, _same_keys),
    QueryForm("layout_en", 4, "search", _hangul_keys, _same_keys),
    QueryForm("particle", 10, "search", _with_particle, _is_with_particle),
    QueryForm("space", 10, "search", _with_space, _is_with_spaces),
    QueryForm("english_1", 10, "search", _latin_typos(1, 4), _within(1)),
    QueryForm("english_2", 2, "search", _latin_typos(2, 7), _within(2)),
    QueryForm("cas", 10, "search", _cas, _has_cas),
    QueryForm("formula", 6, "search", _formula, _has_formula),
)
"""Every query form; the shares are percentages and add up to 100."""

KOREAN_FORMS = frozenset(form.category for form in QUERY_FORMS) - {"cas", "formula"}
"""Forms that start from substances with a Korean name, the English forms too: people search for those substances."""
