"""생활안전지도 화학물취급시설 (IF_0049, 출처 환경부): name, industry, address and point of facilities, never what they handle."""

from __future__ import annotations

from collections.abc import Iterator

from connectors.coordinates import point_fact
from connectors.errors import BadRow
from connectors.feeds import Feed, FeedKind, Frequency
from connectors.field_facts import text_facts
from connectors.gateway import Page, read_xml_or_json
from connectors.http import Call
from connectors.paging import rows_of_all_pages
from connectors.pass_report import PassReport
from connectors.region_facts import region_fact
from connectors.row_fields import Fields
from connectors.safemap.agency import PUBLISHER
from connectors.schema import Fact, FactKind, Record, RecordKind, Row
from connectors.source import Source

NAME = "ncis.facilities"
"""The name is part of the keys of stored records, so it stays, although the feed is no longer among the ministry's."""
OPERATION = "IF_0049"
URL = "https://safemap.go.kr/openapi2/IF_0049"
PAGE_ROWS = 100


def rows(source: Source, report: PassReport) -> Iterator[Row]:
    """Every row. A key that is not registered comes as HTTP 500 with code 30 in the body and raises ``Refused``."""

    def fetch(page: int) -> Page:
        source.reserve([OPERATION])
        params = {"pageNo": str(page), "numOfRows": str(PAGE_ROWS), "returnType": "JSON"}
        call = Call(OPERATION, URL, params, secret={"serviceKey": source.key})
        return source.client.read(call, lambda response: read_xml_or_json(response, call))

    return rows_of_all_pages(fetch, report, size=PAGE_ROWS)


def record(row: Row, report: PassReport) -> Record:
    """One facility, keyed by ``objt_id``; raises ``BadRow`` where that is missing."""
    fields = Fields(row, report)
    key = fields.text("objt_id")
    if not key:
        raise BadRow("no objt_id", has_key=False)
    lot, road = fields.text("adres"), fields.text("rn_adres")
    point = point_fact(fields.text("x"), fields.text("y"), "좌표", report)
    region = region_fact((road or lot).partition(" ")[0], "시·도")
    facts = [
        Fact(FactKind.AGENCY_ID, key, label="객체ID"),
        *text_facts(FactKind.NAME, fields.text("entrps_nm"), "업체명"),
        *text_facts(FactKind.INDUSTRY, fields.text("induty_nm"), "업종명"),
        *text_facts(FactKind.ADDRESS, road, "도로명주소"),
        *text_facts(FactKind.ADDRESS, lot, "주소"),
        *((region,) if region else ()),
        *((point,) if point else ()),
    ]
    fields.report_unread()
    return Record(NAME, key, RecordKind.FACILITY, row, tuple(facts))


FEED = Feed(
    name=NAME,
    title="화학물취급시설 (생활안전지도)",
    publisher=PUBLISHER,
    kind=FeedKind.LISTING,
    record_kind=RecordKind.FACILITY,
    record=record,
    rows=rows,
    key_setting="SAFEMAP_KEY",
    budgets={OPERATION: 1_000},  # the map's own allowance is not published; a pass needs a few hundred pages at most
    pace=2.0,
    floor=1,  # how many it holds is not published; an empty listing must not withdraw records
    frequency=Frequency.WEEKLY,
    unverified="응답 형식, 좌표계(값의 범위로 판별), 전체 건수",
)
