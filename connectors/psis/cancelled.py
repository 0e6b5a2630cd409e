"""PSIS SVC08 등록취소: products whose registration has ended, with the day."""

from __future__ import annotations

from collections.abc import Iterator

from connectors.days import day_facts, day_of
from connectors.errors import BadRow
from connectors.feeds import Feed, FeedKind, Frequency
from connectors.field_facts import numbered, text_facts
from connectors.pass_report import PassReport
from connectors.printed_values import absence_of
from connectors.psis.agency import CANCELLED, KEY_SETTING, PACE, PUBLISHER
from connectors.psis.ingredients import mentions_of
from connectors.psis.responses import every_row
from connectors.row_fields import Fields
from connectors.row_key import digest_key
from connectors.schema import Fact, FactKind, Record, RecordKind, Row
from connectors.source import Source

NAME = "psis.cancelled"
OPERATION = "SVC08"
IDENTIFYING_FIELDS = ("pestiKorName", "pestiBrandName", "compName", "registStndrd", "cmpaItmNm", "prdlstAblDe")
"""The fields that distinguish rows with one registration number: ``prdlstRegistNo`` alone is not unique."""


def rows(source: Source, report: PassReport) -> Iterator[Row]:
    """Every cancelled product; there are about 400."""
    return every_row(source, OPERATION, CANCELLED, report)


def record(row: Row, report: PassReport) -> Record:
    """One cancelled product, keyed by its registration number and a digest; it shares no entry with a product that is registered now."""
    fields = Fields(row, report)
    number, rest = fields.key("prdlstRegistNo"), digest_key(row, IDENTIFYING_FIELDS)
    if not (number or rest):
        raise BadRow("neither prdlstRegistNo nor a product", has_key=False)
    korean, english = fields.text("pestiKorName"), fields.text("engName")
    facts: list[Fact] = [
        *text_facts(FactKind.NAME, fields.text("pestiBrandName"), "상표명"),
        *text_facts(FactKind.SYNONYM, korean, "품목명"),
        *_cancelled_on(fields.text("prdlstAblDe"), report),
        *text_facts(FactKind.REGISTRATION_NUMBER, number, "품목등록번호"),
        *text_facts(FactKind.ACTIVE_INGREDIENT, english, "주성분", lang="en"),
        *text_facts(FactKind.CONTENT, fields.text("registStndrd"), "등록규격", lang=""),
        *text_facts(FactKind.COMPANY, fields.text("compName"), "회사명"),
        *text_facts(FactKind.OTHER, fields.text("cmpaItmNm"), "제조·수입 구분"),
    ]
    fields.report_unread()
    return Record(
        NAME,
        f"{number or '-'}/{rest}",
        RecordKind.PESTICIDE,
        row,
        numbered(facts),
        mentions_of(korean, english),
        source_date=day_of(fields.text("prdlstAblDe")),
    )


def _cancelled_on(text: str, report: PassReport) -> Iterator[Fact]:
    """The day, or the text as sent: the page must show that a product is cancelled even where the day cannot be read."""
    if not text or absence_of(text):
        report.reject("prdlstAblDe", text, "no date")
    yield from day_facts(FactKind.CANCELLED_ON, text or "-", "등록취소일", report, field="prdlstAblDe")


FEED = Feed(
    name=NAME,
    title="농약 등록취소 품목 (SVC08)",
    publisher=PUBLISHER,
    kind=FeedKind.LISTING,
    record_kind=RecordKind.PESTICIDE,
    record=record,
    rows=rows,
    key_setting=KEY_SETTING,
    budgets={OPERATION: 200},  # a pass takes eight calls
    pace=PACE,
    floor=300,  # about 400 rows
    frequency=Frequency.WEEKLY,
    reader_version=2,
    unverified="하루 호출 한도, 등록번호가 같은 행의 구분 방법",
    title_rank=110,
)
