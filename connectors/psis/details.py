"""PSIS SVC02: toxicity to people and fish and the content of a product, looked up once for each product, through one of its uses."""

from __future__ import annotations

from collections.abc import Iterator

from connectors.errors import BadRow, Unexpected
from connectors.feeds import Feed, FeedKind, Frequency, Questions
from connectors.field_facts import numbered, text_facts
from connectors.pass_report import PassReport
from connectors.psis.agency import KEY_SETTING, PACE, PUBLISHER, SERVICE
from connectors.psis.ingredients import mentions_of
from connectors.psis.registrations import NAME as REGISTRATIONS
from connectors.psis.responses import one_row
from connectors.row_fields import Fields
from connectors.schema import Fact, FactKind, Record, RecordKind, Row
from connectors.source import Source

NAME = "psis.details"
OPERATION = "SVC02"
QUESTION = "_question"
"""Our own field with the use that was looked up: the response does not say which product it describes."""

USE_FIELDS = frozenset({"cropName", "diseaseWeedName", "pestiUse", "dilutUnit", "useSuittime", "useNum"})
"""Fields of the use through which the product was looked up; SVC01 has them for every use."""


def lookup(source: Source, question: str, report: PassReport) -> list[Row]:
    """The product's details; ``question`` is ``pestiCode/diseaseUseSeq``. A response without any field is []."""
    product, _, sequence = question.partition("/")
    row = one_row(source, OPERATION, SERVICE, {"pestiCode": product, "diseaseUseSeq": sequence})
    if not any(row.values()):
        return []
    if not row.get("pestiKorName"):
        raise Unexpected(f"{OPERATION}: the answer for {question} names no product", operation=OPERATION)
    report.add_page(1, None)
    return [{QUESTION: question, **row}]


def record(row: Row, report: PassReport) -> Record:
    """One product, keyed by the ``pestiCode`` that was looked up."""
    fields = Fields(row, report, USE_FIELDS)
    question = fields.text(QUESTION)
    product = question.partition("/")[0]
    if not product:
        raise BadRow("no pestiCode was asked about", has_key=False)
    korean, english = fields.text("pestiKorName"), fields.text("pestiEngName")
    facts: list[Fact] = [
        *text_facts(FactKind.NAME, fields.text("pestiBrandName"), "상표명"),
        *text_facts(FactKind.SYNONYM, korean, "품목명"),
        *text_facts(FactKind.ACTIVE_INGREDIENT, english, "주성분", lang="en"),
        *_content(fields.text("regCpntQnty")),
        *text_facts(FactKind.HUMAN_TOXICITY, fields.text("toxicName"), "인축독성"),
        *text_facts(FactKind.OTHER, fields.text("toxicGubun"), "인축독성 구분", lang=""),
        *text_facts(FactKind.FISH_TOXICITY, fields.text("fishToxicGubun"), "어독성"),
        *text_facts(FactKind.COMPANY, fields.text("compName"), "회사명"),
        *text_facts(FactKind.PESTICIDE_TYPE, fields.text("useName"), "용도"),
    ]
    fields.report_unread()
    return Record(
        NAME,
        product,
        RecordKind.PESTICIDE,
        row,
        numbered(facts),
        mentions_of(korean, english),
        entity=product,
        question=question,
    )


def _content(text: str) -> Iterator[Fact]:
    """The content as sent: PSIS prints no unit here, and none is added."""
    yield from text_facts(FactKind.CONTENT, text, "주성분함량", lang="")


FEED = Feed(
    name=NAME,
    title="농약 품목 상세정보 (SVC02)",
    publisher=PUBLISHER,
    kind=FeedKind.LOOKUP,
    record_kind=RecordKind.PESTICIDE,
    record=record,
    lookup=lookup,
    questions=Questions.RECORD,
    key_setting=KEY_SETTING,
    budgets={OPERATION: 4_000},  # one call for each of 3,961 products; PSIS publishes no daily limit
    pace=PACE,
    frequency=Frequency.WEEKLY,
    reader_version=2,
    ignored=USE_FIELDS | {QUESTION},
    unverified="하루 호출 한도, 없는 품목을 물었을 때의 응답",
    keys_from=REGISTRATIONS,
    title_rank=100,
)
