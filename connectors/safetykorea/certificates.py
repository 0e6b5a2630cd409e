"""SafetyKorea's certificates, looked up by the numbers in recalls; the whole list (353,861 rows, 237 MB) is not read."""

from __future__ import annotations

from urllib.parse import quote

from connectors.days import day_facts, day_of
from connectors.errors import BadRow, Unexpected
from connectors.feeds import Feed, FeedKind, Frequency, Questions
from connectors.field_facts import numbered
from connectors.pass_report import PassReport
from connectors.row_fields import Fields
from connectors.rows_about import ANOTHER_NUMBER, is_unread
from connectors.safetykorea.agency import KEY_SETTING, PUBLISHER
from connectors.safetykorea.product_facts import FieldKinds, mapped_facts, mapped_list_facts
from connectors.safetykorea.recalls import NAME as RECALLS
from connectors.safetykorea.redaction import REDACTED
from connectors.safetykorea.responses import rows_where
from connectors.schema import Fact, FactKind, Record, RecordKind, Row
from connectors.source import Source

NAME = "safetykorea.certificates"
OPERATION = "certificationList"
PATH = "/cert/certificationList.json"
PUBLIC_PAGE = "https://www.safetykorea.kr/search/searchPop?certNum="
IGNORED = frozenset({"certificationImageUrls", "similarCertifications", "factories", "derivationModels"})
"""Fields of the detail response, which is not requested: pictures, and lists of other certificates, plants and models."""

NAME_FIELDS: FieldKinds = {
    "productName": (FactKind.NAME, "제품명"),
    "brandName": (FactKind.BRAND, "브랜드명"),
}
LIST_FIELDS: FieldKinds = {"modelName": (FactKind.MODEL, "모델명")}
TEXT_FIELDS: FieldKinds = {
    "certNum": (FactKind.CERTIFICATE_NUMBER, "인증번호"),
    "certState": (FactKind.CERTIFICATE_STATE, "인증상태"),
    "certDiv": (FactKind.OTHER, "인증구분"),
    "certOrganName": (FactKind.OTHER, "인증기관명"),
    "certChgReason": (FactKind.OTHER, "변경사유"),
    "firstCertNum": (FactKind.OTHER, "최초인증번호"),
    "categoryName": (FactKind.CATEGORY, "제품분류"),
    "importDiv": (FactKind.OTHER, "제조·수입 구분"),
    "makerName": (FactKind.MAKER, "제조업체"),
    "makerCntryName": (FactKind.COUNTRY, "제조국"),
    "importerName": (FactKind.IMPORTER, "수입업체명"),
    "remark": (FactKind.OTHER, "비고"),
}
DAY_FIELDS = (
    ("certDate", FactKind.REGISTERED_ON, "인증일자"),
    ("certChgDate", FactKind.OTHER, "변경일자"),
    ("signDate", FactKind.OTHER, "신고일자"),
)


def lookup(source: Source, question: str, report: PassReport) -> list[Row]:
    """The rows with exactly this certificate number: the agency also returns numbers that only begin with it."""
    found = rows_where(source, OPERATION, PATH, "certNum", question)
    report.add_page(len(found), None)
    matching = [row for row in found if _number(row) == question or is_unread(row)]
    others = [_number(row) for row in found if row not in matching]
    for other in others:
        report.reject("certNum", other, ANOTHER_NUMBER)
    foreign = [other for other in others if not other.startswith(question)]
    if foreign and not matching:
        raise Unexpected(
            f"{OPERATION}: {question} was asked for, {foreign[0] or 'no number'} came", operation=OPERATION
        )
    return matching


def _number(row: Row) -> str:
    return str(row.get("certNum") or "").strip()


def record(row: Row, report: PassReport) -> Record:
    """One certificate, keyed by ``certUid``, or by its number where that is missing."""
    fields = Fields(row, report, IGNORED)
    number = fields.key("certNum")
    key = fields.key("certUid") or number
    if not key:
        raise BadRow("neither certUid nor certNum", has_key=False)
    facts: list[Fact] = [
        *mapped_facts(fields, NAME_FIELDS),
        *mapped_list_facts(fields, LIST_FIELDS),
        *mapped_facts(fields, TEXT_FIELDS),
    ]
    for name, kind, label in DAY_FIELDS:
        facts.extend(day_facts(kind, fields.text(name), label, report, field=name))
    fields.report_unread()
    return Record(
        NAME,
        key,
        RecordKind.PRODUCT,
        row,
        numbered(facts),
        url=PUBLIC_PAGE + quote(number) if number else "",
        source_date=day_of(fields.text("certChgDate")) or day_of(fields.text("certDate")),
        question=number,
    )


FEED = Feed(
    name=NAME,
    title="제품 안전인증정보 (국가기술표준원)",
    publisher=PUBLISHER,
    kind=FeedKind.LOOKUP,
    record_kind=RecordKind.PRODUCT,
    record=record,
    lookup=lookup,
    questions=Questions.CERTIFICATE,
    key_setting=KEY_SETTING,
    budgets={OPERATION: 1_000},  # no quota is published, and misuse may end the key
    pace=1.0,
    frequency=Frequency.WEEKLY,
    reader_version=2,
    ignored=IGNORED,
    redacted=REDACTED,
    unverified="실제 응답 본문, 하루 호출 한도",
    keys_from=RECALLS,
)
