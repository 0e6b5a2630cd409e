"""Turns entries into documents: an entry's own facts, identifiers and link counts, and no text of another entry."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Count

from connectors.registry import FEEDS
from connectors.schema import FactKind, Origin, RecordKind, Relation
from portal.curation.current import current_visibility
from portal.curation.visibility import Visibility
from portal.models import Entry, Fact, Identifier, Link, SourceRecord
from portal.own_feeds.catalogue import REFERENCE_FEEDS, is_own_feed
from portal.own_feeds.systematic_name_keys import keys_in
from portal.publish.facets import KIND_LABELS, agency_label, hazard_labels, legal_labels, region_labels, year_labels
from portal.publish.prior import prior
from portal.seoul_time import has_come
from search.engine_types import Document, DocumentName, DocumentStructure, Facet, NameRank

ENTRIES_PER_READ = 500
"""Entries read together: enough that the queries cost little, few enough that memory stays flat."""

NOT_INDEXED = frozenset({RecordKind.GUIDE})
"""Kinds of entries without a document: a guide is reached by its number alone and never found among substances."""

TEXT_KINDS = frozenset(
    {
        FactKind.TEXT,
        FactKind.EXPOSURE_SYMPTOM,
        FactKind.SUMMARY,
        FactKind.DEFECT,
        FactKind.CAUSE,
        FactKind.PLACE,
        FactKind.ADDRESS,
        FactKind.INDUSTRY,
        FactKind.HANDLED,
        FactKind.INVOLVED,
        FactKind.CATEGORY,
        FactKind.ACTIVE_INGREDIENT,
        FactKind.PESTICIDE_USE,
        FactKind.COMPANY,
        FactKind.MAKER,
        FactKind.USE,
        FactKind.HAZARD_STATEMENT,
        FactKind.INGREDIENT,
    }
)
"""Facts whose words find an entry. TREATMENT_* and TOXICITY_VALUE are left out: no advice and no lethal dose in a snippet."""

DAY_KINDS = (FactKind.OCCURRED_ON, FactKind.PUBLISHED_ON, FactKind.ACTED_ON)
"""The dates whose years are a facet."""

NUMBER_KINDS = frozenset({FactKind.CERTIFICATE_NUMBER, FactKind.REGISTRATION_NUMBER, FactKind.MODEL, FactKind.BARCODE})
_CODE_KINDS = frozenset({FactKind.HAZARD_STATEMENT, FactKind.PRECAUTIONARY_STATEMENT})
_NAME_KINDS = frozenset({FactKind.NAME, FactKind.BRAND, FactKind.SYNONYM, FactKind.NAME_KEYS, FactKind.MADE_SPELLINGS})
_DATA_KINDS = frozenset({FactKind.LEGAL_LISTING, FactKind.HAZARD_CLASS, FactKind.STRUCTURE, FactKind.EXPOSURE_LIMIT})
_READ_KINDS = TEXT_KINDS.union(
    DAY_KINDS, NUMBER_KINDS, _CODE_KINDS, _NAME_KINDS, _DATA_KINDS, (FactKind.FORMULA, FactKind.REGION)
)
"""The facts that are read. CAS and KE numbers, two of five facts of the national list, come from ``Identifier``."""

_CODE = re.compile(r"(?:EUH|H|P)[0-9]{3}[A-Za-z]{0,2}(?:\s*\+\s*[HP][0-9]{3})*")
LONGEST_TEXT = 20_000
"""Letters of running text kept for one entry: the longest sheet has about 15,000; more would be a faulty answer."""


@dataclass(slots=True)
class _EntryParts:
    """What is read for one entry before it becomes a document."""

    facts: list[tuple[str, str, Any, str, str, str]] = field(default_factory=list)
    feeds: dict[str, str] = field(default_factory=dict)
    identifiers: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    accidents: int = 0


def documents(entries: Iterable[Entry]) -> Iterator[Document]:
    """The documents of visible entries, in the order given; reads ``ENTRIES_PER_READ`` entries at a time."""
    group: list[Entry] = []
    for entry in entries:
        group.append(entry)
        if len(group) == ENTRIES_PER_READ:
            yield from _documents_of(group)
            group = []
    if group:
        yield from _documents_of(group)


def _documents_of(entries: Sequence[Entry]) -> Iterator[Document]:
    visibility = current_visibility()
    visible = [entry for entry in entries if entry.pk not in visibility.entries and entry.kind not in NOT_INDEXED]
    parts = _read_parts([entry.pk for entry in visible], visibility)
    for entry in visible:
        yield _document(entry, visibility.title_of(entry), parts[entry.pk])


def _read_parts(ids: list[int], visibility: Visibility) -> dict[int, _EntryParts]:
    parts: dict[int, _EntryParts] = {pk: _EntryParts() for pk in ids}
    records = visibility.of_records(SourceRecord.objects.filter(entry__in=ids, withdrawn_at=None))
    for entry_id, feed, origin in records.values_list("entry", "feed", "origin"):
        parts[entry_id].feeds[feed] = origin
    facts = visibility.of_facts(
        Fact.objects.filter(record__entry__in=ids, kind__in=_READ_KINDS, ended_at=None, absence="")
    )
    facts = facts.order_by("record_id", "order", "pk")
    for entry_id, *fact in facts.values_list("record__entry", "kind", "value", "data", "lang", "unit", "record__feed"):
        parts[entry_id].facts.append(tuple(fact))  # type: ignore[arg-type]
    identifiers = visibility.of_identifiers(Identifier.objects.filter(entry__in=ids)).order_by("scheme", "value")
    for entry_id, scheme, value in identifiers.values_list("entry", "scheme", "value"):
        parts[entry_id].identifiers[scheme].append(value)
    involved = visibility.of_links(Link.objects.filter(to_entry__in=ids, relation=Relation.INVOLVED, ended_at=None))
    for entry_id, count in (
        involved.values_list("to_entry").annotate(count=Count("from_entry", distinct=True)).order_by()
    ):
        parts[entry_id].accidents = count
    return parts


def _document(entry: Entry, titles: tuple[str, str], parts: _EntryParts) -> Document:
    by_kind: dict[str, list[tuple[str, str, Any, str, str, str]]] = {
        kind: list(facts) for kind, facts in groupby(sorted(parts.facts, key=itemgetter(0)), key=itemgetter(0))
    }
    cas = tuple(parts.identifiers["cas"])
    is_single_substance = entry.kind == "substance" and len(cas) == 1
    listings = [data for _, _, data, *_ in by_kind.get(FactKind.LEGAL_LISTING, ()) if data]
    values = {kind: [fact[1] for fact in facts] for kind, facts in by_kind.items()}
    legal = legal_labels(listings)
    keys = keys_in(" ".join(values.get(FactKind.NAME_KEYS, ())))
    days = [day for kind in DAY_KINDS for day in values.get(kind, ())]
    return Document(
        key=entry.key,
        kind=entry.kind,
        revision=entry.revision,
        title_ko=titles[0],
        title_en=titles[1],
        url=entry.address,
        origin=_origin(parts.feeds),
        names=_names(titles, by_kind),
        cas=cas if is_single_substance else (),
        member_cas=() if is_single_substance else cas,
        ke=tuple(parts.identifiers["ke"]),
        un=tuple(parts.identifiers["un"]),
        ec=tuple(parts.identifiers["ec"]),
        numbers=_unique(
            [*(() if is_single_substance else cas)]
            + [data["number"] for data in listings if data.get("number")]
            + [value for kind in NUMBER_KINDS for value in values.get(kind, ())]
            + _codes(by_kind)
        ),
        formulas=_unique(values.get(FactKind.FORMULA, ())),
        structures=tuple(DocumentStructure(**data) for _, _, data, *_ in by_kind.get(FactKind.STRUCTURE, ()) if data),
        text=_text(values),
        facets={
            Facet.KIND: (KIND_LABELS[entry.kind],),
            Facet.AGENCY: _unique(agency_label(feed) for feed in sorted(parts.feeds) if feed in FEEDS),
            Facet.HAZARD: hazard_labels(by_kind.get(FactKind.HAZARD_CLASS, ())),
            Facet.LEGAL: legal,
            Facet.REGION: region_labels(values.get(FactKind.REGION, ())),
            Facet.YEAR: tuple(year for year in year_labels(days) if has_come(f"{year}-01-01")),
        },
        prior=prior(
            legal=legal,
            feeds=parts.feeds.keys() - REFERENCE_FEEDS,
            accidents=parts.accidents,
            limits=FactKind.EXPOSURE_LIMIT in by_kind,
            # A day that nobody could read gives no rank.
            day=max(filter(has_come, days), default=""),
        ),
        name_keys=keys.same,
        near_name_keys=keys.near,
        made_spellings=tuple(" ".join(values.get(FactKind.MADE_SPELLINGS, ())).split()),
    )


def _codes(by_kind: dict[str, list[tuple[str, str, Any, str, str, str]]]) -> list[str]:
    """The H and P codes that agencies state, so that a code finds all entries with it."""
    classes = [
        data["h_code"] for _, _, data, *_ in by_kind.get(FactKind.HAZARD_CLASS, ()) if data and data.get("h_code")
    ]
    statements = [
        value.partition(":")[0].strip() for kind in sorted(_CODE_KINDS) for _, value, *_ in by_kind.get(kind, ())
    ]
    return [code for code in (*classes, *statements) if _CODE.fullmatch(code)]


def _origin(feeds: dict[str, str]) -> str:
    """Live where any agency's record is live; the portal's own records do not count."""
    origins = set(feeds.values()) - {Origin.PORTAL}
    return "live" if "live" in origins or not origins else "demo"


def _names(
    titles: tuple[str, str], by_kind: dict[str, list[tuple[str, str, Any, str, str, str]]]
) -> tuple[DocumentName, ...]:
    best: dict[tuple[str, str], NameRank] = {}
    for title, lang in zip(titles, ("ko", "en"), strict=True):
        if title:
            best[(title, lang)] = NameRank.TITLE
    for kind, rank in (
        (FactKind.NAME, NameRank.TITLE),
        (FactKind.BRAND, NameRank.SYNONYM),
        (FactKind.SYNONYM, NameRank.SYNONYM),
    ):
        for _, value, _, lang, _, feed in by_kind.get(kind, ()):
            is_portal_name = kind == FactKind.SYNONYM and is_own_feed(feed)
            best.setdefault((value, lang), NameRank.ALIAS if is_portal_name else rank)
    return tuple(DocumentName(text, lang, rank) for (text, lang), rank in best.items())


def _text(values: dict[str, list[str]]) -> tuple[str, ...]:
    kept: list[str] = []
    letters_left = LONGEST_TEXT
    for kind in sorted(TEXT_KINDS & values.keys()):
        for value in dict.fromkeys(values[kind]):
            if letters_left <= 0:
                return tuple(kept)
            kept.append(value[:letters_left])
            letters_left -= len(value)
    return tuple(kept)


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
