"""The dangers of a substance in the forms that one UN number stands for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from portal.profile.dangers import RouteDanger, dangers, worst_by_route
from portal.profile.data_gaps import FeedGaps, GapLine, joined_sentence, read_gaps
from portal.profile.response_card import danger_gaps
from portal.profile.sourced_facts import EntryFacts, SourcedFact
from reference.forms import Form


@dataclass(frozen=True, slots=True)
class NumberDangers:
    """The gravest danger of each route; ``gaps`` say for each feed why no H code is stated, () where one is."""

    by_route: tuple[RouteDanger, ...]
    gaps: tuple[GapLine, ...] = ()

    @property
    def gap_sentence(self) -> str:
        """Why no H code is stated, in one line; "" where one is."""
        return joined_sentence(self.gaps)


def dangers_under_number(
    entry_facts: EntryFacts, forms: Collection[Form], water_gases: Sequence[SourcedFact]
) -> NumberDangers:
    """What the substance's card says in these forms; all of its facts count where the number stands for no form of the table.

    ``water_gases`` are the guidebook's rows on water for the number.
    """
    facts = [fact for fact in entry_facts.facts if not forms or any(fact.forms.may_be(form) for form in forms)]
    gaps = () if dangers(facts) else danger_gaps(facts, _gaps(entry_facts, forms))
    return NumberDangers(worst_by_route([*facts, *water_gases]), gaps)


def _gaps(entry_facts: EntryFacts, forms: Collection[Form]) -> FeedGaps:
    gaps = read_gaps(entry_facts)
    return gaps.of_forms(*forms) if forms else gaps
