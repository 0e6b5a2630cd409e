"""Two to five substances side by side: aligned rows, each cell with its sources or the reason why it is empty."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import normalize
from urllib.parse import urlencode

from connectors.feeds import Topic
from connectors.registry import feeds_on_topic
from connectors.schema import FactKind
from portal.profile.data_gaps import DataGap, FeedGaps, GapLine, joined_sentence, read_gaps
from portal.profile.fact_lines import fact_line
from portal.profile.regulation import GROUP_NOT_CHECKED, regulation
from portal.profile.source_marks import SourceLegend
from portal.profile.sourced_facts import AgreedValue, EntryFacts, SourcedFact, one_per_source
from reference.hazard_classes import class_key
from reference.labels import Group, labels
from reference.legal_lists import term_of

FEWEST, MOST = 2, 5
"""Substances of one table: more columns are not read side by side, also not on a wide screen."""


def comparison_address(numbers: Iterable[str]) -> str:
    """The address of the table of these CAS numbers, each once."""
    return f"/compare?{urlencode([('cas', number) for number in dict.fromkeys(numbers)])}"


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """What is stated of one substance in one row; ``gap`` is the sentence for a cell without a value, else ""."""

    values: tuple[AgreedValue, ...]
    gap: str = ""


def _compared_by(value: AgreedValue) -> str:
    """A hazard class by its category, whatever the agency calls the class; any other value by its letters without spaces."""
    data = value.facts[0].data if value.kind == FactKind.HAZARD_CLASS else None
    text = str(data.get("category", "")) if data else value.text
    return "".join(normalize("NFKC", text).casefold().split())


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One row with a cell for each substance, in the order of the substances.

    ``names`` marks a row of names and numbers, which tell substances apart: that these are others is no finding.
    """

    title: str
    cells: tuple[ComparedCell, ...]
    names: bool = False

    @property
    def differs(self) -> bool:
        """Whether two substances of which something is stated have other values; a gap or another spelling is no difference."""
        stated = [frozenset(map(_compared_by, cell.values)) for cell in self.cells if cell.values]
        return not self.names and len(set(stated)) > 1

    @property
    def facts(self) -> list[SourcedFact]:
        """All facts of the row."""
        return [fact for cell in self.cells for value in cell.values for fact in value.facts]


