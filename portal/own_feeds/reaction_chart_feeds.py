"""The charts of reactive groups and the pairs of household products as feeds of the portal's own: one record for each rule.

The rules are read from their tables (``reference/reactivity``); as records each can be withheld or annotated by staff.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from connectors.feeds import Feed, FeedKind, Publisher, Redistribution
from connectors.pass_report import PassReport
from connectors.schema import Fact, FactKind, Record, RecordKind, Row
from portal.models import SyncRun
from portal.own_feeds.table_sync import sync_unchanging_table
from reference.reactivity.consequences import table_version
from reference.reactivity.group_charts import CRW, EPA, FEED_OF_CHART, ChartCell, crw_facts, epa_cells
from reference.reactivity.household_pairs import FEED as HOUSEHOLD_FEED
from reference.reactivity.household_pairs import household_pairs

EPA_PUBLISHER = Publisher(
    "미국 EPA",
    "",
    "EPA-600/2-80-076(1980), 국내 기준 아님",
    "미국 연방 자료, 저작권 없음",
    "https://nepis.epa.gov/",
    is_portal=True,
    document="EPA-600/2-80-076(1980)",
    short_name="EPA-600",
    redistribution=Redistribution.ALLOWED,
)
CRW_PUBLISHER = Publisher(
    "미국 NOAA·EPA·CCPS",
    "",
    "CRW 4(2026-07), 국내 기준 아님",
    "배포 조건을 확인하지 못함, 칸별 사실만 출처를 밝혀 옮김",
    "https://response.restoration.noaa.gov/reactivityworksheet",
    is_portal=True,
    document="CRW 4 반응군 표(2026-07)",
    short_name="CRW",
)
HOUSEHOLD_PUBLISHER = Publisher(
    "포털",
    "",
    "생활 제품 혼합 표, 출처는 행마다",
    "포털 자체 자료",
    "",
    is_portal=True,
)


def _record(row: Row, tally: PassReport) -> Record:
    fact = Fact(FactKind.OTHER, row["words"], lang="ko", label=row["consequences"])
    return Record(row["feed"], row["key"], RecordKind.GUIDE, row, (fact,), entity=row["feed"])


def _feed(name: str, title: str, publisher: Publisher) -> Feed:
    return Feed(
        name=name,
        title=title,
        publisher=publisher,
        kind=FeedKind.FILE,
        record_kind=RecordKind.GUIDE,
        record=_record,
    )


EPA_GROUPS = _feed(FEED_OF_CHART[EPA], "반응군 표의 칸(EPA-600)", EPA_PUBLISHER)
CRW_GROUPS = _feed(FEED_OF_CHART[CRW], "반응군 표의 칸(CRW, 칸별 사실)", CRW_PUBLISHER)
HOUSEHOLD_PAIRS = _feed(HOUSEHOLD_FEED, "생활 제품과 흔한 물질의 혼합", HOUSEHOLD_PUBLISHER)
REACTION_FEEDS = (EPA_GROUPS, CRW_GROUPS, HOUSEHOLD_PAIRS)


def sync_reaction_charts() -> tuple[SyncRun | None, ...]:
    """Syncs the three feeds with their tables; ``None`` for each where no table on reactivity changed since its last run."""
    readers: tuple[tuple[Feed, Callable[[], dict[str, Row]]], ...] = (
        (EPA_GROUPS, lambda: _cell_rows(EPA_GROUPS, epa_cells().values())),
        (CRW_GROUPS, lambda: _cell_rows(CRW_GROUPS, crw_facts().values())),
        (HOUSEHOLD_PAIRS, _household_rows),
    )
    return tuple(sync_unchanging_table(feed, read, table_version()) for feed, read in readers)


def _cell_rows(feed: Feed, cells: Iterable[ChartCell]) -> dict[str, Row]:
    return {
        cell.key: {
            "feed": feed.name,
            "key": cell.key,
            "words": cell.words,
            "consequences": " ".join(cell.consequences),
            "gases": [gas.formula for gas in cell.gases],
            "source": cell.source,
            "supported_by": cell.supported_by,
        }
        for cell in cells
    }


def _household_rows() -> dict[str, Row]:
    return {
        pair.key: {
            "feed": HOUSEHOLD_FEED,
            "key": pair.key,
            "words": pair.words,
            "consequences": " ".join(pair.consequences),
            "gases": [gas.formula for gas in pair.gases],
            "source": pair.source,
        }
        for pair in household_pairs()
    }
