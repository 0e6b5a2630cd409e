"""초록누리 위반제품 (violtProductList): product, maker and day of the measure; the violation itself is in the details."""

from __future__ import annotations

from collections.abc import Iterator

from connectors.days import day_facts, day_of
from connectors.ecolife.agency import KEY_SETTING, PACE, PUBLISHER
from connectors.ecolife.responses import every_row
from connectors.errors import BadRow
from connectors.feeds import Feed, FeedKind, Frequency
from connectors.field_facts import numbered, text_facts
from connectors.pass_report import PassReport
from connectors.row_fields import Fields
from connectors.schema import Fact, FactKind, Record, RecordKind, Row
from connectors.source import Source

NAME = "ecolife.violations"
OPERATION = "violtProductList"
PRODUCT_GROUP = "07"
"""The only code with which the list is known to have been read; whether other codes have further rows is unverified."""
TEXT_FIELDS = (
    ("prdt_nm", FactKind.NAME),
    ("modl_nm", FactKind.MODEL),
    ("mnfctur_nm", FactKind.COMPANY),
    ("prdtarm", FactKind.CATEGORY),
    ("prdtarm_cd_nm", FactKind.CATEGORY),
    ("origin_instt", FactKind.OTHER),
)
"""The agency's Korean names of these fields are published nowhere, so a field's own name is its label."""


def rows(source: Source, report: PassReport) -> Iterator[Row]:
    """Every product of the list; it held 6,542 in 2026, twenty a page."""
    return every_row(source, OPERATION, {"prdtarmCd": PRODUCT_GROUP}, report)


def record(row: Row, report: PassReport) -> Record:
    """One product, keyed by group and number, by which its details are requested; raises ``BadRow`` where either is missing."""
    fields = Fields(row, report)
    key = key_of(fields)
    if not key:
        raise BadRow("no prdtarm_cd or prdt_mstr_no", has_key=False)
    day = fields.text("action_de")
    facts = [
        *(fact for name, kind in TEXT_FIELDS for fact in text_facts(kind, fields.text(name), name)),
        *day_facts(FactKind.ACTED_ON, day, "action_de", report),
        Fact(FactKind.AGENCY_ID, fields.text("prdt_mstr_no"), label="prdt_mstr_no"),
    ]
    fields.report_unread()
    return Record(NAME, key, RecordKind.PRODUCT, row, numbered(facts), entity=key, source_date=day_of(day))


def key_of(fields: Fields) -> str:
    """``07/12345``, or "" where one of the two is missing."""
    group, number = fields.key("prdtarm_cd"), fields.key("prdt_mstr_no")
    return f"{group}/{number}" if group and number else ""


FEED = Feed(
    name=NAME,
    title="생활화학제품 위반제품 목록 (초록누리)",
    publisher=PUBLISHER,
    kind=FeedKind.LISTING,
    record_kind=RecordKind.PRODUCT,
    record=record,
    rows=rows,
    key_setting=KEY_SETTING,
    budgets={OPERATION: 1_000},  # a pass takes about 330 calls; no quota is published
    pace=PACE,
    floor=5_000,  # 6,542 rows at the last published count, in 2026
    frequency=Frequency.DAILY,
    reader_version=2,
    unverified="응답 본문 전체(다른 개발자의 기록으로 읽음), 제품군 코드 07 밖의 목록, 항목의 한글 이름, 하루 호출 한도",
)
