"""Cuts a name into pieces of the table: the cheapest way to explain every symbol, by dynamic programming.

A piece costs one, a letter that no piece explains costs more, so that few long pieces win over many short ones. Three
states make an ending dear where none may stand, and anything but an ending dear after a root (헥ㅅ-안-온 is no 헥사-논).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from reference.systematic_names.morphemes import Morpheme, MorphemeClass, trie
from reference.systematic_names.notation import COSTS, Sign, signs_at
from reference.systematic_names.spelling import VOWELS, Symbols, symbols_of

_PIECE = 1.0
_SHORT_PIECE = {1: 0.5, 2: 0.5, 3: 0.25}
"""What a piece of so few symbols costs more: it fits by chance."""

_MULTIPLIER_GAIN = 0.1
_NOTHING_SAID = 0.5
"""A piece that is not in the key (ester, 염)."""

_ENDING_ALONE, _LONG_ENDING_ALONE = 2.5, 0.4
_LONG_ENDING = 4
"""Symbols of an ending that also stands as a word (oxime, dihydrazide)."""

_ENDING_OF_ROOT, _ENDING_OF_PIECE = -0.5, -0.2
_ROOT_ALONE, _ROOT_AT_END = 1.5, 6.0
"""A root before another piece, and one that ends a word: dichlorophen is no dichlorobenzene."""

_ELSEWHERE, _AFTER_PIECE, _AFTER_ROOT = 0, 1, 2
_STATES = (_ELSEWHERE, _AFTER_PIECE, _AFTER_ROOT)
_UNKNOWN, _MORE_UNKNOWN = 2.6, 1.1
_SEPARATOR, _PLURAL, _SHARED_LIQUID = 0.02, 0.1, 0.3
_SEPARATORS = frozenset("-,()[]{}.'*:;+/·")
_KEEPS_STATE = frozenset("-')]}")
_STATELESS = frozenset(
    {MorphemeClass.MULTIPLIER, MorphemeClass.LOCANT, MorphemeClass.STEREO, MorphemeClass.VALENCY, MorphemeClass.WATER}
)
_FAR = 1e9


@dataclass(frozen=True, slots=True)
class Cut:
    """One piece of a name: where it stands, and the morpheme or sign that it is; neither for a letter that is not explained."""

    start: int
    end: int
    morpheme: Morpheme | None = None
    sign: Sign | None = None
    text: str = ""
    separates: bool = False


_Payload = Morpheme | tuple[Sign, str] | str | None
"""What a way explains: a piece, a sign with its text, a separator; ``None`` for a letter that nothing explains."""

_Way = tuple[int, int, _Payload]
"""Where a way begins, in which state, and what it explains."""


class _Table:
    """The cheapest way to each position in each state."""

    def __init__(self, symbols: Symbols) -> None:
        self.symbols = symbols
        size = len(symbols.text) + 1
        self.costs = tuple([_FAR] * size for _ in _STATES)
        self.ways: tuple[list[_Way | None], ...] = tuple([None] * size for _ in _STATES)
        self.costs[0][0] = 0.0

    def offer(self, start: int, state: int, end: int, new_state: int, cost: float, payload: _Payload) -> None:
        """Takes this way to ``end`` if it is the cheapest so far."""
        total = self.costs[state][start] + cost
        if total < self.costs[new_state][end] - 1e-9:
            self.costs[new_state][end] = total
            self.ways[new_state][end] = (start, state, payload)

    def cuts(self) -> tuple[Cut, ...]:
        """The pieces on the cheapest way to the end."""
        position = len(self.symbols.text)
        state = min(_STATES, key=lambda each: self.costs[each][position] + (_ROOT_AT_END if each == _AFTER_ROOT else 0))
        cuts: list[Cut] = []
        while position > 0:
            way = self.ways[state][position]
            assert way is not None, "every position is reached by unknown letters"  # noqa: S101  (narrows the type)
            cuts.append(_cut(way[0], position, way[2], self.symbols.text))
            position, state, _ = way
        return tuple(cuts[::-1])


def _cut(start: int, end: int, payload: _Payload, text: str) -> Cut:
    if isinstance(payload, Morpheme):
        return Cut(start, end, morpheme=payload)
    if isinstance(payload, tuple):
        return Cut(start, end, sign=payload[0], text=payload[1])
    return Cut(start, end, text=text[start:end], separates=payload is not None)


@lru_cache(maxsize=256)
def cut(name: str) -> tuple[Symbols, tuple[Cut, ...]]:
    """The symbols of a name and its pieces in reading order; every symbol belongs to exactly one piece, but for a shared ㄹ.

    Keys and spellings of one name are made one after the other, so the last names are kept.
    """
    symbols = symbols_of(name)
    table = _Table(symbols)
    costs = table.costs
    for position in range(len(symbols.text)):
        states = [state for state in _STATES if costs[state][position] < _FAR]
        if states:
            _offer_signs(table, position, states)
            _offer_morphemes(table, position, states)
            _offer_unknown(table, position, states)
    return symbols, table.cuts()


def _offer_signs(table: _Table, position: int, states: list[int]) -> None:
    text = table.symbols.text
    letter = text[position]
    if letter in _SEPARATORS:
        for state in states:
            kept = state if letter in _KEEPS_STATE else _ELSEWHERE
            alone = _ROOT_AT_END if state == _AFTER_ROOT and letter != "-" else 0
            table.offer(position, state, position + 1, kept, _SEPARATOR + alone, letter)
    elif not letter.isascii() or not table.symbols.borders[position]:
        return
    after_space = position in table.symbols.spaces
    before = text[position - 1] if position else ""
    word_begins = after_space or not (before.isascii() and before.isalpha())
    if letter.isalpha() and not word_begins and letter != "s":
        return
    for sign, found, end in signs_at(text, position, word_begins=word_begins):
        for state in states:
            kept = _ELSEWHERE if after_space and sign is not Sign.LOCANTS else state
            table.offer(position, state, end, kept, COSTS[sign], (sign, found))
    if letter == "s" and not after_space and _AFTER_PIECE in states and _word_ends(table.symbols, position + 1):
        table.offer(position, _AFTER_PIECE, position + 1, _AFTER_PIECE, _PLURAL, letter)


def _word_begins(symbols: Symbols, position: int) -> bool:
    return position == 0 or position in symbols.spaces or symbols.text[position - 1] in _SEPARATORS


def _word_ends(symbols: Symbols, position: int) -> bool:
    return position == len(symbols.text) or position in symbols.spaces or symbols.text[position] in _SEPARATORS


def _offer_morphemes(table: _Table, start: int, states: list[int]) -> None:
    symbols = table.symbols
    letter = symbols.text[start]
    if not symbols.borders[start] and letter not in VOWELS:
        return
    new_word = start in symbols.spaces and letter.isascii()
    for end, morpheme in _morphemes_at(symbols, start):
        kind = morpheme.kind
        cost = _cost(morpheme)
        for state in states:
            before = _ELSEWHERE if new_word else state
            if kind is MorphemeClass.ABBREVIATION and (before != _ELSEWHERE or not _word_ends(symbols, end)):
                continue
            if morpheme.is_short_word and not (_word_begins(symbols, start) and _word_ends(symbols, end)):
                continue
            total = cost + _fit(morpheme, before) + (_ROOT_AT_END if new_word and state == _AFTER_ROOT else 0)
            after = before if kind in _STATELESS else _AFTER_ROOT if kind is MorphemeClass.ROOT else _AFTER_PIECE
            table.offer(start, state, end, after, total, morpheme)
            if end in symbols.doubled and end - 1 > start:
                table.offer(start, state, end - 1, after, total + _SHARED_LIQUID, morpheme)


def _fit(morpheme: Morpheme, state: int) -> float:
    """What a piece costs more or less because of what stands before it."""
    if morpheme.kind is MorphemeClass.SUFFIX:
        if state == _ELSEWHERE:
            return _LONG_ENDING_ALONE if morpheme.length >= _LONG_ENDING else _ENDING_ALONE
        return _ENDING_OF_ROOT if state == _AFTER_ROOT else _ENDING_OF_PIECE
    return _ROOT_ALONE if state == _AFTER_ROOT and morpheme.kind not in _STATELESS else 0


def _morphemes_at(symbols: Symbols, start: int) -> Iterator[tuple[int, Morpheme]]:
    """The pieces that may begin here, with their ends; a piece ends at a syllable's border or before a vowel."""
    text, borders = symbols.text, symbols.borders
    node = trie()
    for end in range(start + 1, len(text) + 1):
        following = node.following.get(text[end - 1])
        if following is None:
            return
        node = following
        if node.morphemes and (borders[end] or text[end] in VOWELS):
            for morpheme in node.morphemes:
                if not morpheme.whole_syllables or (borders[start] and borders[end]):
                    yield end, morpheme


def _cost(morpheme: Morpheme) -> float:
    if morpheme.kind is MorphemeClass.FUNCTION and not morpheme.concepts:
        return _NOTHING_SAID
    gain = _MULTIPLIER_GAIN if morpheme.kind is MorphemeClass.MULTIPLIER else 0
    return _PIECE + _SHORT_PIECE.get(morpheme.length, 0) - gain


def _offer_unknown(table: _Table, position: int, states: list[int]) -> None:
    for state in states:
        way = table.ways[state][position]
        cost = _MORE_UNKNOWN if way is not None and way[2] is None else _UNKNOWN
        table.offer(position, state, position + 1, _AFTER_PIECE, cost, None)
