"""KECO 화학물질 정보 조회 (chemSbstnList): identifiers, names, formula and every legal listing of a substance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from connectors.errors import BadRow
from connectors.feeds import Feed, FeedKind, Frequency, Questions, Topic
from connectors.ncis import keco
from connectors.ncis.agency import CALLS_A_DAY, KECO, KEY_SETTING, PACE, dataset
from connectors.ncis.legal_listings import law_of, listing_fact, thresholds_in
from connectors.ncis.names_and_numbers import cas_facts, ke_fact, name_facts, synonym_facts
from connectors.pass_report import PassReport
from connectors.printed_values import decimal_of, iso_date
from connectors.row_fields import Fields
from connectors.schema import Fact, FactKind, LegalListing, Measure, Record, RecordKind, Row, Section
from connectors.source import Source

NAME = "ncis.substances"
OPERATION = "chemSbstnList"
PATH = "/B552584/kecoapi/ncissbstn/chemSbstnList"


def lookup(source: Source, question: str, report: PassReport) -> list[Row]:
    """KECO's items for one CAS number; one number can have several items, and each is its own record."""
    return keco.lookup(source, OPERATION, PATH, question, report)


def record(row: Row, report: PassReport) -> Record:
    """One item of the response, keyed by ``sbstnId``; raises ``BadRow`` where that is missing."""
    fields = Fields(row, report)
    key = fields.text("sbstnId")
    if not key:
        raise BadRow("no sbstnId", has_key=False)
    facts = [
        Fact(FactKind.AGENCY_ID, key, section=Section.IDENTIFICATION, label="물질ID"),
        *cas_facts(fields.text("casNo"), "CAS번호", report),
        *_ke(fields, report),
        *_names(fields),
        *_formula(fields, report),
        *_listings(keco.nested_rows(fields.raw("typeList")), report),
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
    formula, mass = fields.text("mlcfrm"), fields.text("mlcwgt")
    if formula and formula != "-":
        yield Fact(FactKind.FORMULA, formula, section=Section.COMPOSITION, label="분자식")
    if not mass or mass == "-":
        return
    figure = decimal_of(mass)
    if figure is None or figure <= 0:
        report.reject("분자량", mass, "no positive number")
        return
    data = Measure(figure, figure, "g/mol")
    yield Fact(FactKind.MOLAR_MASS, mass, data, unit="g/mol", section=Section.PROPERTIES, label="분자량")


def _listings(rows: list[Mapping[str, Any]], report: PassReport) -> Iterator[Fact]:
    for order, row in enumerate(rows):
        fields = Fields(row, report)
        name = fields.text("sbstnClsfTypeNm")
        if name:
            yield _listing(fields, name, order, report)
        else:
            report.reject("sbstnClsfTypeNm", str(dict(row)), "a listing without a name")
        fields.report_unread("typeList.")


def _listing(fields: Fields, name: str, order: int, report: PassReport) -> Fact:
    contents = fields.text("contInfo")
    thresholds = thresholds_in(contents)
    if "%" in contents and not thresholds:
        report.reject("함량정보", contents, "no threshold read")
    day = fields.text("ancmntYmd")
    notice_date = iso_date(day)
    if day and not notice_date:
        report.reject("고시일자", day, "no date")
    listing = LegalListing(
        law=law_of(name, report, "sbstnClsfTypeNm"),
        list_name=name,
        number=fields.text("unqNo"),
        thresholds=thresholds,
        exception=fields.text("excpInfo"),
        notice=fields.text("ancmntInfo"),
        notice_date=notice_date,
    )
    return listing_fact(listing, original=contents, label="물질분류", order=order)


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
    dataset=dataset("15149420"),
    unverified="결과가 없을 때와 여러 건일 때의 응답, XML 형식, CAS번호 부분 일치 여부",
    topics=frozenset({Topic.PROPERTIES}),
    title_rank=20,
)
