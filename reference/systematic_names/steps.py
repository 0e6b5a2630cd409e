"""The pieces of a name as steps that the binder reads: concepts, how often, at which place, with which charge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reference.systematic_names.cutting import Cut, cut
from reference.systematic_names.morphemes import MorphemeClass, class_of_concept
from reference.systematic_names.notation import Sign
from reference.systematic_names.sounds import sound_of_symbols
from reference.systematic_names.spelling import Symbols

UNKNOWN_MARK = "?"
"""Before the sound of a stretch that no piece explains; two such stretches are equal if they sound alike."""

RANGE_CONCEPT = "C"


class StepKind(StrEnum):
    """What a step says."""

    CONCEPT = "concept"
    TIMES = "times"
    LOCANTS = "locants"
    VALENCY = "valency"
    WATER = "water"
    STEREO = "stereo"
    DETAIL = "detail"
    PARENT = "parent"
    ENDING = "ending"
    OPEN = "open"
    CLOSE = "close"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: a concept with its class, a count, places, or a detail that belongs to the name as a whole.

    ``PARENT`` says of how many concepts the parent that follows consists: two cumenes are two of each.
    """

    kind: StepKind
    text: str = ""
    number: int = 0
    places: tuple[str, ...] = ()
    concept_class: MorphemeClass = MorphemeClass.UNKNOWN


_OF_SEVERAL_PARTS = (MorphemeClass.PARENT, MorphemeClass.SUBSTITUENT)
"""Classes whose rows of several concepts are counted as a whole: divinylbenzene is no vinylethylbenzene."""

_OPENING, _CLOSING = "([{", ")]}"
_MODIFIER = re.compile(r"x(\d+)|xv(\d)|xh(\d*)|L(\d+(?:,\d+)*|[α-ω]|tert|sec)|x(cis|trans|sym|[a-z])")
_GREEK_PLACES = {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ω": "omega"}
_RELATIVE_PLACES = {"o": "2", "m": "3", "p": "4"}
"""Places on a ring of benzene, which are counted from its other substituent."""

_LETTER_PLACES = {**_RELATIVE_PLACES, "t": "tert", "s": "sec"}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7}
_NOT_CONFIGURATION = re.compile(r"[^rsez+\-±]")


def steps_of(name: str) -> list[Step]:
    """The steps of a name in reading order."""
    symbols, cuts = cut(name)
    return list(_steps(symbols, cuts))


def _steps(symbols: Symbols, cuts: Sequence[Cut]) -> Iterator[Step]:
    unknown = ""
    for piece in cuts:
        known = piece.morpheme is not None or piece.sign is not None or piece.separates
        if unknown and (known or piece.start in symbols.spaces):
            yield _unknown(unknown)
            unknown = ""
        if piece.start in symbols.spaces or (piece.separates and piece.text in ",;"):
            yield Step(StepKind.WORD)
        if piece.morpheme is not None:
            yield from _morpheme_steps(piece)
        elif piece.sign is not None:
            yield from _sign_steps(piece.sign, piece.text)
        elif not piece.separates:
            unknown += piece.text
        elif piece.text in _OPENING:
            yield Step(StepKind.OPEN)
        elif piece.text in _CLOSING:
            yield Step(StepKind.CLOSE)
    if unknown:
        yield _unknown(unknown)


def _unknown(letters: str) -> Step:
    return Step(StepKind.CONCEPT, UNKNOWN_MARK + sound_of_symbols(letters))


def _morpheme_steps(piece: Cut) -> Iterator[Step]:
    morpheme = piece.morpheme
    assert morpheme is not None, "the caller has looked"  # noqa: S101  (narrows the type)
    if not morpheme.concepts and morpheme.kind is MorphemeClass.SUFFIX:
        yield Step(StepKind.ENDING, morpheme.name)
    parts = [modifier_step(concept) for concept in morpheme.concepts]
    if morpheme.kind in _OF_SEVERAL_PARTS and parts.count(None) > 1:
        yield Step(StepKind.PARENT, number=parts.count(None))
    for concept, modifier in zip(morpheme.concepts, parts, strict=True):
        concept_class = class_of_concept().get(concept, morpheme.kind)
        yield modifier or Step(StepKind.CONCEPT, concept, concept_class=concept_class)


def modifier_step(notation: str) -> Step | None:
    """A modifier in the notation of the table as a step: x3, L2, xv2, xh5, xcis; ``None`` for a concept."""
    match = _MODIFIER.fullmatch(notation)
    if match is None:
        return None
    times, valency, water, places, configuration = match.groups()
    if times:
        return Step(StepKind.TIMES, number=int(times))
    if valency:
        return Step(StepKind.VALENCY, number=int(valency))
    if places:
        return Step(StepKind.LOCANTS, places=tuple(_GREEK_PLACES.get(each, each) for each in places.split(",")))
    if configuration:
        return Step(StepKind.STEREO, configuration)
    return Step(StepKind.WATER, number=int(water or 1))


def _sign_steps(sign: Sign, text: str) -> Iterator[Step]:
    match sign:
        case Sign.LOCANTS:
            places = re.split(r"[,:.]", text.rstrip("-"))
            yield Step(StepKind.LOCANTS, places=tuple(_RELATIVE_PLACES.get(each, each) for each in places))
        case Sign.LETTER:
            yield from _letter_steps(text.rstrip("-"))
        case Sign.NUMBER:
            yield Step(StepKind.DETAIL, f"#{text.lstrip('0') or '0'}")
        case Sign.CHARGE:
            yield from _charge_steps(text.strip("()"))
        case Sign.RATIO if text != "(1:1)":
            yield Step(StepKind.DETAIL, text)
        case Sign.RANGE:
            yield Step(
                StepKind.CONCEPT, RANGE_CONCEPT + "-".join(re.findall(r"\d+", text)), concept_class=MorphemeClass.RANGE
            )
        case Sign.STEREO:
            yield Step(StepKind.STEREO, "".join(sorted(_NOT_CONFIGURATION.sub("", text.strip("-")))))
        case Sign.RING:
            yield Step(StepKind.DETAIL, "ring" + re.sub(r"[^0-9a-z]", "", text))
        case _:
            pass


def _letter_steps(letter: str) -> Iterator[Step]:
    if letter in _LETTER_PLACES:
        yield Step(StepKind.LOCANTS, places=(_LETTER_PLACES[letter],))
    elif letter in ("d", "l", "dl", "r", "z", "e"):
        yield Step(StepKind.STEREO, letter)


def _charge_steps(charge: str) -> Iterator[Step]:
    """The valency of a metal; the charge of an anion says nothing that its name does not say."""
    if charge in _ROMAN:
        yield Step(StepKind.VALENCY, number=_ROMAN[charge])
    elif charge.endswith("+"):
        yield Step(StepKind.VALENCY, number=int(charge[:-1]))