@dataclass(frozen=True, slots=True)
class ComparedBlock:
    """The rows of one part of the table."""

    title: str
    rows: tuple[ComparedRow, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The parts of the table, and one legend of all sources under it."""

    blocks: tuple[ComparedBlock, ...]
    legend: SourceLegend

    @property
    def differing(self) -> int:
        """The number of rows that differ."""
        return sum(row.differs for block in self.blocks for row in block.rows)

    @property
    def count(self) -> int:
        """The number of rows."""
        return sum(len(block.rows) for block in self.blocks)


_RowKey = Callable[[SourcedFact], str]
"""What a fact is compared by: facts of equal keys stand in one row."""


def comparison(substances: Sequence[EntryFacts]) -> Comparison:
    """The table; a row stands in it where any substance has a value, so no row is empty throughout."""
    gaps = [read_gaps(each) for each in substances]
    hazards, sheets = _feeds(Topic.HAZARDS), _feeds(Topic.SAFETY_DATA_SHEET)
    blocks = tuple(
        block
        for block in (
            _block("이름과 번호", substances, _identity_rows, _gap_by_feeds(gaps, sheets), names=True),
            _block("유해성 분류", substances, _hazard_rows, _gap_by_feeds(gaps, hazards)),
            _block("법적 규제", substances, _listing_rows, _listing_gap(substances)),
            _block("노출기준", substances, _limit_rows, _gap_by_feeds(gaps, sheets)),
            _block("운송", substances, _transport_rows, _gap_by_feeds(gaps, sheets)),
            _block("물리·화학적 특성", substances, _property_rows, _gap_by_feeds(gaps, _feeds(Topic.PROPERTIES))),
        )
        if block.rows
    )
    return Comparison(blocks, SourceLegend([row.facts for block in blocks for row in block.rows]))


def _feeds(topic: Topic) -> tuple[str, ...]:
    return tuple(feeds_on_topic(topic))


_Rows = Callable[[EntryFacts], Mapping[tuple[str, str], list[SourcedFact]]]
"""The facts of one substance by row: its key, by which rows of several substances are aligned, and its title."""
_Gap = Callable[[int, str], str]
"""The sentence for the empty cell of the substance at a position, in the row of a key."""


def _block(
    title: str, substances: Sequence[EntryFacts], rows_of: _Rows, gap: _Gap, *, names: bool = False
) -> ComparedBlock:
    titles: dict[str, str] = {}
    facts: list[dict[str, list[SourcedFact]]] = []
    for each in substances:
        of_substance: dict[str, list[SourcedFact]] = {}
        for (key, row_title), row_facts in rows_of(each).items():
            titles.setdefault(key, row_title)
            of_substance.setdefault(key, []).extend(row_facts)
        facts.append(of_substance)
    rows = []
    for key, row_title in titles.items():
        kinds = {fact.kind for each in facts for fact in each.get(key, ())}
        cells = (
            _cell(facts[at].get(key, ()), DataGap.WITHHELD if _withholds(each, kinds) else gap(at, key))
            for at, each in enumerate(substances)
        )
        rows.append(ComparedRow(row_title, tuple(cells), names))
    return ComparedBlock(title, tuple(rows))


def _withholds(entry_facts: EntryFacts, kinds: Collection[str]) -> bool:
    """Whether staff withhold a value of these kinds: an empty cell is then not empty by an agency's word."""
    return any(not of_feed.isdisjoint(kinds) for of_feed in entry_facts.withheld_kinds.values())


def _cell(facts: Sequence[SourcedFact], gap: str) -> ComparedCell:
    grouped: dict[str, list[SourcedFact]] = defaultdict(list)
    for fact in facts:
        grouped[fact_line(fact)].append(fact)
    values = tuple(
        AgreedValue(text, of_text[0].kind, of_text[0].lang, tuple(one_per_source(of_text)))
        for text, of_text in grouped.items()
    )
    return ComparedCell(values, "" if values else gap)


def _gap_by_feeds(gaps: Sequence[FeedGaps], feeds: Sequence[str]) -> _Gap:
    lines: list[Sequence[GapLine]] = [each.lines(feeds) for each in gaps]
    return lambda at, key: joined_sentence(lines[at])


def _listing_gap(substances: Sequence[EntryFacts]) -> _Gap:
    """The sentence of the list's own page part; a list that no complete feed holds was not checked."""
    unmatched = [
        {each.list_name: each.sentence for each in regulation(substance).unmatched_lists} for substance in substances
    ]
    return lambda at, key: unmatched[at].get(key, f"{DataGap.NOT_CHECKED}, {GROUP_NOT_CHECKED}")


def _stated(facts: Iterable[SourcedFact]) -> list[SourcedFact]:
    return [fact for fact in facts if not fact.absence]


def _by_key(facts: Iterable[SourcedFact], key: _RowKey, title: _RowKey) -> Mapping[tuple[str, str], list[SourcedFact]]:
    grouped: dict[tuple[str, str], list[SourcedFact]] = defaultdict(list)
    for fact in facts:
        grouped[key(fact), title(fact)].append(fact)
    return grouped


def _of_kinds(entry_facts: EntryFacts, kinds: Iterable[str]) -> Mapping[tuple[str, str], list[SourcedFact]]:
    return _by_key(_stated(entry_facts.of(*kinds)), lambda fact: fact.kind, lambda fact: _TITLES[fact.kind])


def _identity_rows(entry_facts: EntryFacts) -> Mapping[tuple[str, str], list[SourcedFact]]:
    return _of_kinds(entry_facts, _IDENTITY_KINDS)


def _hazard_rows(entry_facts: EntryFacts) -> Mapping[tuple[str, str], list[SourcedFact]]:
    signal = _of_kinds(entry_facts, (FactKind.SIGNAL_WORD,))
    classes = _by_key(
        [fact for fact in _stated(entry_facts.of(FactKind.HAZARD_CLASS)) if fact.data],
        lambda fact: class_key(fact.data["name"]),
        lambda fact: str(fact.data["name"]),
    )
    return {**signal, **classes}


def _listing_rows(entry_facts: EntryFacts) -> Mapping[tuple[str, str], list[SourcedFact]]:
    return _by_key(_stated(entry_facts.of(FactKind.LEGAL_LISTING)), _list_name, _list_title)


def _list_name(fact: SourcedFact) -> str:
    return str((fact.data or {}).get("list_name") or fact.value)


def _list_title(fact: SourcedFact) -> str:
    name = _list_name(fact)
    law = str((fact.data or {}).get("law", "")) or term_of(name).law
    return f"{name} ({law})" if law else name


def _limit_rows(entry_facts: EntryFacts) -> Mapping[tuple[str, str], list[SourcedFact]]:
    facts = _stated(entry_facts.of(FactKind.EXPOSURE_LIMIT))
    return _by_key(facts, _standard, lambda fact: _standard(fact) or "노출기준")


def _standard(fact: SourcedFact) -> str:
    return str((fact.data or {}).get("standard", "")) or fact.label


def _transport_rows(entry_facts: EntryFacts) -> Mapping[tuple[str, str], list[SourcedFact]]:
    return _of_kinds(entry_facts, _TRANSPORT_KINDS)


def _property_rows(entry_facts: EntryFacts) -> Mapping[tuple[str, str], list[SourcedFact]]:
    return _of_kinds(entry_facts, (kind for kind in labels(Group.PROPERTY) if kind not in _IDENTITY_KINDS))


_TITLES: Mapping[str, str] = {**labels(Group.STATED), **labels(Group.PROPERTY)}
_IDENTITY_KINDS = (FactKind.FORMULA, FactKind.MOLAR_MASS, FactKind.KE, FactKind.UN)
_TRANSPORT_KINDS = (
    *(FactKind.SHIPPING_NAME, FactKind.TRANSPORT_CLASS, FactKind.PACKING_GROUP, FactKind.MARINE_POLLUTANT),
)
