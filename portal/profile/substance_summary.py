"""What stands beside the name of a substance: its worst dangers by route, its legal status in words, its forms to choose from.

It shows no advice. Where several forms differ it says so, and the reader chooses (content rule 12).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from connectors.schema import FactKind
from portal.curation.annotations import Annotation
from portal.models import Entry
from portal.profile.dangers import DANGER_KINDS, RouteDanger, dangers, worst_by_route
from portal.profile.data_gaps import DataGap, GapLine, read_gaps
from portal.profile.entry_facts import facts_of_entries
from portal.profile.guide_quotations import water_gases
from portal.profile.listing_conditions import ListingConditions
from portal.profile.response_card import danger_gaps, pictograms
from portal.profile.sourced_facts import EntryFacts, SourcedFact, one_per_source
from reference.forms import Form, forms_of
from reference.legal_lists import PRIOR_WEIGHTS, REGISTERS, term_of

SUMMARY_KINDS = DANGER_KINDS | {FactKind.PICTOGRAM, FactKind.NAME, FactKind.UN}
"""The kinds of facts that a summary is made of; names tell rows of a list apart, UN
numbers lead to the guidebook. The portal reads no others for it."""
NO_LISTING = "이 포털이 가진 자료에서 찾은 행이 없습니다. 규제되지 않는다는 뜻이 아닙니다."


@dataclass(frozen=True, slots=True)
class LegalStatus:
    """A list of the law on which the substance stands, as the agency prints it.

    ``today`` is today's term, or "" where the list still has its name; ``effects`` are the harms for which it stands
    there (인체급성유해성) where the list's name does not say so. Thresholds are rows of the page (content rule 13).
    ``conditions`` bound it (입자지름<1mm); () where a row states it for the substance as such.
    """

    list_name: str
    law: str
    today: str
    effects: tuple[str, ...]
    conditions: tuple[str, ...]
    facts: tuple[SourcedFact, ...]


@dataclass(frozen=True, slots=True)
class Pictogram:
    """A pictogram by its GHS code, with its title and the facts that state it."""

    code: str
    title: str
    facts: tuple[SourcedFact, ...]


@dataclass(frozen=True, slots=True)
class SubstanceSummary:
    """The summary of one substance.

    ``by_route`` is what the response card shows of it while no form is chosen; a route without a line is not safe.
    ``legal_gap`` says why there is no status: never 해당 없음 because no row was found (content rule 16).
    """

    by_route: tuple[RouteDanger, ...]
    danger_gaps: tuple[GapLine, ...]
    pictograms: tuple[Pictogram, ...]
    forms: tuple[Form, ...]
    statuses: tuple[LegalStatus, ...]
    legal_gap: str
    withholds: bool
    """Whether staff withhold something of the substance, so that a worse line may be missing."""
    has_demo: bool
    annotations: tuple[Annotation, ...]
    """Staff's annotations on the substance as a whole."""

    def values(self) -> Iterator[Sequence[SourcedFact]]:
        """The facts of every value, in the order in which a face shows the values."""
        yield from (each.danger.facts for each in self.by_route)
        yield from (each.facts for each in self.pictograms)
        yield from (status.facts for status in self.statuses)


def summary_of(entry: Entry) -> SubstanceSummary:
    """The summary of a substance, in a number of queries that does not depend on how much is said of it."""
    entry_facts = facts_of_entries([entry], SUMMARY_KINDS)[entry.pk]
    forms = forms_of(entry_facts.cas)
    statuses = _statuses(entry_facts.of(FactKind.LEGAL_LISTING), ListingConditions(entry_facts))
    shown_pictograms = () if forms else pictograms(entry_facts.facts)
    return SubstanceSummary(
        by_route=worst_by_route([*entry_facts.facts, *water_gases(entry_facts, None)]),
        danger_gaps=() if dangers(entry_facts.facts) else danger_gaps(entry_facts.facts, read_gaps(entry_facts)),
        pictograms=tuple(Pictogram(code, title, tuple(facts)) for code, title, facts in shown_pictograms),
        forms=forms,
        statuses=statuses,
        legal_gap="" if statuses else _legal_gap(entry_facts),
        withholds=bool(entry_facts.withheld_feeds),
        has_demo=entry_facts.has_demo,
        annotations=entry_facts.annotations,
    )


def _statuses(listings: Iterable[SourcedFact], conditions: ListingConditions) -> tuple[LegalStatus, ...]:
    """One status for each list that regulates, the weightiest first; a register of what exists regulates nothing."""
    by_list: dict[str, list[SourcedFact]] = defaultdict(list)
    for fact in listings:
        name = str((fact.data or {}).get("list_name") or fact.value)
        if not fact.absence and name not in REGISTERS:
            by_list[name].append(fact)
    weightiest_first = sorted(by_list.items(), key=lambda each: -_weight(each[0]))
    return tuple(_status(name, facts, [*map(conditions.of, facts)]) for name, facts in weightiest_first)


def _status(name: str, facts: Sequence[SourcedFact], conditions: Sequence[str]) -> LegalStatus:
    term, data = term_of(name), [fact.data or {} for fact in facts]
    stated = [str(each.get("effect", "")) for row in data for each in row.get("thresholds") or ()]
    return LegalStatus(
        list_name=name,
        law=next((str(row["law"]) for row in data if row.get("law")), term.law),
        today="" if term.today == name else term.today,
        effects=tuple(dict.fromkeys(effect for effect in stated if effect and effect not in name)),
        conditions=tuple(dict.fromkeys(conditions)) if all(conditions) else (),
        facts=tuple(one_per_source(facts)),
    )


def _weight(list_name: str) -> int:
    return max((weight for word, weight in PRIOR_WEIGHTS if word in list_name), default=0)


def _legal_gap(entry_facts: EntryFacts) -> str:
    """Why no status stands there; a row that staff withhold is there and is not shown."""
    withheld = any(FactKind.LEGAL_LISTING in kinds for kinds in entry_facts.withheld_kinds.values())
    return DataGap.WITHHELD if withheld else NO_LISTING
