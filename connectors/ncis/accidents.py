"""NICS 화학사고정보 (csclist): accidents with the substance in free text and neither CAS number nor coordinates."""

from __future__ import annotations

from collections.abc import Iterator

from connectors.days import day_facts
from connectors.errors import BadRow
from connectors.feeds import Feed, FeedKind, Frequency
from connectors.field_facts import text_facts
from connectors.mentions import mentions_in
from connectors.ncis import agency, nics
from connectors.ncis.agency import CALLS_A_DAY, KEY_SETTING, PACE
from connectors.pass_report import PassReport
from connectors.privacy import row_without_persons
from connectors.region_facts import region_fact
from connectors.row_fields import Fields
from connectors.schema import Fact, FactKind, Record, RecordKind, Relation, Row
from connectors.source import Source

NAME = "ncis.accidents"
OPERATION = "csclist"
PATH = "/1480802/iciscsc/csclist"

TEXT_FIELDS = (
    ("cscTy", FactKind.ACCIDENT_TYPE, "사고유형"),
    ("addr", FactKind.ADDRESS, "주소"),
    ("place", FactKind.PLACE, "발생장소"),
    ("cause", FactKind.CAUSE, "사고원인"),
    ("chem", FactKind.INVOLVED, "사고물질"),
    ("summary", FactKind.SUMMARY, "사고개요"),
)

NARRATIVES = frozenset({"place", "cause", "summary"})
"""Prose that may name the people of an accident."""


def rows(source: Source, report: PassReport) -> Iterator[Row]:
    """Every row of the listing, without names of persons; it holds about 1,150."""
    return (row_without_persons(row, NARRATIVES) for row in nics.rows(source, OPERATION, PATH, report))


def record(row: Row, report: PassReport) -> Record:
    """One accident, keyed by ``dataNo``; raises ``BadRow`` where that is missing."""
    fields = Fields(row, report)
    key = fields.key("dataNo")
    if not key:
        raise BadRow("no dataNo", has_key=False)
    facts = [
        Fact(FactKind.AGENCY_ID, key, label="일련번호"),
        *day_facts(FactKind.OCCURRED_ON, fields.text("cscDe"), "사고일자", report),
        *_region(fields),
    ]
    for name, kind, label in TEXT_FIELDS:
        facts.extend(text_facts(kind, fields.text(name), label))
    fields.report_unread()
    mentions = mentions_in(fields.text("chem"), Relation.INVOLVED)
    return Record(NAME, key, RecordKind.ACCIDENT, row, tuple(facts), mentions)


def _region(fields: Fields) -> Iterator[Fact]:
    fact = region_fact(fields.text("area"), "지역")
    if fact is not None:
        yield fact


FEED = Feed(
    name=NAME,
    title="화학사고정보 (화학물질안전원)",
    publisher=agency.nics("화학사고정보", "15072446"),
    kind=FeedKind.LISTING,
    record_kind=RecordKind.ACCIDENT,
    record=record,
    rows=rows,
    key_setting=KEY_SETTING,
    budgets={OPERATION: CALLS_A_DAY},
    pace=PACE,
    floor=1_000,  # 1,143 rows on 2026-08-24
    frequency=Frequency.DAILY,
    reader_version=2,
    unverified="응답 본문 전체(한 행만 기록됨, 빈 값 처리), 한 쪽의 최대 건수",
)
