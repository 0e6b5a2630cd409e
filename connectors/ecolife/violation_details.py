"""초록누리 위반제품 상세 (violtProductDetail): the rule that a listed product violates, and the measure ordered."""

from __future__ import annotations

from connectors.days import day_of
from connectors.ecolife.agency import KEY_SETTING, PACE, PUBLISHER
from connectors.ecolife.responses import rows_where
from connectors.ecolife.violations import NAME as VIOLATIONS
from connectors.ecolife.violations import TEXT_FIELDS as LISTED
from connectors.ecolife.violations import key_of
from connectors.errors import BadRow, Unexpected
from connectors.feeds import Feed, FeedKind, Frequency, Questions
from connectors.field_facts import numbered, text_facts
from connectors.pass_report import PassReport
from connectors.recall_mentions import recall_mentions
from connectors.row_fields import Fields
from connectors.rows_about import is_unread
from connectors.schema import FactKind, Record, RecordKind, Row
from connectors.source import Source

NAME = "ecolife.violation_details"
OPERATION = "violtProductDetail"
REDACTED = frozenset({"mnfctur_addr"})
"""The maker's address: the maker may be a sole trader who works at home, and no page needs the address."""
IGNORED = frozenset({name for name, _ in LISTED} | {"prdt_photo_url", "file_download_url"})
"""Fields that the list states too, and addresses of pictures and files, which no page loads."""
TEXT_FIELDS = (
    ("violt_cn", FactKind.DEFECT, "위반내용"),
    ("action_cn", FactKind.RECALL_MEASURE, "조치내용"),
    ("prdtn_mnfctur", FactKind.OTHER, "prdtn_mnfctur"),
    ("act_org", FactKind.OTHER, "act_org"),
    ("etc_info", FactKind.OTHER, "etc_info"),
)
"""Labels are the agency's where they are known, otherwise the field's own name."""


def lookup(source: Source, question: str, report: PassReport) -> list[Row]:
    """The details of the product with this key of the list; [] where 초록누리 has none."""
    group, _, number = question.partition("/")
    rows = rows_where(source, OPERATION, {"prdtMstrNo": number, "prdtarmCd": group})
    matching = [row for row in rows if key_of(Fields(row, PassReport())) == question or is_unread(row)]
    for row in rows:
        if row not in matching:
            report.reject("prdt_mstr_no", str(row.get("prdt_mstr_no")), "another product than was asked for")
    if rows and not matching:
        other = key_of(Fields(rows[0], PassReport()))
        raise Unexpected(f"{OPERATION}: {question} was asked for, {other or 'no key'} came", operation=OPERATION)
    return [{name: value for name, value in row.items() if name not in REDACTED} for row in matching]


def record(row: Row, report: PassReport) -> Record:
    """One product's violation, in one entry with the product's row of the list; raises ``BadRow`` where it names no product."""
    fields = Fields(row, report, IGNORED)
    key = key_of(fields)
    if not key:
        raise BadRow("no prdtarm_cd or prdt_mstr_no", has_key=False)
    facts = [fact for name, kind, label in TEXT_FIELDS for fact in text_facts(kind, fields.text(name), label)]
    day = day_of(fields.text("action_de"))
    fields.report_unread()
    return Record(
        NAME,
        key,
        RecordKind.PRODUCT,
        row,
        numbered(facts),
        recall_mentions(fields.text("violt_cn"), fields.text("etc_info")),
        entity=key,
        source_date=day,
        question=key,
    )


FEED = Feed(
    name=NAME,
    title="생활화학제품 위반제품 상세 (초록누리)",
    publisher=PUBLISHER,
    kind=FeedKind.LOOKUP,
    record_kind=RecordKind.PRODUCT,
    record=record,
    lookup=lookup,
    questions=Questions.RECORD,
    keys_from=VIOLATIONS,
    key_setting=KEY_SETTING,
    budgets={OPERATION: 7_000},  # one call for each of about 6,542 products; no quota is published
    pace=PACE,
    frequency=Frequency.WEEKLY,
    reader_version=2,
    ignored=IGNORED,
    redacted=REDACTED,
    unverified="응답 본문 전체(다른 개발자의 기록으로 읽음), 없는 제품을 물었을 때의 응답, 항목의 한글 이름, 하루 호출 한도",
)
