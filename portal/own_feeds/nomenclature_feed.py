"""Names of agencies and notices respelt by old and new nomenclature, and abbreviations spelled out, as a feed of the portal's own.

A spelling that another substance has already, or that two would get, is left out: it would be ambiguous.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from connectors.feeds import Feed, FeedKind
from connectors.schema import FactKind, RecordKind, Row
from portal.models import Fact as StoredFact
from portal.models import Identifier, SyncRun
from portal.own_feeds.table_sync import (
    PORTAL_PUBLISHER,
    known_substances,
    name_record_reader,
    sync_table_after_changes,
)
from portal.store.bulk_rows import chunks
from portal.store.identity import cas_of
from reference.aliases import Alias, AliasKind, aliases
from reference.collected_names import CollectedName, NameKind, collected_names
from reference.nomenclature import FEED, Spelling, Variant, variants
from reference.spelled_letters import spelled_out
from reference.version import reference_version
from search.analysis import name_key

VariantsByName = dict[str, dict[str, tuple[Variant, str]]]
"""By name key, then by entry key: the variant and the stated name that it respells."""


NOMENCLATURE = Feed(
    name=FEED,
    title="명명법 규칙으로 고쳐 쓴 이름",
    publisher=PORTAL_PUBLISHER,
    kind=FeedKind.FILE,
    record_kind=RecordKind.SUBSTANCE,
    record=name_record_reader(FEED),
)


def sync_nomenclature() -> SyncRun | None:
    """Syncs the respelt names with the names that agencies state; ``None`` where nothing changed since the last run.

    It reads every Korean name, so it first checks whether anything was committed or the rules changed since its last run.
    """
    return sync_table_after_changes(NOMENCLATURE, _rows, reference_version())


def _rows() -> dict[str, Row]:
    stated_names = _stated_names()
    variants_by_name = _variants_by_name(stated_names)
    _add_spelled_abbreviations(variants_by_name)
    existing = _existing_bearers(variants_by_name)
    by_cas: dict[str, list[dict[str, str]]] = defaultdict(list)
    for key, bearers in variants_by_name.items():
        if len(bearers) != 1:
            continue
        ((entry, (variant, name)),) = bearers.items()
        if (cas := cas_of(entry)) and existing.get(key, {entry}) <= {entry} and key not in stated_names[entry]:
            by_cas[cas].append({"name": variant.name, "lang": "ko", "kind": str(variant.spelling), "of": name})
    return {
        cas: {"cas": cas, "names": sorted(names, key=lambda each: each["name"])}
        for cas, names in sorted(by_cas.items())
    }


def _stated_names() -> dict[str, dict[str, str]]:
    """The Korean names that agencies state or the portal's tables give, by entry and name key."""
    names: dict[str, dict[str, str]] = defaultdict(dict)
    facts = StoredFact.objects.filter(
        kind__in=(FactKind.NAME, FactKind.SYNONYM),
        lang="ko",
        absence="",
        ended_at=None,
        record__withdrawn_at=None,
        record__kind=RecordKind.SUBSTANCE,
    ).exclude(record__feed=FEED)
    for entry, name in facts.order_by("value").values_list("record__entry__key", "value").distinct():
        names[entry].setdefault(name_key(name), name)
    return names


def _variants_by_name(stated_names: Mapping[str, Mapping[str, str]]) -> VariantsByName:
    variants_by_name: VariantsByName = defaultdict(dict)
    for entry, names in sorted(stated_names.items()):
        for name in names.values():
            for variant in variants(name):
                variants_by_name[name_key(variant.name)].setdefault(entry, (variant, name))
    return variants_by_name


def _table_names() -> tuple[Alias | CollectedName, ...]:
    return (*aliases(), *collected_names())


def _add_spelled_abbreviations(variants_by_name: VariantsByName) -> None:
    """Adds the abbreviations of the portal's tables as people say them, letter by letter (TDI as 티디아이)."""
    abbreviations = [
        (each.cas, each.name) for each in _table_names() if each.kind in (AliasKind.ABBREVIATION, NameKind.ABBREVIATION)
    ]
    known = known_substances({cas for cas, _ in abbreviations})
    for cas, name in abbreviations:
        for said in spelled_out(name) if cas in known else ():
            variants_by_name[name_key(said)].setdefault(f"cas:{cas}", (Variant(said, Spelling.SPOKEN), name))


def _existing_bearers(keys: Iterable[str]) -> dict[str, set[str]]:
    """The entries that already have each of these names, from agencies or from the portal's tables of names."""
    existing: dict[str, set[str]] = defaultdict(set)
    for group in chunks(sorted(keys)):
        found = Identifier.objects.filter(scheme="name", value__in=group, entry__withdrawn_at=None)
        for value, entry in found.values_list("value", "entry__key"):
            existing[value].add(entry)
    for name in _table_names():
        existing[name_key(name.name)].add(f"cas:{name.cas}")
    return existing
