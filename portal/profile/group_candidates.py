"""Regulated families: rows of a law's list that name a group and no CAS number, and which substances may fall under them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from connectors.schema import FactKind
from portal.curation.current import current_visibility
from portal.curation.joins import apart_from
from portal.curation.visibility import Visibility
from portal.models import Commit, Entry, Fact
from reference.legal_lists import REGISTERS
from reference.words.family_stop_words import FAMILY_STOP_WORDS

MOST = 8
_WORD = re.compile(r"[a-z]{3,}|[가-힣]{2,}")


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One family with the words that tell it and the lists that name it."""

    key: str
    title: str
    address: str
    lists: tuple[str, ...]
    words: frozenset[str]


def candidates(entry: Entry) -> tuple[GroupRow, ...]:
    """Families whose name shares a telling word with the substance's: a hint for a person, never an answer."""
    shown = current_visibility()
    own = _words(" ".join(shown.title_of(entry)))
    last = Commit.objects.order_by("-number").values_list("number", flat=True).first() or 0
    apart = apart_from(entry.key)
    return tuple(row for row in _families(last, shown) if row.words & own and row.key not in apart)[:MOST]


@lru_cache(maxsize=1)
def _families(commit: int, shown: Visibility) -> tuple[GroupRow, ...]:
    """All families, read once for every state of the database (``commit`` is that state's number)."""
    listings = shown.of_facts(
        Fact.objects.filter(kind=FactKind.LEGAL_LISTING, ended_at=None, record__entry__key__startswith="rec:")
    )
    lists: dict[int, set[str]] = {}
    for entry_id, data in listings.values_list("record__entry", "data"):
        name = (data or {}).get("list_name", "")
        if name and name not in REGISTERS:
            lists.setdefault(entry_id, set()).add(name)
    entries = shown.of_entries(Entry.objects.filter(pk__in=lists, withdrawn_at=None)).order_by("key")
    titles = {entry.pk: shown.title_of(entry) for entry in entries}
    return tuple(
        GroupRow(
            entry.key,
            next(filter(None, titles[entry.pk]), ""),
            entry.address,
            tuple(sorted(lists[entry.pk])),
            _words(" ".join(titles[entry.pk])),
        )
        for entry in entries
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - FAMILY_STOP_WORDS
