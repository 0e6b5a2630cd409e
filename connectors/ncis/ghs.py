"""KECO 유독물 GHS 정보 조회 (ghsList): classification, codes, pictograms and UN numbers of substances listed as toxic.

Absence from this service says nothing about hazards: it holds only listed substances.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from connectors.cas_numbers import cas_facts
from connectors.feeds import Feed, FeedKind, Frequency, Questions, Topic
from connectors.field_facts import text_facts
from connectors.ncis import keco
from connectors.ncis.agency import CALLS_A_DAY, KECO, KEY_SETTING, PACE, dataset
from connectors.ncis.names_and_numbers import name_facts
from connectors.pass_report import PassReport
from connectors.printed_values import absence_of
from connectors.row_fields import Fields
from connectors.schema import Fact, FactKind, HazardClass, Record, RecordKind, Row, Section
from connectors.source import Source
from identifiers import un

NAME = "ncis.ghs"
OPERATION = "ghsList"
PATH = "/B552584/kecoapi/ncisghs/ghsList"
IGNORED = frozenset({"sbstnTypeUnqno"})
"""``기존화학물질:V^사고대비물질:1``: chemSbstnList states the same lists for the same sbstnId, with contents and dates."""
PICTOGRAMS = frozenset(f"GHS0{number}" for number in range(1, 10))


def lookup(source: Source, question: str, report: PassReport) -> list[Row]:
    """KECO's items for one CAS number; [] for the many substances that this service does not have."""
    return keco.lookup(source, OPERATION, PATH, question, report)


def record(row: Row, report: PassReport) -> Record:
    """One item of the response, keyed by ``sbstnId``; raises ``BadRow`` where that or the list of its classes cannot be read."""
    fields = Fields(row, report, IGNORED)
    key, classes = keco.key_and_rows(fields, row, "hrmflnList")
    facts = [
        Fact(FactKind.AGENCY_ID, key, section=Section.IDENTIFICATION, label="물질ID"),
        *cas_facts(fields.text("casNo"), "CAS번호", report),
        *name_facts(fields.text("sbstnNmKor"), "ko", "물질명(국문)"),
        *name_facts(fields.text("sbstnNmEng"), "en", "물질명(영문)"),
        *text_facts(FactKind.SIGNAL_WORD, fields.text("sfsgwd"), "신호어", section=Section.HAZARDS),
        *_pictograms(fields.text("pctgrmCd"), report),
        *_classes(classes, report),
        *text_facts(FactKind.M_FACTOR, fields.text("mfctrCn"), "M계수", section=Section.HAZARDS),
        *_un_numbers(fields.text("unnm"), report),
    ]
    fields.report_unread()
    return Record(NAME, key, RecordKind.SUBSTANCE, row, tuple(facts), question=keco.question_of(row))


def _parts(text: str) -> list[str]:
    return [part for part in dict.fromkeys(piece.strip() for piece in text.split("^")) if part and not absence_of(part)]


def _pictograms(text: str, report: PassReport) -> Iterator[Fact]:
    for order, code in enumerate(_parts(text)):
        if code in PICTOGRAMS:
            yield Fact(FactKind.PICTOGRAM, code, section=Section.HAZARDS, label="그림문자", order=order)
        else:
            report.reject("그림문자", text, "no GHS pictogram")


def _un_numbers(text: str, report: PassReport) -> Iterator[Fact]:
    for order, part in enumerate(_parts(text)):
        try:
            number = un.parse(part)
        except un.UnError:
            report.reject("UN번호", text, "no UN number")
            continue
        original = "" if number == part else part
        yield Fact(FactKind.UN, number, original=original, section=Section.TRANSPORT, label="UN번호", order=order)


def _classes(rows: Sequence[Mapping[str, Any]], report: PassReport) -> Iterator[Fact]:
    classes = [_class(row, report) for row in rows]
    # A class without a name is no class, but its codes are what the agency says of the hazard.
    for order, item in enumerate(item for item in classes if item.name):
        yield Fact(
            FactKind.HAZARD_CLASS,
            _class_text(item),
            item,
            original=f"{item.name} {item.category} {item.h_code}".strip(),
            lang="ko",
            section=Section.HAZARDS,
            label="유해성분류",
            order=order,
        )
    h_codes = [code for item in classes for code in _parts(item.h_code)]
    yield from _codes(FactKind.HAZARD_STATEMENT, "유해위험코드", h_codes)
    yield from _codes(FactKind.PRECAUTIONARY_STATEMENT, "예방조치코드", [p for item in classes for p in item.p_codes])


def _class(row: Mapping[str, Any], report: PassReport) -> HazardClass:
    fields = Fields(row, report)
    item = HazardClass(
        name=fields.key("hrmflnClsfArtclNm"),
        category=_stated(fields.text("clsfGrd")),
        h_code=_stated(fields.text("hrmDngrCd")),
        p_codes=tuple(_parts(fields.text("hrmPrevntCd"))),
    )
    fields.report_unread("hrmflnList.")
    if not item.name:
        report.reject("유해성분류", json.dumps(row, ensure_ascii=False), "a class without a name")
    return item


def _stated(text: str) -> str:
    """The text, "" where it says that there is none."""
    return "" if absence_of(text) else text


def _class_text(item: HazardClass) -> str:
    category = f" 구분 {item.category}" if item.category else ""
    code = f" ({item.h_code})" if item.h_code else ""
    return f"{item.name}{category}{code}"


def _codes(kind: FactKind, label: str, codes: list[str]) -> Iterator[Fact]:
    for order, code in enumerate(code for code in dict.fromkeys(codes) if code):
        yield Fact(kind, code, section=Section.HAZARDS, label=label, order=order)


FEED = Feed(
    name=NAME,
    title="유독물 GHS 정보 조회 (한국환경공단)",
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
    ignored=IGNORED,
    dataset=dataset("15149423"),
    unverified="결과가 없을 때와 여러 건일 때의 응답, XML 형식, CAS번호 부분 일치 여부",
    topics=frozenset({Topic.HAZARDS}),
    title_rank=40,
)
