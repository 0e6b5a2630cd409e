"""EU CLP annex VI as a feed of the portal's own: statements on reactivity, for the substances that agencies know."""

from __future__ import annotations

from connectors.feeds import Feed, FeedKind, Publisher, Redistribution
from connectors.pass_report import PassReport
from connectors.reference_data import ReactivityStatement
from connectors.schema import Fact, FactKind, Record, RecordKind, Row
from portal.models import SyncRun
from portal.own_feeds.table_sync import known_substances, sync_table_after_changes
from reference.clp_reactivity import clp_rows, clp_statements, table_version

FEED = "eu.clp_reactivity"
EDITION_YEAR = "2025"
PUBLISHER = Publisher(
    "유럽연합 CLP",
    "",
    "부속서 VI(ATP 23, 2025), 국내 기준 아님",
    "EU 법령, 출처를 밝혀 이용(ECHA 정리표)",
    "https://echa.europa.eu/information-on-chemicals/annex-vi-to-clp",
    is_portal=True,
    document="EU CLP 부속서 VI(ATP 23, 2025)",
    short_name="EU CLP",
    redistribution=Redistribution.WITH_ATTRIBUTION,
)


def _record(row: Row, tally: PassReport) -> Record:
    facts = [Fact(FactKind.CAS, row["cas"])]
    for order, each in enumerate(row["statements"], start=1):
        statement = ReactivityStatement(each["code"], each["form"])
        text = f"{each['code']} {clp_statements()[each['code']].english}"
        facts.append(
            Fact(FactKind.REACTIVITY_STATEMENT, text, statement, lang="en", label=each["name"][:200], order=order)
        )
    return Record(FEED, row["cas"], RecordKind.SUBSTANCE, row, tuple(facts), source_date=EDITION_YEAR)


CLP_REACTIVITY = Feed(
    name=FEED,
    title="물·산과의 반응, 산화성 문구(EU CLP 부속서 VI)",
    publisher=PUBLISHER,
    kind=FeedKind.FILE,
    record_kind=RecordKind.SUBSTANCE,
    record=_record,
)


def sync_clp_reactivity() -> SyncRun | None:
    """Syncs the statements with the table, for the substances that agencies know; ``None`` where nothing changed since."""
    return sync_table_after_changes(CLP_REACTIVITY, _rows, table_version())


def _rows() -> dict[str, Row]:
    rows: dict[str, Row] = {}
    for each in clp_rows():
        row = rows.setdefault(each.cas, {"cas": each.cas, "statements": []})
        row["statements"].append({"code": each.code, "form": each.form, "name": each.name, "index_no": each.index_no})
    known = known_substances(rows.keys())
    return {cas: row for cas, row in rows.items() if cas in known}
