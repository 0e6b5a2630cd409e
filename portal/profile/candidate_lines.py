"""The lines of candidates: which ticks each explains, in the words of which source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from connectors.schema import FactKind, Origin
from portal.curation.annotations import Annotation
from portal.models import Entry, SourceRecord
from portal.profile.entry_annotations import annotations_on
from portal.profile.entry_facts import facts_of_entries
from portal.profile.observation_reading import Observation
from portal.profile.source_marks import SourceLegend
from portal.profile.sourced_facts import SourcedFact
from portal.profile.substance_narrowing import HAZARD_NUMBER, LABEL, UN, Candidate, Ticks
from portal.profile.titles import titles_of
from portal.store.identity import cas_of
from reference.observations import fields, values
from reference.observed_sheets import EDITION, FEED, SOURCE, ChrisSheet, sheets_of


@dataclass(frozen=True, slots=True)
class ExplainedTick:
    """One tick with the words that explain it, each with the facts that state it."""

    label: str
    words: tuple[tuple[str, tuple[SourcedFact, ...]], ...]


@dataclass(frozen=True, slots=True)
class CandidateLine:
    """One candidate: its page, the ticks that are explained, and the fields of which nothing is stated."""

    entry: Entry
    title: str
    cas: str
    explained: tuple[ExplainedTick, ...]
    not_stated: tuple[str, ...]
    accidents: int
    annotations: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class CandidateBlock:
    """The lines of a page with the legend of all sources in them."""

    lines: tuple[CandidateLine, ...]

    @property
    def legend(self) -> SourceLegend:
        """The legend, in the order of the lines."""
        return SourceLegend(facts for line in self.lines for tick in line.explained for _, facts in tick.words)


def candidate_block(candidates: Sequence[Candidate], ticks: Ticks) -> CandidateBlock:
    """The lines of these candidates; the number of queries does not grow with them."""
    entries = Entry.objects.in_bulk([each.substance.entry for each in candidates])
    shown = [each for each in candidates if each.substance.entry in entries]
    titles, annotations = titles_of(entries.values()), annotations_on(entry.key for entry in entries.values())
    facts = _sourced_facts(shown)
    return CandidateBlock(
        tuple(
            _line(each, entries[each.substance.entry], titles[each.substance.entry], annotations, facts, ticks)
            for each in shown
        )
    )


Facts = Mapping[tuple[int, str, str], SourcedFact]


def _sourced_facts(candidates: Sequence[Candidate]) -> Facts:
    """The facts that explain ticks, by record, kind and words."""
    records = {one.record for each in candidates for one in _explaining(each) if one.record}
    kinds = {one.of for each in candidates for one in _explaining(each) if one.record}
    entries = Entry.objects.filter(pk__in=SourceRecord.objects.filter(pk__in=records).values("entry"))
    return {
        (fact.record_id, fact.kind, fact.value): fact
        for of_entry in facts_of_entries(entries, kinds).values()
        for fact in of_entry.facts
        if fact.record_id in records and fact.kind in kinds
    }


def _explaining(candidate: Candidate) -> list[Observation]:
    """The statements that explain a tick; a hazard number is explained by the classes of the label."""
    by_number = any(field == HAZARD_NUMBER for field, _ in candidate.explained)
    return [
        one
        for one in candidate.substance.observations
        if one.reading.stated & candidate.explained
        or (by_number and any(field == LABEL for field, _ in one.reading.stated))
    ]


def _line(
    candidate: Candidate,
    entry: Entry,
    title: str,
    annotations: Mapping[str, tuple[Annotation, ...]],
    facts: Facts,
    ticks: Ticks,
) -> CandidateLine:
    substance = candidate.substance
    explained = tuple(
        ExplainedTick(label_of(*pair), _words(candidate, pair, facts)) for pair in _in_page_order(candidate.explained)
    )
    stated_fields = {field for field, _ in substance.stated}
    return CandidateLine(
        entry,
        title,
        cas_of(entry.key),
        explained,
        tuple(field.title for key, field in fields().items() if key in ticks.fields and key not in stated_fields),
        substance.accidents,
        annotations.get(entry.key, ()),
    )


def _words(
    candidate: Candidate, pair: tuple[str, str], facts: Facts
) -> tuple[tuple[str, tuple[SourcedFact, ...]], ...]:
    """The words that explain a tick, with all sources that state it so: of each source its plainest statement."""
    explaining = sorted((one for one in candidate.substance.observations if _explains(one, pair)), key=_plainness)
    found: dict[str, list[SourcedFact]] = defaultdict(list)
    heard: set[tuple[str, str]] = set()
    for one in explaining:
        fact = _sheet_fact(one, candidate) if one.sheet else facts.get((one.record, one.of, one.text))
        if fact is not None and (fact.badge, fact.record_key if one.sheet else "") not in heard:
            heard.add((fact.badge, fact.record_key if one.sheet else ""))
            found[_shown_words(one, candidate, pair, fact)].append(fact)
    return tuple((words, tuple(sources)) for words, sources in found.items())


def _plainness(one: Observation) -> int:
    """Statements in words about the look come before hazard statements, those before codes alone."""
    if one.of in _CODES:
        return 1 + _CODES.index(one.of) + 2 * (one.of == FactKind.HAZARD_STATEMENT and " " not in one.text)
    return 0


_CODES = (FactKind.HAZARD_STATEMENT, FactKind.HAZARD_CLASS, FactKind.TRANSPORT_CLASS, FactKind.UN)


def _explains(one: Observation, pair: tuple[str, str]) -> bool:
    return pair in one.reading.stated or (
        pair[0] == HAZARD_NUMBER and any(field == LABEL for field, _ in one.reading.stated)
    )


def _shown_words(one: Observation, candidate: Candidate, pair: tuple[str, str], fact: SourcedFact) -> str:
    """The words as stated, with what they are the value of where the words alone do not say it."""
    if one.of == FactKind.PLACE_OF_USE:
        return one.text if fact.label == label_of(*pair) else f"{fact.label}: {one.text}"
    if one.sheet and len({other.sheet for other in candidate.substance.observations if other.sheet}) > 1:
        return f"{_TITLES.get(one.of, '')}{one.text} ({_sheet(one, candidate).name})"
    return f"{_TITLES.get(one.of, '')}{one.text}"


_TITLES: Mapping[str, str] = {
    FactKind.VAPOUR_DENSITY: "증기밀도 ",
    FactKind.TRANSPORT_CLASS: "운송 등급 ",
    FactKind.UN: "UN",
    FactKind.INGREDIENT: "제품군의 성분 ",
}


def _sheet(one: Observation, candidate: Candidate) -> ChrisSheet:
    return next(sheet for sheet in sheets_of(cas_of(candidate.substance.key)) if sheet.code == one.sheet)


def _sheet_fact(one: Observation, candidate: Candidate) -> SourcedFact:
    """The statement of a sheet as a fact of a reference document, with the name under which the sheet states it."""
    return SourcedFact(
        kind=FactKind.REFERENCE_PROPERTY, value=one.text, data=None, original="", lang="en", unit="", section="", label="",
        absence="", order=0, feed=FEED, agency=SOURCE, badge=SOURCE, origin=Origin.PORTAL, mark="", url="",
        source_date=EDITION, source_note=_sheet(one, candidate).name, confirmed=None, first_seen=_NEVER, record_key=one.sheet, record_id=0,
    )  # fmt: skip


_NEVER = datetime.min.replace(tzinfo=UTC)


def _in_page_order(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    order = {pair: number for number, pair in enumerate(values())}
    return sorted(pairs, key=lambda pair: (order.get(pair, len(order)), pair))


def label_of(field: str, value: str) -> str:
    """The label of a tick or of a number of the plate."""
    if field == UN:
        return f"UN{value}"
    if field == HAZARD_NUMBER:
        return f"위험번호 {value}"
    return values()[field, value].label
