"""The keys and spellings by which a typed Korean text is looked up among substances that have only an English name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reference.systematic_names.keys import typed_keys
from reference.systematic_names.made_spellings import typed_spellings
from search import hangul
from search.everyday_words import are_everyday_words
from search.query_parsing import ResolvedQuery

MOST_READINGS = 4
"""Readings of a text that get keys: as typed, without a particle, without a question word."""


@dataclass(frozen=True, slots=True)
class RuleKeys:
    """What a text is looked up by: keys of the same and of nearly the same name, spellings of a similar one."""

    same: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    other_configuration: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()


_NO_KEYS = RuleKeys()


def rule_keys(resolved: ResolvedQuery) -> RuleKeys:
    """The keys of a text with Hangul that no name of an entry answers; none for everyday words and for any other text.

    Names within the text answer it where they leave no word unexplained: 메탄올(Methanol) sounds like no other substance.
    """
    parsed = resolved.parsed
    is_answered = resolved.exact is not None or (resolved.names and not resolved.unexplained)
    if is_answered or not any(map(hangul.is_syllable, parsed.text)):
        return _NO_KEYS
    if are_everyday_words(parsed.name_words):
        return _NO_KEYS
    texts = list(dict.fromkeys(reading.text for reading in parsed.whole_names))[:MOST_READINGS]
    found = [typed_keys(text) for text in texts]
    if found and found[0].is_salt:
        texts, found = texts[:1], found[:1]
    return RuleKeys(
        _joined(keys.same for keys in found),
        _joined(keys.near for keys in found),
        _joined(keys.other_configuration for keys in found),
        _joined(map(typed_spellings, texts)),
    )


def _joined(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for group in groups for key in group))
