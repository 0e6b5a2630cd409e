"""SafetyKorea's list of foreign recalls: what authorities abroad published, with the notice's own address."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from connectors.drift import Fields
from connectors.errors import BadRow
from connectors.feeds import Feed, FeedKind, Frequency
from connectors.row_key import key_of
from connectors.safetykorea.agency import KEY, PUBLISHER
from connectors.safetykorea.answers import every_row
from connectors.safetykorea.privacy import REDACTED
from connectors.safetykorea.substances_named import mentions_in
from connectors.safetykorea.wording import Texts, day, lists, texts
from connectors.schema import Fact, FactKind, Record, RecordKind, Row
from connectors.source import Source
from connectors.stated import in_order
from connectors.tally import Tally
from connectors.values import iso_date

NAME = "safetykorea.foreign_recalls"
OPERATION = "fRecallList"
PATH = "/recall/fRecallList.json"
IGNORED = frozenset({"imageUrl"})
"""Pictures on other hosts, which no page of the portal loads."""

IDENTIFYING = (
    "recallProductName",
    "recallBrandName",
    "recallModelName",
    "makerName",
    "recallPblshCntryName",
    "publishDate",
    "recallUrl",
    "recallurl",
)
NAMES: Texts = {
    "recallProductName": (FactKind.NAME, "제품명"),
    "recallBrandName": (FactKind.BRAND, "브랜드명"),
}
LISTS: Texts = {"recallModelName": (FactKind.MODEL, "모델명")}
TEXTS: Texts = {
    "violateDscr": (FactKind.DEFECT, "위해내용"),
    # In this list, unlike the domestic one, the field for accidents holds what consumers should do.
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


def rows(source: Source, tally: Tally) -> Iterator[Row]:
    """Every foreign recall, in one call of about 33 MB."""
    return every_row(source, OPERATION, PATH, tally)


def record(row: Row, tally: Tally) -> Record:
    """One recall, keyed by ``fRecallUid``, or by what tells it apart where that is missing."""
    fields = Fields(row, tally, IGNORED)
    key = fields.text("fRecallUid") or key_of(row, IDENTIFYING)
    if not key:
        raise BadRow("neither fRecallUid nor a product", has_key=False)
    facts: list[Fact] = [
        *texts(fields, NAMES),
        *lists(fields, LISTS),
        *texts(fields, TEXTS),
        *day(fields, "publishDate", FactKind.PUBLISHED_ON, "공표일", tally),
    ]
    address = _web_address(fields.text("recallUrl") or fields.text("recallurl"), tally)
    fields.text("recallurl")
    fields.report()
    return Record(
        NAME,
        key,
        RecordKind.PRODUCT,
        row,
        in_order(facts),
        mentions_in(fields.text("violateDscr")),
        url=address,
        source_date=iso_date(fields.text("publishDate")),
    )


def _web_address(text: str, tally: Tally) -> str:
    """The notice's address where a browser may follow it; anything else would be a link that does what it likes."""
    if not text or text == "-":
        return ""
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme in ("http", "https") and parts.netloc:
        return text
    tally.reject("recallUrl", text, "no web address")
    return ""


FEED = Feed(
    name=NAME,
    title="국외 리콜정보 (국가기술표준원)",
    publisher=PUBLISHER,
    kind=FeedKind.LISTING,
    record_kind=RecordKind.PRODUCT,
    record=record,
    rows=rows,
    key_setting=KEY,
    budgets={OPERATION: 8},  # no quota is published; 33 MB a call
    pace=1.0,
    floor=29_000,  # 33,070 rows on 2026-09-01
    frequency=Frequency.DAILY,
    ignored=IGNORED,
    redacted=REDACTED,
    unverified="실제 응답 본문, 결과가 없을 때의 비표준 응답",
)
