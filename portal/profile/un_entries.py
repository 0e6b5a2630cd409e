"""The substances and forms to which agencies give a UN number. A UN number is not a substance (content rule 12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from connectors.schema import FactKind
from portal.curation.annotations import Annotation
from portal.models import Entry
from portal.profile.dangers import DANGER_KINDS
from portal.profile.entries_by_identifier import entries_with_identifier
from portal.profile.entry_annotations import annotations_on
from portal.profile.entry_facts import facts_of_entries
from portal.profile.number_dangers import NumberDangers, dangers_under_number
from portal.profile.sourced_facts import EntryFacts, SourcedFact
from portal.profile.titles import titles_of
from reference.forms import Form, forms_of

MOST = 60
READ_KINDS = (*DANGER_KINDS, FactKind.UN)


@dataclass(frozen=True, slots=True)
class UnEntry:
    """One entry with the number, the facts that state it, and the forms that the number stands for.

    ``dangers`` is ``None`` under a number of a group: the cargo may be any member, or another substance (content rule 12).
    """

    entry: Entry
    facts: tuple[SourcedFact, ...]
    forms: tuple[Form, ...]
    title: str
    entry_facts: EntryFacts
    annotations: tuple[Annotation, ...]
    """The annotations on the entry, its records and its values, so also on its name."""
    dangers: NumberDangers | None

    @property
    def card_address(self) -> str:
        """The card of the one form for which the number stands; that with the picker where there are several or none."""
        form = f"?form={self.forms[0].key}" if len(self.forms) == 1 else ""
        return f"{self.entry.address}/card{form}"


def un_entries(digits: str, gases: Sequence[SourcedFact] | None) -> tuple[list[UnEntry], int]:
    """The first ``MOST`` entries with the number, and how many more there are.

    ``gases`` are the guidebook's rows on water of the number; without them no dangers are told.
    """
    matching = entries_with_identifier("un", digits)
    first_entries = list(matching[:MOST])
    titles = titles_of(first_entries)
    facts_by_entry = facts_of_entries(first_entries, READ_KINDS)
    annotations = annotations_on(entry.key for entry in first_entries)
    found = [
        _un_entry(facts_by_entry[entry.pk], digits, titles[entry.pk], annotations.get(entry.key, ()), gases)
        for entry in first_entries
    ]
    return found, matching.count() - len(found)


def _un_entry(
    entry_facts: EntryFacts,
    digits: str,
    title: str,
    annotations: tuple[Annotation, ...],
    gases: Sequence[SourcedFact] | None,
) -> UnEntry:
    facts = tuple(fact for fact in entry_facts.of("un") if fact.value == digits)
    forms = tuple(form for form in forms_of(entry_facts.cas) if digits in form.un)
    dangers = None if gases is None else dangers_under_number(entry_facts, forms, gases)
    return UnEntry(entry_facts.entry, facts, forms, title, entry_facts, annotations, dangers)
