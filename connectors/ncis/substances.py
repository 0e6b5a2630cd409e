"""KECO 화학물질 정보 조회 (chemSbstnList): identifiers, names, formula and every legal listing of a substance."""

from __future__ import annotations

from collections.abc import Iterator

from connectors.cas_numbers import cas_facts
from connectors.feeds import Feed, FeedKind, Frequency, Questions, Topic
from connectors.molar_mass import molar_mass_facts
from connectors.ncis import keco
from connectors.ncis.agency import CALLS_A_DAY, KECO, KEY_SETTING, PACE, dataset
from connectors.ncis.keco_listings import listing_facts
from connectors.ncis.names_and_numbers import ke_fact, name_facts, synonym_facts
from connectors.pass_report import PassReport
from connectors.printed_values import absence_of
from connectors.row_fields import Fields
from connectors.schema import Fact, FactKind, Record, RecordKind, Row, Section
from connectors.source import Source

NAME = "ncis.substances"
OPERATION = "chemSbstnList"
PATH = "/B552584/kecoapi/ncissbstn/chemSbstnList"


def lookup(source: Source, question: str, report: PassReport) -> list[Row]:
    """KECO's items for one CAS number; one number can have several items, and each is its own record."""
    return keco.lookup(source, OPERATION, PATH, question, report)


def record(row: Row, report: PassReport) -> Record:
    """One item of the response, keyed by ``sbstnId``; raises ``BadRow`` where that or the list of its listings cannot be read."""
    fields = Fields(row, report)
    key, listings = keco.key_and_rows(fields, row, "typeList")
    facts = [
        Fact(FactKind.AGENCY_ID, key, section=Section.IDENTIFICATION, label="물질ID"),
        *cas_facts(fields.text("casNo"), "CAS번호", report),
        *_ke(fields, report),
        *_names(fields),
        *_formula(fields, report),
        *listing_facts(listings, report),
    ]
    fields.report_unread()
    return Record(NAME, key, RecordKind.SUBSTANCE, row, tuple(facts), question=keco.question_of(row))


def _ke(fields: Fields, report: PassReport) -> Iterator[Fact]:
    fact = ke_fact(fields.text("korexst"), "KE번호", report)
    if fact is not None:
        yield fact


def _names(fields: Fields) -> Iterator[Fact]:
    korean, english = fields.text("sbstnNmKor"), fields.text("sbstnNmEng")
    yield from name_facts(korean, "ko", "물질명(국문)")
    yield from name_facts(english, "en", "물질명(영문)")
    yield from synonym_facts(fields.text("sbstnNm2Kor"), "ko", "유사명(국문)", korean)
    yield from synonym_facts(fields.text("sbstnNm2Eng"), "en", "유사명(영문)", english)


def _formula(fields: Fields, report: PassReport) -> Iterator[Fact]:
    formula = fields.text("mlcfrm")
    if formula and not absence_of(formula):
        yield Fact(FactKind.FORMULA, formula, section=Section.COMPOSITION, label="분자식")
    yield from molar_mass_facts(fields.text("mlcwgt"), "분자량", report)


FEED = Feed(
    name=NAME,
    title="화학물질 정보 조회 (한국환경공단)",
    publisher=KECO,
    kind=FeedKind.LOOKUP,
    record_kind=RecordKind.SUBSTANCE,
    record=record,
    lookup=lookup,
    questions=Questions.CAS,
    key_setting=KEY_SETTING,
    budgets={OPERATION: CALLS_A_DAY},
    pace=PACE,
    frequency=Frequency.DAILY,
    reader_version=2,
    dataset=dataset("15149420"),
    unverified="결과가 없을 때와 여러 건일 때의 응답, XML 형식, CAS번호 부분 일치 여부",
    topics=frozenset({Topic.PROPERTIES}),
    title_rank=20,
)
