"""Clauses for a text that is a name: whole, within a longer text, half typed, misspelled, by initials or by rule."""

from __future__ import annotations

from collections.abc import Iterable

from search import analysis, hangul
from search.clauses import SYNONYM_WORD, TIER, Clause, Match
from search.engine_types import Why
from search.fields import Field, jamo_token, sound_token
from search.query_parsing import NameCandidate, ResolvedQuery
from search.rule_keys import rule_keys

MAX_NAMES = 6
"""Names within a text that are searched; three clauses each."""

MAX_FUZZY_LENGTH = analysis.MAX_TOKEN_LENGTH
"""Jamo of a text that gets fuzzy clauses: stored names are no longer, and an automaton of 120 costs two milliseconds."""

FAR_TYPO = 20

FAR_TYPO_OF_LONG_TEXT = 170
"""Two typos in a long text that also contains a name: lead dpiicrate is lead dipicrate before it is lead."""

LONG_TEXT = 6
"""Syllables (Latin letters: half as many again) from which two typos leave no doubt which name is meant."""

SHORT_SPELLING, LONG_SPELLING = 8, 14
"""Letters of a name as it sounds from which one letter, and two, may differ. While it is typed it is a beginning instead."""

MOST_SPELLINGS = 2

RULE_WHILE_TYPING = {Why.RULE_SAME: 19, Why.RULE_NEAR: 18, Why.RULE_SIMILAR: 12}
"""While a text is typed, all that is found by rule stands below all stated names."""

PREFIX_WHILE_TYPING = 260
"""A prefix while it is typed: above typos, below whole names."""

ABBREVIATION_LENGTH = 4
"""Latin letters from which typos are searched; shorter abbreviations are never taken for one another."""

ABBREVIATION_PREFIX = 210
"""A prefix of four Latin letters: PHMG is the prefix of PHMG phosphate before it is a typo of PHMB, another substance."""


def name_clauses(name_key: str) -> Iterable[Clause]:
    """Clauses for an exact name: stated, another name, or an alias."""
    token = (analysis.token(name_key),)
    for field, why in ((Field.NAME, Why.NAME), (Field.SYNONYM, Why.SYNONYM), (Field.ALIAS, Why.ALIAS)):
        yield Clause(field, Match.TERM, token, TIER[why], why)


def contained_name_clauses(names: Iterable[NameCandidate]) -> Iterable[Clause]:
    """Clauses for names within a longer text."""
    for name in list(names)[:MAX_NAMES]:
        token = (analysis.token(name.key),)
        yield Clause(Field.NAME, Match.TERM, token, TIER[Why.WORDS], Why.WORDS)
        yield Clause(Field.SYNONYM, Match.TERM, token, SYNONYM_WORD, Why.WORDS)
        yield Clause(Field.ALIAS, Match.TERM, token, SYNONYM_WORD, Why.WORDS)


def initials_clauses(text: str, suggesting: bool) -> Iterable[Clause]:
    """Names whose syllables begin with the typed consonants (ㅇㅁㄴㅇ); while typed, also names that go on."""
    typed = hangul.typed_initials(text.replace(" ", ""))[: analysis.MAX_TOKEN_LENGTH]
    if len(typed) >= 2:
        yield Clause(Field.INITIALS, Match.TERM, (typed,), TIER[Why.CHOSUNG], Why.CHOSUNG)
        if suggesting:
            yield Clause(Field.INITIALS, Match.PREFIX, (typed,), TIER[Why.PREFIX], Why.CHOSUNG)


def prefix_clauses(name_key: str, suggesting: bool) -> Iterable[Clause]:
    """Names that continue the text. If it is still being typed or ends within a syllable, that is more likely than a typo."""
    if name_key and not hangul.typed_initials(name_key):
        tier = TIER[Why.PREFIX]
        if suggesting or _is_half_typed(name_key):
            tier = PREFIX_WHILE_TYPING
        elif len(name_key) == ABBREVIATION_LENGTH and name_key.isascii() and name_key.isalpha():
            tier = ABBREVIATION_PREFIX
        yield prefix_clause(name_key, tier)


def is_one_syllable(name_key: str) -> bool:
    """Whether a text is one syllable: it begins too many names to say anything, and 숫 is no 수산화 나트륨."""
    return len(name_key) == 1 and hangul.is_syllable(name_key)


def prefix_clause(name_key: str, tier: int) -> Clause:
    """Names that begin with the letters of the text, a half-typed syllable included."""
    return Clause(Field.JAMO, Match.PREFIX, (jamo_token(name_key),), tier, Why.PREFIX)


def _is_half_typed(name_key: str) -> bool:
    """Whether the text ends within a syllable, as 질산ㅋ does on the way to 질산칼륨."""
    return len(name_key) > 1 and not hangul.is_syllable(name_key[-1]) and hangul.is_hangul(name_key[-1])


def fuzzy_clauses(resolved: ResolvedQuery) -> Iterable[Clause]:
    """Two letters may differ only if enough others agree that the name is still the one meant."""
    name_key = resolved.parsed.name_key
    keys = hangul.to_jamo(name_key)
    if len(keys) > MAX_FUZZY_LENGTH:
        return
    syllables, letters = _syllables_and_letters(name_key)
    if sound := sound_token(name_key):
        yield Clause(Field.SOUND, Match.TERM, (sound,), TIER[Why.TYPO], Why.TYPO)
    if syllables >= 2 or letters >= 4:
        yield Clause(Field.JAMO, Match.FUZZY_1, (keys,), TIER[Why.TYPO], Why.TYPO)
    if syllables >= 4 or letters >= 7:
        long = syllables >= LONG_TEXT or letters >= LONG_TEXT * 3 // 2
        tier = FAR_TYPO_OF_LONG_TEXT if resolved.names and long else FAR_TYPO
        yield Clause(Field.JAMO, Match.FUZZY_2, (keys,), tier, Why.TYPO)


def rule_clauses(resolved: ResolvedQuery, suggesting: bool) -> Iterable[Clause]:
    """Substances whose English name has the same concepts as the text, or nearly the same."""
    keys = rule_keys(resolved)
    tier = RULE_WHILE_TYPING if suggesting else TIER
    for field, tokens, why in (
        (Field.NAME_KEY, keys.same, Why.RULE_SAME),
        (Field.NAME_KEY, keys.other_configuration, Why.RULE_NEAR),
        (Field.NEAR_NAME_KEY, keys.near, Why.RULE_NEAR),
    ):
        if tokens:
            yield Clause(field, Match.ANY, tokens, tier[why], why)
    for spelling in keys.spellings[:MOST_SPELLINGS]:
        if suggesting or len(spelling) >= SHORT_SPELLING:
            slips = Match.FUZZY_2 if len(spelling) >= LONG_SPELLING else Match.FUZZY_1
            match = Match.PREFIX if suggesting else slips
            yield Clause(Field.MADE, match, (spelling,), tier[Why.RULE_SIMILAR], Why.RULE_SIMILAR)


def _syllables_and_letters(name_key: str) -> tuple[int, int]:
    """Syllables and Latin letters. A typo breaks a syllable into jamo, so two single jamo count as one syllable."""
    syllables = sum(map(hangul.is_syllable, name_key))
    syllables += (sum(map(hangul.is_hangul, name_key)) - syllables + 1) // 2
    return syllables, sum(letter.isascii() and letter.isalpha() for letter in name_key)
