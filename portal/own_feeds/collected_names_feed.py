"""Names from notices, safety data sheets, trades and other languages as a feed of the portal's own.

Only substances that an agency knows get a record: a name alone does not make a page.
"""

from __future__ import annotations

from collections import defaultdict

from connectors.feeds import Feed, FeedKind
from connectors.schema import RecordKind, Row
from portal.models import SyncRun
from portal.own_feeds.table_sync import PORTAL_PUBLISHER, known_substances, name_record_reader, sync_table
from reference.collected_names import FEED, CollectedName, collected_names, source_of

COLLECTED_NAMES = Feed(
    name=FEED,
    title="고시·안전자료·현장의 이름",
    publisher=PORTAL_PUBLISHER,
    kind=FeedKind.FILE,
    record_kind=RecordKind.SUBSTANCE,
    record=name_record_reader(FEED),
)


def sync_collected_names() -> SyncRun | None:
    """Syncs the records with the tables, for the substances that agencies know."""
    return sync_table(COLLECTED_NAMES, _rows)


def _rows() -> dict[str, Row]:
    names_by_cas: dict[str, dict[str, CollectedName]] = defaultdict(dict)
    for each in collected_names():
        names_by_cas[each.cas].setdefault(each.name, each)
    known = known_substances(names_by_cas)
    return {
        cas: {"cas": cas, "names": [_row(each) for each in names.values()]}
        for cas, names in sorted(names_by_cas.items())
        if cas in known
    }


def _row(name: CollectedName) -> Row:
    source = source_of(name.name, name.cas)
    return {"name": name.name, "lang": name.lang, "kind": str(name.kind), "source": source}
