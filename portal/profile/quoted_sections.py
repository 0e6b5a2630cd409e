"""Sentences of one section of the data sheets of a few substances, each with its source, for pages that are not a card."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from connectors.schema import FactKind, Section
from portal.curation.current import current_visibility
from portal.models import Entry
from portal.profile.entry_facts import facts_of_entries
from portal.profile.sds_sections import displayable_facts
from portal.profile.sourced_facts import AgreedValue, agreed_values
from portal.profile.titles import titles_of
from portal.store.identity import cas_of
from reference.forms import forms_of
from reference.labels import Group, labels

SECTION_TITLES = labels(Group.SECTION)


@dataclass(frozen=True, slots=True)
class QuotedSection:
    """The sentences that agencies state of one substance under one section; never empty."""

    substance: str
    url: str
    title: str
    values: tuple[AgreedValue, ...]


def quoted_sections(numbers: Sequence[str], sections: Collection[Section]) -> tuple[QuotedSection, ...]:
    """The sentences of these sections; none of a substance of several forms, whose treatment depends on the form (content rule 12)."""
    of_one_form = [number for number in numbers if not forms_of(number)]
    keys = [f"cas:{number}" for number in of_one_form]
    entries = list(current_visibility().of_entries(Entry.objects.filter(key__in=keys, withdrawn_at=None)))
    titles, facts = titles_of(entries), facts_of_entries(entries, (FactKind.TEXT, FactKind.TREATMENT_GENERAL))
    found = []
    for entry in sorted(entries, key=lambda entry: of_one_form.index(cas_of(entry.key))):
        stated = displayable_facts(facts[entry.pk].of(FactKind.TEXT, FactKind.TREATMENT_GENERAL))
        for section in sections:
            values = agreed_values(fact for fact in stated if fact.section == section)
            if values:
                found.append(QuotedSection(titles[entry.pk], entry.address, SECTION_TITLES[section], tuple(values)))
    return tuple(found)
