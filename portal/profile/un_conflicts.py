"""UN numbers on which two agencies differ within one form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from connectors.schema import FactKind
from portal.profile.conflict_types import LABELS, Conflict, ConflictType, Side, severity_of
from portal.profile.conflict_voices import ComparedFacts
from portal.profile.sourced_facts import SourcedFact
from reference.forms_in_text import states_in
from reference.un_numbers import shipping_names


def un_conflicts(compared: ComparedFacts) -> Iterator[Conflict]:
    """Two agencies without a common number, unless their numbers are of two physical states.

    An agency that states more numbers than the other speaks of more forms (1198^2209 against 1198): no conflict. The
    shipping names tell a state also where the table of forms does not hold the substance (naphthalene, molten).
    """
    for _, voices, (one, other) in compared.pairs(compared.stated(FactKind.UN)):
        ours, theirs = ({fact.value for fact in voices[voice]} for voice in (one, other))
        if ours.isdisjoint(theirs) and not _of_two_states(ours, theirs):
            facts = sorted((*voices[one], *voices[other]), key=_order)
            sides = tuple(Side(compared.voices.of(fact.feed), f"UN{fact.value}", fact) for fact in facts)
            yield Conflict(ConflictType.UN, "", LABELS[ConflictType.UN], sides, severity_of(ConflictType.UN))


def _of_two_states(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether a shipping name of one side names a state that no name of the other side does."""
    first, second = (_states(numbers) for numbers in (ours, theirs))
    return first != second and bool(first or second)


def _states(numbers: Iterable[str]) -> frozenset[str]:
    return frozenset(
        state for number in numbers for name in shipping_names(number) for state in states_in(name.name_en)
    )


def _order(fact: SourcedFact) -> tuple[str, str]:
    return fact.value, fact.feed
