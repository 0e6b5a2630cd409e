"""SafetyKorea's domestic recalls: a product, its defect in prose, what to do, and whom to call."""

from __future__ import annotations

from collections.abc import Iterator

from connectors.drift import Fields
from connectors.errors import BadRow
from connectors.feeds import Feed, FeedKind, Frequency
from connectors.row_key import key_of
from connectors.safetykorea.agency import KEY, PUBLISHER
from connectors.safetykorea.answers import every_row
from connectors.safetykorea.privacy import CONSUMER_LINE, REDACTED
from connectors.safetykorea.substances_named import mentions_in
from connectors.safetykorea.wording import Texts, day, lists, texts
from connectors.schema import Fact, FactKind, Record, RecordKind, Row
from connectors.source import Source
from connectors.stated import in_order
from connectors.tally import Tally
from connectors.values import iso_date

NAME = "safetykorea.recalls"
OPERATION = "recallList"
PATH = "/recall/recallList.json"
IGNORED = frozenset({"recallFiles"})
"""Addresses of pictures; null in the list."""

IDENTIFYING = ("recallProductName", "recallBrandName", "recallModelName", "recallCmpnyName", "makerName", "publishDate")
NAMES: Texts = {
    "recallProductName": (FactKind.NAME, "제품명"),
    "recallBrandName": (FactKind.BRAND, "브랜드명"),
}
LISTS: Texts = {
    "recallModelName": (FactKind.MODEL, "모델명"),
    "barcodeNum": (FactKind.BARCODE, "바코드"),
    "certNum": (FactKind.CERTIFICATE_NUMBER, "인증번호"),
}
TEXTS: Texts = {
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


def rows(source: Source, tally: Tally) -> Iterator[Row]:
    """Every domestic recall, in one call."""
    return every_row(source, OPERATION, PATH, tally)


def record(row: Row, tally: Tally) -> Record:
    """One recall, keyed by ``recallUid``, or by what tells it apart where that is missing."""
    fields = Fields(row, tally, IGNORED)
    key = fields.text("recallUid") or key_of(row, IDENTIFYING)
    if not key:
        raise BadRow("neither recallUid nor a product", has_key=False)
    facts: list[Fact] = [
        *texts(fields, NAMES),
        *lists(fields, LISTS),
        *texts(fields, TEXTS),
        *day(fields, "publishDate", FactKind.PUBLISHED_ON, "공표일", tally),
        *day(fields, "recallStaDate", FactKind.OTHER, "리콜 시작일", tally),
        *day(fields, "recallEndDate", FactKind.OTHER, "리콜 종료일", tally),
    ]
    fields.report()
    return Record(
        NAME,
        key,
        RecordKind.PRODUCT,
        row,
        in_order(facts),
        mentions_in(fields.text("harmDscr"), fields.text("accidentCaseDscr")),
        source_date=iso_date(fields.text("publishDate")),
    )


FEED = Feed(
    name=NAME,
    title="국내 리콜정보 (국가기술표준원)",
    publisher=PUBLISHER,
    kind=FeedKind.LISTING,
    record_kind=RecordKind.PRODUCT,
    record=record,
    rows=rows,
    key_setting=KEY,
    budgets={OPERATION: 24},  # no quota is published, and misuse may end the key: one call an hour is more than enough
    pace=1.0,
    floor=3_500,  # 4,243 rows on 2026-09-01
    frequency=Frequency.DAILY,
    ignored=IGNORED,
    redacted=REDACTED,
    unverified="실제 응답 본문 (명세와 다른 개발자의 기록으로 읽음), 사업자등록번호 항목의 뜻",
)
