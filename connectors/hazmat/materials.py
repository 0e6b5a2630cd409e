"""소방청 국가 위험물 정보 목록 (getMaterialList): every dangerous substance with its class under 위험물안전관리법."""

from __future__ import annotations

from collections.abc import Iterator

from connectors.errors import BadRow
from connectors.feeds import Feed, FeedKind, Frequency
from connectors.hazmat import service
from connectors.hazmat.agency import PUBLISHER
from connectors.hazmat.substance_facts import class_facts, identity_facts, un_facts
from connectors.paging import rows_of_all_pages
from connectors.pass_report import PassReport
from connectors.row_fields import Fields
from connectors.schema import Record, RecordKind, Row
from connectors.source import Source

NAME = "hazmat.materials"
OPERATION = "getMaterialList"
PAGE_ROWS = 99
"""numOfRows is documented with two digits, so 99 is the maximum: about 75 calls for the list."""


def rows(source: Source, report: PassReport) -> Iterator[Row]:
    """Every row of the listing; it held 6,480 in the document's example and about 7,300 in 2026."""
    return rows_of_all_pages(
        lambda page: service.fetch_page(source, OPERATION, {"pageNo": str(page), "numOfRows": str(PAGE_ROWS)}),
        report,
        size=PAGE_ROWS,
    )


def record(row: Row, report: PassReport) -> Record:
    """One substance, keyed by ``chemicalno``; raises ``BadRow`` where that is missing."""
    fields = Fields(row, report)
    key = fields.key("chemicalno")
    if not key:
        raise BadRow("no chemicalno", has_key=False)
    facts = (
        *identity_facts(fields, report),
        *un_facts(fields.text("unno"), report),
        *class_facts(fields.text("hazardmaterialclass"), report),
    )
    fields.report_unread()
    return Record(NAME, key, RecordKind.SUBSTANCE, row, facts)


FEED = Feed(
    name=NAME,
    title="국가 위험물 정보 목록 (소방청)",
    publisher=PUBLISHER,
    kind=FeedKind.LISTING,
    record_kind=RecordKind.SUBSTANCE,
    record=record,
    rows=rows,
    key_setting=service.KEY_SETTING,
    budgets={OPERATION: service.CALLS_A_DAY},
    floor=6_000,  # 6,480 in the oldest count that is documented
    frequency=Frequency.WEEKLY,
    reader_version=2,
    dataset=service.DATASET,
    unverified="실제 응답(JSON·XML 여부와 바깥 구조), 한 쪽의 최대 건수, 여러 CAS·UN 번호의 표기",
    title_rank=60,
)
