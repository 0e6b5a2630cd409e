"""How well the forms of substances are told: records by feed, facts, and the kinds of evidence, for each form and for none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from portal.curation.current import current_visibility
from portal.models import Entry
from portal.own_feeds.catalogue import is_own_feed
from portal.profile.conflicts import conflicts, uncompared_classes
from portal.profile.entry_facts import facts_of_entries
from portal.profile.sourced_facts import FORM_INDEPENDENT_KINDS, EntryFacts, SourcedFact
from reference.form_evidence import EvidenceKind, evidence_in, forms_of_record
from reference.forms import Form, every_form, forms_of

UNTOLD = ""
"""The key of the line of records and facts of which the form is not told."""


@dataclass(frozen=True, slots=True)
class FormCount:
    """One form of one substance, or ``UNTOLD``: its records by feed, its facts, and its evidence by kind.

    Evidence counts where it leaves this one form; what leaves several stands in the line ``UNTOLD``.
    """

    key: str
    name: str
    records: Mapping[str, int]
    facts: int
    evidence: Mapping[EvidenceKind, int]


@dataclass(frozen=True, slots=True)
class SubstanceForms:
    """The counts of one substance: every form of the table, then what is not told."""

    cas: str
    title: str
    counts: tuple[FormCount, ...]
    conflicts: tuple[str, ...]
    """Classes on which agencies differ within one form."""
    uncompared: tuple[str, ...]
    """Classes on which they differ without telling the form."""


def form_counts() -> list[SubstanceForms]:
    """The substances of several forms that the portal holds records of, by CAS number."""
    keys = [f"cas:{number}" for number in every_form()]
    entries = current_visibility().of_entries(Entry.objects.filter(kind="substance", key__in=keys, withdrawn_at=None))
    return [_of_substance(entry_facts) for entry_facts in facts_of_entries(entries.order_by("slug")).values()]


def _of_substance(entry_facts: EntryFacts) -> SubstanceForms:
    forms = forms_of(entry_facts.cas)
    facts = [fact for fact in entry_facts.facts if not is_own_feed(fact.feed)]
    records, evidence = _records_by_form(facts, forms), _evidence_by_form(facts, forms)
    counted = Counter(fact.form_key for fact in facts if fact.kind not in FORM_INDEPENDENT_KINDS)
    return SubstanceForms(
        cas=entry_facts.cas,
        title=entry_facts.title_ko or entry_facts.title_en,
        counts=tuple(
            FormCount(key, name, records[key], counted[key], evidence[key])
            for key, name in (*((form.key, form.name_ko) for form in forms), (UNTOLD, UNTOLD))
        ),
        conflicts=tuple(conflict.name for conflict in conflicts(entry_facts)),
        uncompared=uncompared_classes(entry_facts),
    )


def _records_by_form(facts: Iterable[SourcedFact], forms: Sequence[Form]) -> Mapping[str, Counter[str]]:
    by_record: dict[int, list[SourcedFact]] = defaultdict(list)
    for fact in facts:
        by_record[fact.record_id].append(fact)
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for of_record in by_record.values():
        counted[_key(forms_of_record(forms, of_record))][of_record[0].feed] += 1
    return counted


def _evidence_by_form(facts: Iterable[SourcedFact], forms: Sequence[Form]) -> Mapping[str, Counter[EvidenceKind]]:
    counted: dict[str, Counter[EvidenceKind]] = defaultdict(Counter)
    for key, kind in _evidence(facts, forms):
        counted[key][kind] += 1
    return counted


def _evidence(facts: Iterable[SourcedFact], forms: Sequence[Form]) -> Iterator[tuple[str, EvidenceKind]]:
    for fact in facts:
        for each in evidence_in(fact, forms):
            yield _key(each.forms), each.kind


def _key(possible: frozenset[Form]) -> str:
    return next(iter(possible)).key if len(possible) == 1 else UNTOLD
