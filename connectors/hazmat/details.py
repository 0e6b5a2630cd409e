"""소방청 국가 위험물 정보 상세 (getMaterialInfo): by CAS number; 47 of its 61 field names are published nowhere.

Such a field is kept word for word under its own name and counted as drift with a sample, so that a person can map it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from connectors.asked_numbers import refuse_other_numbers
from connectors.errors import BadRow
from connectors.feeds import Feed, FeedKind, Frequency, Questions
from connectors.hazmat import service
from connectors.hazmat.agency import PUBLISHER
from connectors.hazmat.substance_facts import class_facts, identity_facts, numbers_in, single_line_facts
from connectors.pass_report import PassReport
from connectors.printed_values import measure
from connectors.row_fields import Fields
from connectors.schema import Fact, FactKind, Measure, Record, RecordKind, Row, Section
from connectors.source import Source

NAME = "hazmat.details"
OPERATION = "getMaterialInfo"

TEXT_FIELDS: Mapping[str, tuple[FactKind, Section, str]] = {
    "chemicalformula": (FactKind.FORMULA, Section.COMPOSITION, "화학식"),
    "atmospheric": (FactKind.TEXT, Section.STABILITY, "대기와의 반응성"),
    "breakthroughtime": (FactKind.TEXT, Section.EXPOSURE, "Breakthrough time"),
    "usepurpose": (FactKind.USE, Section.IDENTIFICATION, "용도"),
    # Only the names are known. The meaning would be a guess, so these are neither advice nor a property.
    "emergencymeasures": (FactKind.OTHER, Section.NONE, "emergencymeasures"),
    "permeatedmouse": (FactKind.OTHER, Section.NONE, "permeatedmouse"),
    "permeatedskin": (FactKind.OTHER, Section.NONE, "permeatedskin"),
}
_CELSIUS = re.compile(r"-?\d+(?:\.\d+)?(?:\s*~\s*-?\d+(?:\.\d+)?)?\s*(?:℃|°C)")


def lookup(source: Source, question: str, report: PassReport) -> list[Row]:
    """The substance of one CAS number; [] where the service has none.

    Whether the service matches parts of a number is unverified: a row that names only other numbers is left out.
    """
    page = service.fetch_page(source, OPERATION, {"casNo": question, "pageNo": "1", "numOfRows": "10"})
    report.add_page(len(page.rows), None)
    refuse_other_numbers([numbers_in(str(row.get("casno") or "")) for row in page.rows], question, OPERATION)
    kept = []
    for row in page.rows:
        sent = str(row.get("casno") or "")
        if sent and question not in numbers_in(sent):
            report.reject("casno", sent, "not the number asked for")
        else:
            kept.append(row)
    return kept


def record(row: Row, report: PassReport) -> Record:
    """One substance, keyed by ``chemicalno``; raises ``BadRow`` where that is missing."""
    fields = Fields(row, report)
    key = fields.text("chemicalno")
    if not key:
        raise BadRow("no chemicalno", has_key=False)
    facts = [
        *identity_facts(fields, report),
        *class_facts(fields.text("hazardmaterialclass"), report),
        *_boiling_point(fields.text("boilingpoint")),
    ]
    for name, (kind, section, label) in TEXT_FIELDS.items():
        facts.extend(single_line_facts(kind, fields.text(name), label, section))
    for name, value in fields.unread().items():
        facts.extend(single_line_facts(FactKind.OTHER, _text(value), name))
    fields.report_unread()
    numbers = numbers_in(fields.text("casno"))
    question = numbers[0] if len(numbers) == 1 else ""
    return Record(NAME, key, RecordKind.SUBSTANCE, row, tuple(facts), question=question)


def _boiling_point(text: str) -> Iterator[Fact]:
    """The boiling point, with a figure only where the text names the unit: 64.7 alone may be Celsius, Kelvin or Fahrenheit."""
    for fact in single_line_facts(FactKind.BOILING_POINT, text, "끓는점", Section.PROPERTIES):
        data = None if fact.absence else _celsius(fact.value)
        unit = data.unit if data else ""
        yield Fact(fact.kind, fact.value, data, fact.original, fact.lang, unit, fact.section, fact.label, fact.absence)


def _celsius(text: str) -> Measure | None:
    return measure(text) if _CELSIUS.fullmatch(text) else None


def _text(value: Any) -> str:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return "" if value is None else str(value).strip()


FEED = Feed(
    name=NAME,
    title="국가 위험물 정보 상세 (소방청)",
    publisher=PUBLISHER,
    kind=FeedKind.LOOKUP,
    record_kind=RecordKind.SUBSTANCE,
    record=record,
    lookup=lookup,
    questions=Questions.CAS,
    key_setting=service.KEY_SETTING,
    budgets={OPERATION: service.CALLS_A_DAY},
    frequency=Frequency.DAILY,
    dataset=service.DATASET,
    unverified="61개 항목 중 47개의 이름, 응답의 바깥 구조, 결과가 없을 때의 응답, CAS번호 부분 일치 여부",
    title_rank=70,
)
