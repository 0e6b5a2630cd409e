"""Conflicts of entries: everything on which two agencies differ within one form, the gravest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from connectors.schema import FactKind, Section
from portal.profile import class_conflicts
from portal.profile.composition_conflicts import formula_conflicts, molar_mass_conflicts
from portal.profile.conflict_types import Conflict, in_order
from portal.profile.conflict_voices import ComparedFacts, Voices
from portal.profile.designated_conflicts import designated_conflicts
from portal.profile.h_code_conflicts import h_code_conflicts
from portal.profile.label_conflicts import pictogram_conflicts, signal_word_conflicts
from portal.profile.limit_conflicts import limit_conflicts
from portal.profile.listing_conflicts import edition_conflicts, threshold_conflicts
from portal.profile.name_conflicts import entries_elsewhere, name_conflicts
from portal.profile.sourced_facts import EntryFacts
from portal.profile.un_conflicts import un_conflicts

_COMPARISONS = (
    signal_word_conflicts,
    pictogram_conflicts,
    un_conflicts,
    limit_conflicts,
    threshold_conflicts,
    edition_conflicts,
    designated_conflicts,
    formula_conflicts,
    molar_mass_conflicts,
)

COMPARED_KINDS = frozenset(
    {
        *(FactKind.HAZARD_CLASS, FactKind.HAZARD_STATEMENT, FactKind.SIGNAL_WORD, FactKind.PICTOGRAM, FactKind.UN),
        *(FactKind.EXPOSURE_LIMIT, FactKind.LEGAL_LISTING, FactKind.FORMULA, FactKind.MOLAR_MASS),
        *(FactKind.NAME, FactKind.SYNONYM),
    }
)
"""The kinds of facts that are compared, beside the texts of ``COMPARED_SECTIONS``."""
COMPARED_SECTIONS = frozenset({Section.REGULATION})


def conflicts_of_entries(facts: Mapping[int, EntryFacts]) -> dict[int, list[Conflict]]:
    """The conflicts of many entries by primary key, of substances alone; a few queries for all."""
    substances = {pk: each for pk, each in facts.items() if each.entry.kind == "substance" and _has_two_voices(each)}
    elsewhere = entries_elsewhere(substances)
    return {pk: conflicts(facts[pk], elsewhere[pk]) if pk in substances else [] for pk in facts}


def conflicts(entry_facts: EntryFacts, elsewhere: Sequence[EntryFacts] = ()) -> list[Conflict]:
    """The conflicts of one entry; ``elsewhere`` are other substances that bear one of its names.

    Facts of different forms do not conflict, nor do facts of which the form is not told: ``uncompared_classes`` names
    classes of those. Demonstration facts never conflict with real ones (content rules 11, 27), two feeds of one agency
    are one voice, and reference documents are no side (content rule 29).
    """
    compared = ComparedFacts(entry_facts)
    of_classes = list(class_conflicts.class_conflicts(compared))
    found = [
        *of_classes,
        *h_code_conflicts(compared, of_classes),
        *(each for compare in _COMPARISONS for each in compare(compared)),
        *name_conflicts(compared, elsewhere),
    ]
    return in_order(found)


def uncompared_classes(entry_facts: EntryFacts) -> tuple[str, ...]:
    """Classes of which agencies state different categories without telling the form: a difference of forms, or a conflict."""
    return class_conflicts.uncompared_classes(ComparedFacts(entry_facts))


def _has_two_voices(entry_facts: EntryFacts) -> bool:
    voices = Voices()
    return len({voices.of(record.feed) for record in entry_facts.records} - {""}) > 1
