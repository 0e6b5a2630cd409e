"""PSIS SVC08 등록취소: products whose registration has ended, with the day."""

from __future__ import annotations

from collections.abc import Iterator

from connectors.drift import Fields
from connectors.errors import BadRow
from connectors.feeds import Feed, FeedKind, Frequency
from connectors.psis.agency import CANCELLED, KEY, PACE, PUBLISHER
from connectors.psis.answers import every_row
from connectors.psis.ingredients import mentions_of
from connectors.row_key import key_of
from connectors.schema import Fact, FactKind, Record, RecordKind, Row
from connectors.source import Source
from connectors.stated import in_order, stated
from connectors.tally import Tally
from connectors.values import iso_date

NAME = "psis.cancelled"
OPERATION = "SVC08"
IDENTIFYING = ("pestiKorName", "pestiBrandName", "compName", "registStndrd", "cmpaItmNm", "prdlstAblDe")
"""What tells rows of one registration number apart: ``prdlstRegistNo`` alone is not unique."""


def rows(source: Source, tally: Tally) -> Iterator[Row]:
    """Every cancelled product; there are about 400."""
    return every_row(source, OPERATION, CANCELLED, tally)


def record(row: Row, tally: Tally) -> Record:
    """One cancelled product, keyed by its registration number and a digest; it shares no entry with one registered now."""
    fields = Fields(row, tally)
    number, rest = fields.text("prdlstRegistNo"), key_of(row, IDENTIFYING)
    if not (number or rest):
        raise BadRow("neither prdlstRegistNo nor a product", has_key=False)
    korean, english = fields.text("pestiKorName"), fields.text("engName")
    facts: list[Fact] = [
        *stated(FactKind.NAME, fields.text("pestiBrandName"), "상표명"),
        *stated(FactKind.SYNONYM, korean, "품목명"),
        *_cancelled_on(fields.text("prdlstAblDe"), tally),
        *stated(FactKind.REGISTRATION_NUMBER, number, "품목등록번호"),
        *stated(FactKind.ACTIVE_INGREDIENT, english, "주성분", lang="en"),
        *stated(FactKind.CONTENT, fields.text("registStndrd"), "등록규격", lang=""),
        *stated(FactKind.COMPANY, fields.text("compName"), "회사명"),
        *stated(FactKind.OTHER, fields.text("cmpaItmNm"), "제조·수입 구분"),
    ]
    fields.report()
    return Record(
        NAME,
        f"{number or '-'}/{rest}",
        RecordKind.PESTICIDE,
        row,
        in_order(facts),
        mentions_of(korean, english),
        source_date=iso_date(fields.text("prdlstAblDe")),
    )


def _cancelled_on(text: str, tally: Tally) -> Iterator[Fact]:
    """The day, or the text as it came: that a product is cancelled must be seen whatever the day looks like."""
    day = iso_date(text)
    if day:
        yield Fact(FactKind.CANCELLED_ON, day, original="" if day == text else text, label="등록취소일")
        return
    tally.reject("prdlstAblDe", text, "no date")
    yield from stated(FactKind.CANCELLED_ON, text or "-", "등록취소일", lang="")


FEED = Feed(
    name=NAME,
    title="농약 등록취소 품목 (SVC08)",
    publisher=PUBLISHER,
    kind=FeedKind.LISTING,
    record_kind=RecordKind.PESTICIDE,
    record=record,
    rows=rows,
    key_setting=KEY,
    budgets={OPERATION: 200},  # a pass takes eight calls
    pace=PACE,
    floor=300,  # about 400 rows
    frequency=Frequency.WEEKLY,
    unverified="하루 호출 한도, 등록번호가 같은 행의 구분 방법",
    title_rank=110,
)
