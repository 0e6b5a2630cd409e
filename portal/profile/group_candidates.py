"""Regulated groups: rows of a law's list that name a group without a CAS number, and may apply to a substance."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from connectors.ncis.row_conditions import bounded_name
from connectors.schema import FactKind
from identifiers import cas
from portal.curation.annotations import Annotation
from portal.curation.current import apart_decisions, current_visibility
from portal.curation.visibility import Visibility
from portal.models import Commit, Entry, Fact
from portal.profile.entry_annotations import annotations_on
from portal.store.identity import cas_of
from reference.legal_lists import REGISTERS
from reference.words.family_stop_words import FAMILY_STOP_WORDS

MOST = 8
_WORD = re.compile(r"[a-z]{3,}|[가-힣]{2,}")


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group with the words that identify it and the lists that name it.

    ``excluded`` are the CAS numbers that its name takes out of it; ``excludes_substance`` says so of the substance asked about.
    """

    key: str
    title: str
    address: str
    lists: tuple[str, ...]
    words: frozenset[str]
    excluded: frozenset[str] = frozenset()
    excludes_substance: bool = False
    annotations: tuple[Annotation, ...] = ()


def group_candidates(entry: Entry) -> tuple[GroupRow, ...]:
    """Groups whose name shares an identifying word with the substance's name: a hint for a person, never an answer."""
    visibility = current_visibility()
    substance_words = _words(" ".join(visibility.title_of(entry)))
    latest_commit = Commit.objects.order_by("-number").values_list("number", flat=True).first() or 0
    kept_apart = apart_decisions(entry.key)
    number = cas_of(entry.key)
    rows = [
        replace(row, excludes_substance=number in row.excluded)
        for row in _regulated_groups(latest_commit, visibility)
        if (row.words & substance_words or number in row.excluded) and row.key not in kept_apart
    ]
    rows = sorted(rows, key=lambda row: not row.excludes_substance)[:MOST]
    annotations = annotations_on(row.key for row in rows)
    return tuple(replace(row, annotations=annotations.get(row.key, ())) for row in rows)


@lru_cache(maxsize=1)
def _regulated_groups(commit: int, visibility: Visibility) -> tuple[GroupRow, ...]:
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
    titles = {entry.pk: visibility.title_of(entry) for entry in entries}
    return tuple(
        GroupRow(
            entry.key,
            next(filter(None, titles[entry.pk]), ""),
            entry.address,
            tuple(sorted(lists[entry.pk])),
            _words(" ".join(titles[entry.pk])),
            _excluded_numbers(titles[entry.pk]),
        )
        for entry in entries
    )


def _excluded_numbers(titles: tuple[str, str]) -> frozenset[str]:
    """The numbers in what bounds a group's name: ``(excluding mercuric oleate(1191-80-6))``."""
    return frozenset(number for title in titles for number in cas.find(bounded_name(title).condition))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - FAMILY_STOP_WORDS
