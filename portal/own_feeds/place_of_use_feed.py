"""Places of use as a feed of the portal's own: one record a substance that agencies know, one fact for each of its places."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from typing import Any

from connectors.feeds import Feed, FeedKind, Publisher
from connectors.pass_report import PassReport
from connectors.reference_data import PlaceOfUse
from connectors.schema import Fact, FactKind, Record, RecordKind, Row
from portal.models import SyncRun
from portal.own_feeds.table_sync import known_substances, sync_table_after_changes
from reference.observations import values
from reference.places_of_use import UseInPlace, table_version, uses_in_places

FEED = "portal.places_of_use"
PUBLISHER = Publisher(
    "포털",
    "",
    "장소별 물질(공개 문서에서 정리, 원문 대조 전), 국내 기준 아님",
    "포털 자체 자료(줄마다 출처 문서를 밝힘)",
    "",
    is_portal=True,
    document="장소별 물질(줄마다 적은 공개 문서, 원문 대조 전)",
    short_name="장소별 물질",
)


def _record(row: Row, tally: PassReport) -> Record:
    facts = [Fact(FactKind.CAS, row["cas"])]
    for order, each in enumerate(row["uses"], start=1):
        use = UseInPlace(**each)
        facts.append(
            Fact(
                FactKind.PLACE_OF_USE,
                f"{use.use} — {use.source}",
                PlaceOfUse(use.place, use.document, use.publisher, use.section),
                lang="ko",
                label=values()["place", use.place].label,
                order=order,
            )
        )
    return Record(FEED, row["cas"], RecordKind.SUBSTANCE, row, tuple(facts))


PLACES_OF_USE = Feed(
    name=FEED,
    title="장소별 물질(쓰이거나 생기는 곳)",
    publisher=PUBLISHER,
    kind=FeedKind.FILE,
    record_kind=RecordKind.SUBSTANCE,
    record=_record,
)


def sync_places_of_use() -> SyncRun | None:
    """Syncs the places with the table, for the substances that agencies know; ``None`` where nothing changed since."""
    return sync_table_after_changes(PLACES_OF_USE, _rows, table_version())


def _rows() -> dict[str, Row]:
    uses: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for use in uses_in_places():
        uses[use.cas].append(asdict(use))
    known = known_substances(uses.keys())
    return {cas: {"cas": cas, "uses": rows} for cas, rows in uses.items() if cas in known}
