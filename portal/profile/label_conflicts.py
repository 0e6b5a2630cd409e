"""Signal words and pictograms on which two agencies differ within one form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from connectors.schema import FactKind
from portal.profile.conflict_types import LABELS, Conflict, ConflictType, Side, severity_of
from portal.profile.conflict_voices import ComparedFacts
from portal.profile.sourced_facts import SourcedFact

SIGNAL_WORDS = {"위험": ("H300",), "경고": ("H302",)}
"""The two words of GHS, the graver first, each with a code by which it is ranked among conflicts."""
_PICTOGRAM_RANK = {
    "GHS01": "H200",
    "GHS06": "H330",
    "GHS02": "H224",
    "GHS03": "H271",
    "GHS05": "H314",
    "GHS04": "H280",
    "GHS08": "H350",
    "GHS07": "H302",
    "GHS09": "H410",
}
"""A code of the gravest danger that each pictogram stands for, the gravest first."""
_EXCLAMATION, _STRONGER = "GHS07", frozenset({"GHS05", "GHS06", "GHS08"})
"""The exclamation mark is left out beside a stronger pictogram for the same harm (UN GHS 1.4.10.5.3.1)."""


def signal_word_conflicts(compared: ComparedFacts) -> Iterator[Conflict]:
    """위험 against 경고; other words are not compared."""
    facts = [fact for fact in compared.stated(FactKind.SIGNAL_WORD) if fact.value.strip() in SIGNAL_WORDS]
    for _, voices, (one, other) in compared.pairs(facts):
        if {fact.value.strip() for fact in voices[one]}.isdisjoint(fact.value.strip() for fact in voices[other]):
            ordered = sorted(
                (*voices[one], *voices[other]), key=lambda fact: tuple(SIGNAL_WORDS).index(fact.value.strip())
            )
            codes = [code for fact in ordered for code in SIGNAL_WORDS[fact.value.strip()]]
            yield _conflict(ConflictType.SIGNAL_WORD, ordered, codes, compared)


def pictogram_conflicts(compared: ComparedFacts) -> Iterator[Conflict]:
    """Pictograms that one of two agencies shows and the other, which shows others for the form, does not.

    An agency with a pictogram of an untold form, or of which staff withhold one, may show more than is told: it is left out.
    """
    every = compared.stated(FactKind.PICTOGRAM)
    untold = {(compared.voices.of(fact.feed), fact.origin) for fact in every if not compared.is_told(fact)}
    for place, voices, pair in compared.pairs(every):
        if any((voice, place.origin) in untold or compared.may_hide(voice, FactKind.PICTOGRAM) for voice in pair):
            continue
        one, other = ({fact.value for fact in voices[voice]} for voice in pair)
        missing = _missing(one, other) | _missing(other, one)
        if missing:
            facts = sorted(
                (fact for voice in pair for fact in voices[voice]), key=lambda fact: (_rank(fact), fact.value)
            )
            yield _conflict(ConflictType.PICTOGRAM, facts, [_PICTOGRAM_RANK[code] for code in missing], compared)


def _missing(shown: set[str], beside: set[str]) -> set[str]:
    absent = shown - beside
    return (absent - {_EXCLAMATION} if beside & _STRONGER else absent) & _PICTOGRAM_RANK.keys()


def _rank(fact: SourcedFact) -> int:
    codes = tuple(_PICTOGRAM_RANK)
    return codes.index(fact.value) if fact.value in codes else len(codes)


def _conflict(
    conflict_type: ConflictType, facts: Sequence[SourcedFact], codes: Sequence[str], compared: ComparedFacts
) -> Conflict:
    sides = tuple(Side(compared.voices.of(fact.feed), fact.text, fact) for fact in facts)
    return Conflict(conflict_type, "", LABELS[conflict_type], sides, severity_of(conflict_type, codes))
