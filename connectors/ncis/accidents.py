"""NICS 화학사고정보 (csclist): accidents with the substance in free text and neither CAS number nor coordinates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from connectors.drift import Fields
from connectors.errors import BadRow
from connectors.feeds import Feed, FeedKind, Frequency
from connectors.mentions import mentions_in
from connectors.ncis import agency, nics
from connectors.ncis.agency import CALLS_A_DAY, GATEWAY_KEY, PACE
from connectors.provinces import region_fact
from connectors.schema import Fact, FactKind, Record, RecordKind, Relation, Row
from connectors.source import Source
from connectors.stated import stated
from connectors.tally import Tally
from connectors.values import iso_date

NAME = "ncis.accidents"
OPERATION = "csclist"
PATH = "/1480802/iciscsc/csclist"
_KOREAN_DATE = re.compile(r"(\d{4})\s*년\s*(\d{1,2})\s*월\s*(\d{1,2})\s*일")

TEXTS = (
    ("cscTy", FactKind.ACCIDENT_TYPE, "사고유형"),
    ("addr", FactKind.ADDRESS, "주소"),
    ("place", FactKind.PLACE, "발생장소"),
    ("cause", FactKind.CAUSE, "사고원인"),
    ("chem", FactKind.INVOLVED, "사고물질"),
    ("summary", FactKind.SUMMARY, "사고개요"),
)


def rows(source: Source, tally: Tally) -> Iterator[Row]:
    """Every row of the listing; it holds about 1,150."""
    return nics.rows(source, OPERATION, PATH, tally)


def record(row: Row, tally: Tally) -> Record:
    """One accident, keyed by ``dataNo``; raises ``BadRow`` where that is missing."""
    fields = Fields(row, tally)
    key = fields.text("dataNo")
    if not key:
        raise BadRow("no dataNo", has_key=False)
    facts = [
        Fact(FactKind.AGENCY_ID, key, label="일련번호"),
        *_day(fields.text("cscDe"), tally),
        *_region(fields),
    ]
    for name, kind, label in TEXTS:
        facts.extend(stated(kind, fields.text(name), label))
    fields.report()
    mentions = mentions_in(fields.text("chem"), Relation.INVOLVED)
    return Record(NAME, key, RecordKind.ACCIDENT, row, tuple(facts), mentions)


def _day(text: str, tally: Tally) -> Iterator[Fact]:
    """The day in ISO form. How NICS writes it is unverified, so a text that is no date is shown as it came."""
    if not text:
        return
    korean = _KOREAN_DATE.match(text)
    day = iso_date("-".join(korean.groups()) if korean else text)
    if not day:
        tally.reject("사고일자", text, "no date")
    original = "" if day == text or not day else text
    yield Fact(FactKind.OCCURRED_ON, day or text, original=original, label="사고일자")


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
    key_setting=GATEWAY_KEY,
    budgets={OPERATION: CALLS_A_DAY},
    pace=PACE,
    floor=1_000,  # 1,143 rows on 2026-08-24
    frequency=Frequency.DAILY,
    unverified="응답 본문 전체(사고일자 형식, 빈 값 처리), 한 쪽의 최대 건수",
)
