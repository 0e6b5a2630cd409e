"""Texts that no single substance explains, made from the names and numbers that the portal holds, and the answers to them.

Every text joins a held name with something that makes it another thing or nothing: an unknown tail, the number or the name
of another substance, another name in brackets. An answer that names one substance is a fault, whatever the words are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from evaluation.generated.entry_names import EntryNames, short_names
from evaluation.generated.question_set import NamedEntries
from portal.answers.answer import Answer, AnswerKind
from search.analysis import name_key
from search.explained_words import unexplained_words
from search.query_words import split_words

Ask = Callable[[str], Answer]


class Contradiction(StrEnum):
    """What stands beside the held name."""

    UNKNOWN_TAIL = "name + unknown tail"
    PIECE_OF_A_NAME = "name + piece of a name"
    OTHER_NUMBER = "name + other number"
    OTHER_NAME = "name + other name"
    OTHER_IN_BRACKETS = "name (other name)"
    NUMBER_IN_BRACKETS = "name (other number)"


@dataclass(frozen=True, slots=True)
class ContradictingText:
    """One text, what it joins, and the CAS numbers of what it joins."""

    text: str
    contradiction: Contradiction
    joined: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """A text that was answered with one substance."""

    text: ContradictingText
    answer: Answer


def contradicting_texts(named: NamedEntries, count: int, seed: int) -> Iterator[ContradictingText]:
    """``count`` texts in equal shares, the same for each seed.

    Left out are a text that is itself a held name, and two names of which one substance bears both.
    """
    chance = Random(seed)  # noqa: S311  (a reproducible sample, no secret)
    entries = [entry for entry in named.entries.values() if entry.cas and short_names((*entry.korean, *entry.english))]
    kinds = tuple(Contradiction)
    made = 0
    while made < count:
        entry, other = chance.sample(entries, 2)
        name, other_name = (chance.choice(short_names((*one.korean, *one.english))) for one in (entry, other))
        kind = kinds[made % len(kinds)]
        text = _joined(kind, name, other_name, other.cas[0], chance)
        bearers = named.keys_by_name.get(name_key(name), frozenset())
        if not text or name_key(text) in named.keys_by_name or bearers & _bearers(named, kind, other, other_name):
            continue
        made += 1
        yield ContradictingText(text, kind, (entry.cas[0], other.cas[0]))


def _bearers(named: NamedEntries, kind: Contradiction, other: EntryNames, other_name: str) -> frozenset[str]:
    if kind in (Contradiction.OTHER_NUMBER, Contradiction.NUMBER_IN_BRACKETS):
        return frozenset({other.key})
    return named.keys_by_name.get(name_key(other_name), frozenset()) | {other.key}


def faults(ask: Ask, texts: Iterable[ContradictingText]) -> Iterator[Fault]:
    """The texts that are answered with one substance."""
    for text in texts:
        answer = ask(text.text)
        if answer.kind is AnswerKind.SUBSTANCE:
            yield Fault(text, answer)


def _joined(kind: Contradiction, name: str, other_name: str, other_cas: str, chance: Random) -> str:
    """The text; "" where a piece of the other name cannot be cut."""
    if kind is Contradiction.UNKNOWN_TAIL:
        return _beside(name, _unknown_word(chance), chance)
    if kind is Contradiction.PIECE_OF_A_NAME:
        piece = _piece(other_name, chance)
        return _beside(name, piece, chance) if piece else ""
    if kind is Contradiction.OTHER_NUMBER:
        return chance.choice((f"{name} {other_cas}", f"{other_cas} {name}", f"{name}, {other_cas}"))
    if kind is Contradiction.NUMBER_IN_BRACKETS:
        return chance.choice((f"{name}({other_cas})", f"{name} [CAS No. {other_cas}]"))
    return f"{name} {other_name}" if kind is Contradiction.OTHER_NAME else f"{name}({other_name})"


def _beside(name: str, word: str, chance: Random) -> str:
    return chance.choice((f"{name} {word}", f"{word} {name}", f"{name}({word})"))


def _piece(name: str, chance: Random) -> str:
    """The beginning or the end of a name, one letter or more shorter than it; "" where that would be a word of its own."""
    length = chance.randint(3, max(3, len(name) - 1))
    piece = chance.choice((name[:length], name[-length:])).strip()
    return piece if len(piece) < len(name) and unexplained_words(split_words(piece)) else ""


def _unknown_word(chance: Random) -> str:
    """A word of two to four syllables with final consonants that no language of chemistry has."""
    return "".join(
        chr(0xAC00 + chance.randrange(19) * 588 + chance.randrange(21) * 28 + 27) for _ in range(chance.randint(2, 4))
    )
