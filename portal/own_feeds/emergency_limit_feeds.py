"""NIOSH IDLH and US EPA AEGL as feeds of the portal's own, for the substances that agencies know."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import partial

from connectors.feeds import Feed, FeedKind, Publisher, Redistribution
from connectors.pass_report import PassReport
from connectors.reference_data import EmergencyLimit
from connectors.schema import Fact, FactKind, Record, RecordKind, Row
from portal.models import SyncRun
from portal.own_feeds.table_sync import known_substances, sync_table_after_changes
from reference.emergency_limits import (
    AEGL_MINUTES,
    IDLH_MINUTES,
    LimitRow,
    figure_of,
    limit_rows,
    table_version,
)

_LICENCE = "미국 연방 자료, 저작권 없음(ALOHA 물질 자료집을 거침: PyPI pyeldqm 0.1.3, 2025-12)"
NIOSH = Publisher(
    "미국 NIOSH",
    "",
    "IDLH(즉시 위험 농도), 국내 기준 아님",
    _LICENCE,
    "https://www.cdc.gov/niosh/idlh/default.html",
    is_portal=True,
    document="NIOSH IDLH(ALOHA 자료집 2025-12)",
    short_name="NIOSH",
    redistribution=Redistribution.ALLOWED,
)
EPA = Publisher(
    "미국 EPA",
    "",
    "AEGL(급성 노출 지침 농도) 60분, 국내 기준 아님",
    _LICENCE,
    "https://www.epa.gov/aegl",
    is_portal=True,
    document="US EPA AEGL 60분(ALOHA 자료집 2025-12)",
    short_name="US EPA",
    redistribution=Redistribution.ALLOWED,
)
IDLH_FEED = "niosh.idlh"
AEGL_FEED = "epa.aegl"


def _record(feed: str, row: Row, tally: PassReport) -> Record:
    facts = [Fact(FactKind.CAS, row["cas"])]
    for order, each in enumerate(row["limits"], start=1):
        amount = Decimal(each["amount"])
        limit = EmergencyLimit(each["standard"], each["minutes"], amount, each["unit"])
        facts.append(
            Fact(
                FactKind.EMERGENCY_LIMIT,
                f"{amount:f} {each['unit']}",
                limit,
                unit=each["unit"],
                label=limit_label(each["standard"], each["minutes"]),
                order=order,
            )
        )
    return Record(feed, row["cas"], RecordKind.SUBSTANCE, row, tuple(facts))


def limit_label(standard: str, minutes: int) -> str:
    """The standard, with the averaging time of an AEGL; the time of an IDLH is part of its definition."""
    return standard if standard == "IDLH" else f"{standard}({minutes}분)"


IDLH = Feed(
    name=IDLH_FEED,
    title="즉시 위험 농도(IDLH)",
    publisher=NIOSH,
    kind=FeedKind.FILE,
    record_kind=RecordKind.SUBSTANCE,
    record=partial(_record, IDLH_FEED),
)
AEGL = Feed(
    name=AEGL_FEED,
    title="급성 노출 지침 농도(AEGL-1·2·3, 60분)",
    publisher=EPA,
    kind=FeedKind.FILE,
    record_kind=RecordKind.SUBSTANCE,
    record=partial(_record, AEGL_FEED),
)


def sync_emergency_limits() -> tuple[SyncRun | None, ...]:
    """Syncs both feeds with the table, for the substances that agencies know; ``None`` for each where nothing changed since."""
    return (
        sync_table_after_changes(IDLH, _idlh_rows, table_version()),
        sync_table_after_changes(AEGL, _aegl_rows, table_version()),
    )


def _idlh_rows() -> dict[str, Row]:
    return _known(_row(row, (("IDLH", row.idlh, IDLH_MINUTES),)) for row in limit_rows())


def _aegl_rows() -> dict[str, Row]:
    return _known(
        _row(row, (("AEGL-1", row.aegl1, AEGL_MINUTES), ("AEGL-2", row.aegl2, AEGL_MINUTES), ("AEGL-3", row.aegl3, AEGL_MINUTES)))
        for row in limit_rows()
    )  # fmt: skip


def _row(row: LimitRow, cells: Iterable[tuple[str, str, int]]) -> Row:
    limits = []
    for standard, cell, minutes in cells:
        figure = figure_of(cell)
        if figure is not None:
            limits.append({"standard": standard, "amount": str(figure[0]), "unit": figure[1], "minutes": minutes})
    return {"cas": row.cas, "name": row.name, "limits": limits}


def _known(rows: Iterable[Row]) -> dict[str, Row]:
    stated = {row["cas"]: row for row in rows if row["limits"]}
    known = known_substances(stated.keys())
    return {cas: row for cas, row in stated.items() if cas in known}
