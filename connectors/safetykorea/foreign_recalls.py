"""SafetyKorea's list of foreign recalls: notices of authorities abroad, with each notice's own address."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from connectors.days import day_facts, day_of
from connectors.errors import BadRow
from connectors.feeds import Feed, FeedKind, Frequency
from connectors.field_facts import numbered
from connectors.pass_report import PassReport
from connectors.printed_values import absence_of
from connectors.recall_mentions import recall_mentions
from connectors.row_fields import Fields
from connectors.row_key import digest_key
from connectors.safetykorea.agency import KEY_SETTING, PUBLISHER
from connectors.safetykorea.product_facts import FieldKinds, mapped_facts, mapped_list_facts
from connectors.safetykorea.redaction import REDACTED
from connectors.safetykorea.responses import every_row
from connectors.schema import Fact, FactKind, Record, RecordKind, Row
from connectors.source import Source

NAME = "safetykorea.foreign_recalls"
OPERATION = "fRecallList"
PATH = "/recall/fRecallList.json"
IGNORED = frozenset({"imageUrl"})
"""Pictures on other hosts, which no page of the portal loads."""

IDENTIFYING_FIELDS = (
    "recallProductName",
    "recallBrandName",
    "recallModelName",
    "makerName",
    "recallPblshCntryName",
    "publishDate",
    "recallUrl",
    "recallurl",
)
NAME_FIELDS: FieldKinds = {
    "recallProductName": (FactKind.NAME, "제품명"),
    "recallBrandName": (FactKind.BRAND, "브랜드명"),
}
LIST_FIELDS: FieldKinds = {"recallModelName": (FactKind.MODEL, "모델명")}
TEXT_FIELDS: FieldKinds = {
    "violateDscr": (FactKind.DEFECT, "위해내용"),
    # Unlike in the domestic list, the field for accidents holds advice to consumers.
    "accidentCaseDscr": (FactKind.CONSUMER_ADVICE, "소비자 행동요령"),
    "publishActionDscr": (FactKind.CONSUMER_ADVICE, "공표 조치내용"),
    "recallTypeName": (FactKind.RECALL_TYPE, "리콜종류"),
    "recallMeans": (FactKind.RECALL_MEASURE, "조치방법"),
    "makerName": (FactKind.MAKER, "제조업체"),
    "makingCntryName": (FactKind.COUNTRY, "제조국"),
    "recallPblshCntryName": (FactKind.OTHER, "공표국"),
    "recallPblshOrgnName": (FactKind.OTHER, "공표기관"),
    "recallProductDscr": (FactKind.OTHER, "제품설명"),
    "recallModelCnt": (FactKind.OTHER, "모델 수"),
    "signDttm": (FactKind.OTHER, "signDttm"),
}


def rows(source: Source, report: PassReport) -> Iterator[Row]:
    """Every foreign recall, in one call of about 33 MB."""
    return every_row(source, OPERATION, PATH, report)


def record(row: Row, report: PassReport) -> Record:
    """One recall, keyed by ``fRecallUid``, or by a digest of its identifying fields where that is missing."""
    fields = Fields(row, report, IGNORED)
    key = fields.key("fRecallUid") or digest_key(row, IDENTIFYING_FIELDS)
    if not key:
        raise BadRow("neither fRecallUid nor a product", has_key=False)
    facts: list[Fact] = [
        *mapped_facts(fields, NAME_FIELDS),
        *mapped_list_facts(fields, LIST_FIELDS),
        *mapped_facts(fields, TEXT_FIELDS),
        *day_facts(FactKind.PUBLISHED_ON, fields.text("publishDate"), "공표일", report, field="publishDate"),
    ]
    sent = [address for name in ("recallUrl", "recallurl") if (address := fields.text(name))]
    addresses = [address for text in dict.fromkeys(sent) if (address := _web_address(text, report))]
    facts.extend(Fact(FactKind.OTHER, address, label="recallUrl") for address in addresses[1:])
    fields.report_unread()
    return Record(
        NAME,
        key,
        RecordKind.PRODUCT,
        row,
        numbered(facts),
        recall_mentions(fields.text("violateDscr")),
        url=addresses[0] if addresses else "",
        source_date=day_of(fields.text("publishDate")),
    )


def _web_address(text: str, report: PassReport) -> str:
    """The notice's address where it is http or https; a link with any other scheme could run code in the browser."""
    if absence_of(text):
        return ""
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme in ("http", "https") and parts.netloc:
        return text
    report.reject("recallUrl", text, "no web address")
    return ""


FEED = Feed(
    name=NAME,
    title="국외 리콜정보 (국가기술표준원)",
    publisher=PUBLISHER,
    kind=FeedKind.LISTING,
    record_kind=RecordKind.PRODUCT,
    record=record,
    rows=rows,
    key_setting=KEY_SETTING,
    budgets={OPERATION: 8},  # no quota is published; 33 MB a call
    pace=1.0,
    floor=29_000,  # 33,070 rows on 2026-09-01
    frequency=Frequency.DAILY,
    reader_version=2,
    ignored=IGNORED,
    redacted=REDACTED,
    unverified="실제 응답 본문, 결과가 없을 때의 비표준 응답",
)
