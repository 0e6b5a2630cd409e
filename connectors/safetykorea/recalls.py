"""SafetyKorea's domestic recalls: a product, its defect in prose, advice to consumers, and the telephone line."""

from __future__ import annotations

from collections.abc import Iterator

from connectors.days import day_facts, day_of
from connectors.errors import BadRow
from connectors.feeds import Feed, FeedKind, Frequency
from connectors.field_facts import numbered
from connectors.pass_report import PassReport
from connectors.recall_mentions import recall_mentions
from connectors.row_fields import Fields
from connectors.row_key import digest_key
from connectors.safetykorea.agency import KEY_SETTING, PUBLISHER
from connectors.safetykorea.product_facts import FieldKinds, mapped_facts, mapped_list_facts
from connectors.safetykorea.redaction import CONSUMER_LINE, REDACTED
from connectors.safetykorea.responses import every_row
from connectors.schema import Fact, FactKind, Record, RecordKind, Row
from connectors.source import Source

NAME = "safetykorea.recalls"
OPERATION = "recallList"
PATH = "/recall/recallList.json"
IGNORED = frozenset({"recallFiles"})
"""Addresses of pictures; null in the list."""

IDENTIFYING_FIELDS = (
    "recallProductName",
    "recallBrandName",
    "recallModelName",
    "recallCmpnyName",
    "makerName",
    "publishDate",
)
NAME_FIELDS: FieldKinds = {
    "recallProductName": (FactKind.NAME, "제품명"),
    "recallBrandName": (FactKind.BRAND, "브랜드명"),
}
LIST_FIELDS: FieldKinds = {
    "recallModelName": (FactKind.MODEL, "모델명"),
    "barcodeNum": (FactKind.BARCODE, "바코드"),
    "certNum": (FactKind.CERTIFICATE_NUMBER, "인증번호"),
}
TEXT_FIELDS: FieldKinds = {
    "harmDscr": (FactKind.DEFECT, "제품결함"),
    "accidentCaseDscr": (FactKind.DEFECT, "위해정보"),
    "publishActionDscr": (FactKind.CONSUMER_ADVICE, "소비자 행동요령"),
    "recallTypeName": (FactKind.RECALL_TYPE, "리콜종류"),
    "recallMeans": (FactKind.RECALL_MEASURE, "조치방법"),
    CONSUMER_LINE: (FactKind.CONSUMER_LINE, "문의처"),
    "recallCmpnyName": (FactKind.COMPANY, "사업자"),
    "recallCmpnyDivName": (FactKind.OTHER, "업체구분"),
    "recallFrgnCmpnyName": (FactKind.OTHER, "해외업체명"),
    "makerName": (FactKind.MAKER, "제조업체"),
    "makerCntryName": (FactKind.COUNTRY, "제조업체 국가"),
    "makingCntryName": (FactKind.COUNTRY, "제조국"),
    "categoryName": (FactKind.CATEGORY, "제품분류"),
    "productItemName": (FactKind.CATEGORY, "품목"),
    "recallModelCnt": (FactKind.OTHER, "모델 수"),
    "publishRecallVol": (FactKind.OTHER, "리콜수량"),
    "recallActionAmt": (FactKind.OTHER, "조치수량"),
}

PERIOD = (("recallStaDate", "리콜 시작일"), ("recallEndDate", "리콜 종료일"))


def rows(source: Source, report: PassReport) -> Iterator[Row]:
    """Every domestic recall, in one call."""
    return every_row(source, OPERATION, PATH, report)


def record(row: Row, report: PassReport) -> Record:
    """One recall, keyed by ``recallUid``, or by a digest of its identifying fields where that is missing."""
    fields = Fields(row, report, IGNORED)
    key = fields.key("recallUid") or digest_key(row, IDENTIFYING_FIELDS)
    if not key:
        raise BadRow("neither recallUid nor a product", has_key=False)
    facts: list[Fact] = [
        *mapped_facts(fields, NAME_FIELDS),
        *mapped_list_facts(fields, LIST_FIELDS),
        *mapped_facts(fields, TEXT_FIELDS),
        *day_facts(FactKind.PUBLISHED_ON, fields.text("publishDate"), "공표일", report, field="publishDate"),
        *(day for name, label in PERIOD for day in _period(name, fields.text(name), label, report)),
    ]
    fields.report_unread()
    return Record(
        NAME,
        key,
        RecordKind.PRODUCT,
        row,
        numbered(facts),
        recall_mentions(fields.text("harmDscr"), fields.text("accidentCaseDscr")),
        source_date=day_of(fields.text("publishDate")),
    )


def _period(name: str, text: str, label: str, report: PassReport) -> Iterator[Fact]:
    """A recall may begin and end after today."""
    return day_facts(FactKind.OTHER, text, label, report, field=name, may_be_ahead=True)


FEED = Feed(
    name=NAME,
    title="국내 리콜정보 (국가기술표준원)",
    publisher=PUBLISHER,
    kind=FeedKind.LISTING,
    record_kind=RecordKind.PRODUCT,
    record=record,
    rows=rows,
    key_setting=KEY_SETTING,
    budgets={OPERATION: 24},  # no quota is published, and misuse may end the key: one call an hour is more than enough
    pace=1.0,
    floor=3_500,  # 4,243 rows on 2026-09-01
    frequency=Frequency.DAILY,
    reader_version=2,
    ignored=IGNORED,
    redacted=REDACTED,
    unverified="실제 응답 본문 (명세와 다른 개발자의 기록으로 읽음), 사업자등록번호 항목의 뜻",
)
