"""Regulated groups: rows of a law's list that name a group without a CAS number, and may apply to a substance."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache

from connectors.ncis.row_conditions import bounded_name
from connectors.schema import FactKind
from identifiers import cas
from identifiers.formula import FormulaError, atom_counts
from portal.curation.annotations import Annotation
from portal.curation.current import apart_decisions, current_visibility
from portal.curation.visibility import Visibility
from portal.models import Commit, Entry, Fact
from portal.profile.entry_annotations import annotations_on
from portal.store.identity import cas_of
from reference.group_names import GroupName, acids_named, elements_named, group_name, identifying_words
from reference.legal_lists import REGISTERS

MOST = 8


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group with what its name says and the lists that name it.

    ``leaves_out`` is what the name takes out, in the list's words; ``excluded`` are the CAS numbers in it.
    ``excludes_substance`` says that one of them is the substance asked about.
    """

    key: str
    title: str
    address: str
    lists: tuple[str, ...]
    name: GroupName
    leaves_out: str = ""
    excluded: frozenset[str] = frozenset()
    excludes_substance: bool = False
    annotations: tuple[Annotation, ...] = ()


@dataclass(frozen=True, slots=True)
class _Substance:
    """What is known of a substance's make-up; ``atoms`` is empty where no formula is known."""

    words: frozenset[str]
    acids: frozenset[str]
    named_elements: frozenset[str]
    atoms: frozenset[str]


def group_candidates(entry: Entry, formulas: Collection[str] = ()) -> tuple[GroupRow, ...]:
    """Groups whose name shares an identifying word or its element with the substance: a hint for a person, never an answer.

    Where formulas are known, a group of one element is no candidate for a substance without it.
    """
    visibility = current_visibility()
    titles = " ".join(visibility.title_of(entry))
    substance = _Substance(identifying_words(titles), acids_named(titles), elements_named(titles), _atoms(formulas))
    kept_apart = apart_decisions(entry.key)
    number = cas_of(entry.key)
    rows = [
        replace(row, excludes_substance=number in row.excluded)
        for row in regulated_groups(latest_commit(), visibility)
        if (_may_hold(row.name, substance) or number in row.excluded) and row.key not in kept_apart
    ]
    rows = sorted(rows, key=lambda row: not row.excludes_substance)[:MOST]
    annotations = annotations_on(row.key for row in rows)
    return tuple(replace(row, annotations=annotations.get(row.key, ())) for row in rows)


def latest_commit() -> int:
    """The number of the database's last state, 0 for none."""
    return Commit.objects.order_by("-number").values_list("number", flat=True).first() or 0


@lru_cache(maxsize=1)
def regulated_groups(commit: int, visibility: Visibility) -> tuple[GroupRow, ...]:
    """All groups, read once for each state of the database; ``commit`` is the number of that state."""
    listings = visibility.of_facts(
        Fact.objects.filter(kind=FactKind.LEGAL_LISTING, ended_at=None, record__entry__key__startswith="rec:")
    )
    lists: dict[int, set[str]] = {}
    for entry_id, data in listings.values_list("record__entry", "data"):
        name = (data or {}).get("list_name", "")
        if name and name not in REGISTERS:
            lists.setdefault(entry_id, set()).add(name)
    entries = visibility.of_entries(Entry.objects.filter(pk__in=lists, withdrawn_at=None)).order_by("key")
    return tuple(_group(entry, visibility.title_of(entry), lists[entry.pk]) for entry in entries)


def _group(entry: Entry, titles: tuple[str, str], lists: Collection[str]) -> GroupRow:
    """The group; what its name leaves out does not make it known: sulfide in (excluding mercuric sulfide)."""
    korean, english = map(bounded_name, titles)
    return GroupRow(
        entry.key,
        next(filter(None, titles), ""),
        entry.address,
        tuple(sorted(lists)),
        group_name(korean.name, english.name),
        korean.condition or english.condition,
        frozenset(number for each in (korean, english) for number in cas.find(each.condition)),
    )


def _may_hold(group: GroupName, substance: _Substance) -> bool:
    """Whether words, acids or the element agree; a mixture holds nothing but itself."""
    shares_word = bool(group.words & substance.words or group.acids & substance.acids)
    if group.is_mixture:
        return False
    if not group.element:
        return shares_word
    if not substance.atoms:
        return shares_word or group.element in substance.named_elements
    return group.element in substance.atoms and (not group.is_organic or "C" in substance.atoms)


def _atoms(formulas: Collection[str]) -> frozenset[str]:
    """The elements of all formulas; none of a formula that nobody can read."""
    found: set[str] = set()
    for formula in formulas:
        try:
            found |= atom_counts(formula).keys()
        except FormulaError:
            continue
    return frozenset(found)
