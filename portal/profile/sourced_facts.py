"""Facts as pages, API and files show them: each with its agency, its two dates, its origin and the form of its record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from unicodedata import normalize

from connectors.schema import Absence, FactKind, Origin
from portal.curation.annotations import Annotation
from portal.models import Entry, SourceRecord
from portal.profile.forms_of_fact import SINGLE_FORM, FormsOfFact
from portal.store.identity import cas_of
from reference.forms import Form

NOT_STATED = "밝히지 않음"
ABSENCE_TEXT = {
    Absence.NO_DATA: "자료 없음(기관이 그렇게 밝힘)",
    Absence.NOT_APPLICABLE: "해당 없음(기관이 그렇게 밝힘)",
}
FORM_INDEPENDENT_KINDS = frozenset(
    {
        FactKind.CAS,
        FactKind.KE,
        FactKind.EC,
        FactKind.AGENCY_ID,
        FactKind.NAME,
        FactKind.SYNONYM,
        FactKind.FORMULA,
        FactKind.STRUCTURE,
        FactKind.MOLAR_MASS,
        FactKind.LEGAL_LISTING,
        FactKind.EMERGENCY_LIMIT,
        FactKind.PLACE_OF_USE,
    }
)
"""Kinds that hold for every form of a substance; they never carry 형태 미상."""


@dataclass(frozen=True, slots=True)
class SourcedFact:
    """One fact with its source. For a demonstration, ``badge`` is never an agency's name alone (content rule 26)."""

    kind: str
    value: str
    data: Any
    original: str
    lang: str
    unit: str
    section: str
    label: str
    absence: str
    order: int
    feed: str
    agency: str
    badge: str
    origin: str
    mark: str
    url: str
    source_date: str
    source_note: str
    confirmed: datetime | None
    first_seen: datetime
    record_key: str
    record_id: int
    forms: FormsOfFact = SINGLE_FORM
    annotations: tuple[Annotation, ...] = ()
    """Staff's signed annotations on the value or on its record."""

    @property
    def text(self) -> str:
        """The value with its unit, or the absence as the agency states it; a unit that the value has is not repeated.

        The value may have it in another notation and before a condition: ``28.4 ㎜Hg(25℃)`` and mmHg.
        """
        if self.absence:
            return ABSENCE_TEXT[Absence(self.absence)]
        has_unit = normalize("NFKC", self.unit) in normalize("NFKC", self.value)
        return self.value if has_unit else f"{self.value} {self.unit}"

    @property
    def source_date_text(self) -> str:
        """기관 기준일: the date that the source gives, or the words for none."""
        return self.source_date or NOT_STATED

    @property
    def form(self) -> Form | None:
        """The one form that the evidence leaves, or ``None``: 형태 미상, or a substance of one form."""
        return self.forms.one

    @property
    def form_key(self) -> str:
        """The key of that form, or ""."""
        return self.form.key if self.form else ""

    @property
    def form_name(self) -> str:
        """The Korean name of that form, or "" also for kinds that hold for every form."""
        return self.form.name_ko if self.form and not self.forms.holds_for_all else ""

    @property
    def form_unknown(self) -> bool:
        """Whether the substance has several forms and the evidence does not tell that of the fact (형태 미상)."""
        return self.forms.are_unknown

    @property
    def form_text(self) -> str:
        """The form as a page prints it beside the source: its name, 형태 미상 with the forms in question, or ""."""
        return self.forms.text


@dataclass(slots=True)
class EntryFacts:
    """The current records and facts of one entry."""

    entry: Entry
    records: list[SourceRecord]
    facts: list[SourcedFact]
    confirmed: dict[int, datetime | None] = field(default_factory=dict)
    by_kind: dict[str, list[SourcedFact]] = field(default_factory=lambda: defaultdict(list))
    annotations: tuple[Annotation, ...] = ()
    """Staff's signed annotations on the entry as a whole."""
    title_ko: str = ""
    title_en: str = ""
    """The titles from visible records; "" for none."""
    withheld_kinds: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The kinds of facts of which staff withhold a value, by feed; a part of a page without them is not empty by the agency's word."""
    withheld_feeds: Mapping[str, str] = field(default_factory=dict)
    """Feeds, with their origin, of which staff withhold a record or value of this entry; their gap is not the agency's."""

    def of(self, *kinds: str) -> list[SourcedFact]:
        """The facts of these kinds, in the order of kinds, feeds and rows."""
        return [fact for kind in kinds for fact in self.by_kind.get(kind, ())]

    @property
    def cas(self) -> str:
        """The entry's own CAS number; "" for mixtures, groups and entries without one."""
        return cas_of(self.entry.key)

    @property
    def has_demo(self) -> bool:
        """Whether the entry has a demonstration record; card and print are then marked as such."""
        return any(record.origin == Origin.DEMO for record in self.records)


@dataclass(frozen=True, slots=True)
class AgreedValue:
    """One value with one fact for each agency, date and form that states it."""

    text: str
    kind: str
    lang: str
    facts: tuple[SourcedFact, ...]

    @property
    def label(self) -> str:
        """The label of the first fact."""
        return self.facts[0].label


def agreed_values(facts: Iterable[SourcedFact]) -> list[AgreedValue]:
    """One value for all facts of equal kind, text and language, in the order of first appearance."""
    grouped: dict[tuple[str, str, str], list[SourcedFact]] = defaultdict(list)
    for fact in facts:
        grouped[fact.kind, fact.text, fact.lang].append(fact)
    return [
        AgreedValue(text, kind, lang, tuple(one_per_source(facts_of_value)))
        for (kind, text, lang), facts_of_value in grouped.items()
    ]


def one_per_source(facts: Iterable[SourcedFact]) -> list[SourcedFact]:
    """One fact for each agency, date, form and annotation, so that equal records of one agency count once."""
    by_source: dict[tuple[object, ...], SourcedFact] = {}
    for fact in facts:
        by_source.setdefault((fact.badge, fact.source_date, fact.form_text, fact.annotations), fact)
    return list(by_source.values())
