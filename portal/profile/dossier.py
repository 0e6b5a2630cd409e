"""The dossier of a substance: all that is stated of it by parts, each value with the numbers of its sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from connectors.schema import FactKind
from portal.profile.data_gaps import FeedGaps, GapLine, read_gaps
from portal.profile.fact_lines import fact_line
from portal.profile.regulation import Regulation, regulation
from portal.profile.regulation_headline import regulation_headline
from portal.profile.regulation_table import RegulationLine, regulation_table
from portal.profile.response_card import HAZARD_FEEDS, PROPERTY_FEEDS, SAFETY_DATA_SHEET_FEEDS
from portal.profile.source_marks import SourceLegend, footnote
from portal.profile.sourced_facts import EntryFacts, SourcedFact, one_per_source
from portal.profile.stored_conflicts import ShownConflict, conflicts_on_page
from reference.labels import Group, labels


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One value with all facts that state it; ``label`` is what it is a value of."""

    label: str
    text: str
    lang: str
    facts: tuple[SourcedFact, ...]


@dataclass(frozen=True, slots=True)
class DossierPart:
    """The lines of one part; ``gaps`` says of each source why it adds nothing, where the part is empty."""

    key: str
    title: str
    lines: tuple[DossierLine, ...]
    gaps: tuple[GapLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """The parts in their order, the regulation with its sentences on what was not checked, and the numbered sources.

    ``documented`` are the rows of laws that the portal has copied from a document, which no agency's record states.
    """

    parts: tuple[DossierPart, ...]
    regulation: Regulation
    headline: str
    documented: tuple[RegulationLine, ...]
    conflicts: tuple[ShownConflict, ...]
    legend: SourceLegend


def dossier(entry_facts: EntryFacts) -> Dossier:
    """All visible facts of the entry but the running texts of its data sheets, which stand on the page."""
    gaps = read_gaps(entry_facts)
    parts = tuple(_part(entry_facts, gaps, key, title, kinds, feeds) for key, (title, kinds, feeds) in _PARTS.items())
    legend = SourceLegend([line.facts for part in parts for line in part.lines], footnote)
    found = regulation(entry_facts)
    table = regulation_table(found, entry_facts.cas, None)
    return Dossier(
        parts,
        found,
        regulation_headline(found, table, None),
        tuple(line for line in table if not line.facts),
        tuple(conflicts_on_page(entry_facts)),
        legend,
    )


def _part(
    entry_facts: EntryFacts, gaps: FeedGaps, key: str, title: str, kinds: Sequence[str], feeds: Sequence[str]
) -> DossierPart:
    lines = tuple(_lines(fact for fact in entry_facts.of(*kinds) if not fact.absence))
    return DossierPart(key, title, lines, () if lines else gaps.lines(feeds, entry_facts.of(*kinds)))


def _lines(facts: Iterable[SourcedFact]) -> list[DossierLine]:
    """Equal values of one kind once, with all their sources."""
    grouped: dict[tuple[str, str, str], list[SourcedFact]] = {}
    for fact in facts:
        grouped.setdefault((_label(fact), fact_line(fact), fact.lang), []).append(fact)
    return [DossierLine(*key, tuple(one_per_source(of_value))) for key, of_value in grouped.items()]


def _label(fact: SourcedFact) -> str:
    """The agency's own name of the value for limits and texts, the portal's for all other kinds."""
    own = fact.label if fact.kind in _LABELLED_BY_AGENCY else ""
    return own or _TITLES.get(fact.kind, fact.label)


_TITLES = {**labels(Group.FACT), **labels(Group.STATED), **labels(Group.PROPERTY)}
_LABELLED_BY_AGENCY = frozenset({FactKind.EXPOSURE_LIMIT, FactKind.EMERGENCY_LIMIT, FactKind.TOXICITY_VALUE})
_PARTS: dict[str, tuple[str, Sequence[str], Sequence[str]]] = {
    "identity": (
        "이름과 번호",
        (
            *(FactKind.NAME, FactKind.SYNONYM, FactKind.CAS, FactKind.KE, FactKind.UN, FactKind.EC),
            *(FactKind.FORMULA, FactKind.MOLAR_MASS),
        ),
        (),
    ),
    "regulation": ("법적 규제", (FactKind.LEGAL_LISTING,), ()),
    "hazards": (
        "유해성",
        (
            *(FactKind.SIGNAL_WORD, FactKind.HAZARD_CLASS, FactKind.HAZARD_STATEMENT, FactKind.M_FACTOR),
            *(FactKind.CARCINOGENICITY, FactKind.TOXICITY_VALUE),
        ),
        HAZARD_FEEDS,
    ),
    "limits": ("노출기준과 비상 농도", (FactKind.EXPOSURE_LIMIT, FactKind.EMERGENCY_LIMIT), SAFETY_DATA_SHEET_FEEDS),
    "transport": (
        "운송",
        (FactKind.SHIPPING_NAME, FactKind.TRANSPORT_CLASS, FactKind.PACKING_GROUP, FactKind.MARINE_POLLUTANT),
        SAFETY_DATA_SHEET_FEEDS,
    ),
    "properties": (
        "물리·화학적 특성",
        tuple(kind for kind in labels(Group.PROPERTY) if kind != FactKind.MOLAR_MASS),
        PROPERTY_FEEDS,
    ),
}
"""Title, kinds of facts and the feeds that could fill it, by part; names and listings have sentences of their own."""
