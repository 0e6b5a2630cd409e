"""NICS 화학물질 안전관리정보 (kischemlist): symptoms of exposure by route.

The fields inhale, skin, eyeball and oral describe effects. They are exposure symptoms (SDS section 11), never first aid.
"""

from __future__ import annotations

from collections.abc import Iterator

from connectors.cas_numbers import cas_facts
from connectors.errors import BadRow
from connectors.feeds import Feed, FeedKind, Frequency
from connectors.field_facts import line_facts, numbered
from connectors.ncis import agency, nics
from connectors.ncis.agency import CALLS_A_DAY, KEY_SETTING, PACE
from connectors.ncis.names_and_numbers import name_facts
from connectors.pass_report import PassReport
from connectors.row_fields import Fields
from connectors.schema import Fact, FactKind, Record, RecordKind, Row, Section
from connectors.source import Source

NAME = "ncis.safety"
OPERATION = "kischemlist"
PATH = "/1480802/iciskischem/kischemlist"
BULLETS = "·•\u318d\u30fb"
"""The recording has U+00B7; the others are the same dot from other keyboards."""

ROUTES = (
    ("symptom", "일반증상", FactKind.EXPOSURE_SYMPTOM, Section.TOXICOLOGY),
    ("inhale", "흡입", FactKind.EXPOSURE_SYMPTOM, Section.TOXICOLOGY),
    ("skin", "피부", FactKind.EXPOSURE_SYMPTOM, Section.TOXICOLOGY),
    ("eyeball", "안구", FactKind.EXPOSURE_SYMPTOM, Section.TOXICOLOGY),
    ("oral", "경구", FactKind.EXPOSURE_SYMPTOM, Section.TOXICOLOGY),
    ("etc", "기타", FactKind.TEXT, Section.OTHER),
)


def rows(source: Source, report: PassReport) -> Iterator[Row]:
    """Every row of the listing; it holds about 7,200."""
    return nics.rows(source, OPERATION, PATH, report)


def record(row: Row, report: PassReport) -> Record:
    """One row, keyed by ``dataNo``; raises ``BadRow`` where that is missing."""
    fields = Fields(row, report)
    key = fields.key("dataNo")
    if not key:
        raise BadRow("no dataNo", has_key=False)
    facts = [
        Fact(FactKind.AGENCY_ID, key, section=Section.IDENTIFICATION, label="일련번호"),
        *cas_facts(fields.text("casNo"), "CAS번호", report),
        *_names(fields.text("chemKo"), "ko", "물질명(국문)"),
        *_names(fields.text("chemEn"), "en", "물질명(영문)"),
    ]
    for name, label, kind, section in ROUTES:
        lines = "\n".join(_lines(fields.text(name)))
        facts.extend(numbered(line_facts(kind, lines, label, report, section=section)))
    fields.report_unread()
    return Record(NAME, key, RecordKind.SUBSTANCE, row, tuple(facts))


def _names(text: str, lang: str, label: str) -> Iterator[Fact]:
    """A name for each line, each once; the first may become a title."""
    return iter(numbered(fact for line in _lines(text) for fact in name_facts(line, lang, label)))


def _lines(text: str) -> list[str]:
    """The lines without their bullets, each once."""
    lines = (line.strip().lstrip(BULLETS).strip() for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if line))


FEED = Feed(
    name=NAME,
    title="화학물질 안전관리정보 (화학물질안전원)",
    publisher=agency.nics("화학물질 안전관리정보", "15072442"),
    kind=FeedKind.LISTING,
    record_kind=RecordKind.SUBSTANCE,
    record=record,
    rows=rows,
    key_setting=KEY_SETTING,
    budgets={OPERATION: CALLS_A_DAY},
    pace=PACE,
    floor=6_500,  # 7,189 rows at the last dated count
    frequency=Frequency.WEEKLY,
    reader_version=2,
    unverified="한 쪽의 최대 건수, 갱신 주기",
    title_rank=50,
)
