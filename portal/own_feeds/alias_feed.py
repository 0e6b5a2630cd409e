"""The portal's alias table as a feed: records that say which names people use for a substance.

Only substances that an agency knows get a record: a name alone does not make a page.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from connectors.feeds import Feed, FeedKind, Redistribution
from connectors.schema import RecordKind, Row
from portal.models import SyncRun
from portal.own_feeds.table_sync import PORTAL_PUBLISHER, known_substances, name_record_reader, sync_table
from reference.aliases import FEED, aliases

ALIASES = Feed(
    name=FEED,
    title="포털이 더한 다른 이름",
    publisher=replace(PORTAL_PUBLISHER, redistribution=Redistribution.ALLOWED),
    kind=FeedKind.FILE,
    record_kind=RecordKind.SUBSTANCE,
    record=name_record_reader(FEED),
)


def sync_aliases() -> SyncRun | None:
    """Syncs the alias records with the table, for the substances that agencies know."""
    return sync_table(ALIASES, _rows)


def _rows() -> dict[str, Row]:
    names_by_cas: dict[str, list[dict[str, str]]] = defaultdict(list)
    for alias in aliases():
        names_by_cas[alias.cas].append(
            {"name": alias.name, "lang": alias.lang, "kind": str(alias.kind), "source": alias.source}
        )
    known = known_substances(names_by_cas)
    return {cas: {"cas": cas, "names": names} for cas, names in sorted(names_by_cas.items()) if cas in known}
