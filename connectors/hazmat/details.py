"""소방청 국가 위험물 정보 상세 (getMaterialInfo): by CAS number; 47 of its 61 fields have names nobody has published.

Such a field is kept word for word under its own name and counted as drift with a sample, so that a person can map it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from connectors.drift import Fields
from connectors.errors import BadRow
from connectors.feeds import Feed, FeedKind, Frequency, Questions
from connectors.hazmat import service
from connectors.hazmat.substance import class_facts, identity_facts, numbers_in, worded
from connectors.schema import Fact, FactKind, Measure, Record, RecordKind, Row, Section
from connectors.source import Source
from connectors.tally import Tally
from connectors.values import measure

NAME = "hazmat.details"
OPERATION = "getMaterialInfo"

WORDS: Mapping[str, tuple[FactKind, Section, str]] = {
    "chemicalformula": (FactKind.FORMULA, Section.COMPOSITION, "화학식"),
    "atmospheric": (FactKind.TEXT, Section.STABILITY, "대기와의 반응성"),
    "breakthroughtime": (FactKind.TEXT, Section.EXPOSURE, "Breakthrough time"),
    "usepurpose": (FactKind.USE, Section.IDENTIFICATION, "용도"),
    # Known by name alone; what they mean is a guess, so they are neither advice nor a property.
    "emergencymeasures": (FactKind.OTHER, Section.NONE, "emergencymeasures"),
    "permeatedmouse": (FactKind.OTHER, Section.NONE, "permeatedmouse"),
    "permeatedskin": (FactKind.OTHER, Section.NONE, "permeatedskin"),
}
_CELSIUS = re.compile(r"-?\d+(?:\.\d+)?(?:\s*~\s*-?\d+(?:\.\d+)?)?\s*(?:℃|°C)")


def answer(source: Source, question: str, tally: Tally) -> list[Row]:
    """The substance of one CAS number; [] where the service holds none.

    Whether the service matches parts of a number is unverified: a row that names other numbers alone is left out.
    """
    page = service.ask(source, OPERATION, {"casNo": question, "pageNo": "1", "numOfRows": "10"})
    tally.page(len(page.rows), None)
    kept = []
    for row in page.rows:
        sent = str(row.get("casno") or "")
        if sent and question not in numbers_in(sent):
            tally.reject("casno", sent, "not the number asked for")
        else:
            kept.append(row)
    return kept


def record(row: Row, tally: Tally) -> Record:
    """One substance, keyed by ``chemicalno``; raises ``BadRow`` where that is missing."""
    fields = Fields(row, tally)
    key = fields.text("chemicalno")
    if not key:
        raise BadRow("no chemicalno", has_key=False)
    facts = [
        *identity_facts(fields, tally),
        *class_facts(fields.text("hazardmaterialclass"), tally),
        *_boiling_point(fields.text("boilingpoint")),
    ]
    for name, (kind, section, label) in WORDS.items():
        facts.extend(worded(kind, fields.text(name), label, section))
    for name, value in fields.unread().items():
        facts.extend(worded(FactKind.OTHER, _text(value), name))
    fields.report()
    numbers = numbers_in(fields.text("casno"))
    question = numbers[0] if len(numbers) == 1 else ""
    return Record(NAME, key, RecordKind.SUBSTANCE, row, tuple(facts), question=question)


def _boiling_point(text: str) -> Iterator[Fact]:
    """With a figure only where the text names the degree: 64.7 alone may be Celsius, Kelvin or Fahrenheit."""
    for fact in worded(FactKind.BOILING_POINT, text, "끓는점", Section.PROPERTIES):
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
    publisher=service.PUBLISHER,
    kind=FeedKind.LOOKUP,
    record_kind=RecordKind.SUBSTANCE,
    record=record,
    answer=answer,
    questions=Questions.CAS,
    key_setting=service.KEY_SETTING,
    budgets={OPERATION: service.CALLS_A_DAY},
    frequency=Frequency.DAILY,
    dataset=service.DATASET,
    unverified="61개 항목 중 47개의 이름, 응답의 바깥 구조, 결과가 없을 때의 응답, CAS번호 부분 일치 여부",
    title_rank=70,
)
