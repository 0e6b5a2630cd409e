"""Physical properties of section 9, with a figure only where the text is certainly that figure and nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from connectors.kosha_msds.item_facts import absence_facts, informative_statements
from connectors.kosha_msds.items import Item, Statement
from connectors.pass_report import PassReport
from connectors.printed_values import decimal_of, measure
from connectors.schema import Absence, Fact, FactKind, Measure, Section

_TEMPERATURE = frozenset({"℃"})
UNITS: Mapping[FactKind, frozenset[str]] = {
    FactKind.PH: frozenset({""}),
    FactKind.MELTING_POINT: _TEMPERATURE,
    FactKind.BOILING_POINT: _TEMPERATURE,
    FactKind.FLASH_POINT: _TEMPERATURE,
    FactKind.AUTOIGNITION_TEMPERATURE: _TEMPERATURE,
    FactKind.DECOMPOSITION_TEMPERATURE: _TEMPERATURE,
    FactKind.EXPLOSION_LIMITS: frozenset({"%"}),
    FactKind.VAPOUR_PRESSURE: frozenset({"mmHg", "kPa", "hPa", "Pa"}),
    FactKind.VAPOUR_DENSITY: frozenset({""}),
    FactKind.RELATIVE_DENSITY: frozenset({""}),
    FactKind.MOLAR_MASS: frozenset({"g/mol"}),
}
"""Accepted units by kind; a figure in another unit is not read.

The partition coefficient is missing: KOSHA's heading says Kow, but the values are log Kow.
"""

_UNIT_IF_NONE: Mapping[FactKind, str] = {FactKind.MOLAR_MASS: "g/mol"}
_NUMBER = r"-?\d[\d,]*(?:\.\d+)?"
_FIGURE = re.compile(
    rf"[<>≤≥]?\s*{_NUMBER}(?:\s*[~/]\s*{_NUMBER})?\s*(?:℃|°C|%|㎜Hg|mmHg|kPa|hPa|Pa|g/mol)?\s*(?:이하|미만|이상|초과)?"
)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_STANDARD_CONDITION = re.compile(
    r"(?:at\s*)?2[05]\s*(?:℃|°C)|(?:공기|물)\s*=\s*1(?:\s*,\s*(?:2[05]|4)\s*(?:℃|°C))?|c\.?c\.?|o\.?c\.?|밀폐식|개방식",
    re.IGNORECASE,
)
_PER_VOLUME = re.compile(r"g/(?:cu cm|cm3|cm³|㎤|mL|㎖)(?:\s*at\s*2[05]\s*(?:℃|°C))?")
_ONE_SIDED = re.compile(rf"(-|{_NUMBER})\s*/\s*(-|{_NUMBER})\s*%?")


def property_facts(item: Item, kind: FactKind, section: Section, report: PassReport) -> Iterator[Fact]:
    """A fact for each figure that the item states; the text as sent, with its citation, is the original."""
    yield from absence_facts(item, kind, section)
    for statement in informative_statements(item):
        if kind is FactKind.EXPLOSION_LIMITS:
            yield _explosion_limits(item, statement, section, report)
        else:
            data = figure_in(kind, statement.text)
            unit = data.unit if data else ""
            yield Fact(kind, statement.text, data, statement.original, "ko", unit, section, item.path)


def figure_in(kind: FactKind, text: str) -> Measure | None:
    """The figure of a property; ``None`` where reading it would lose a condition, a unit or a word.

    ``28.4 ㎜Hg(25℃)`` can be read; ``3 ㎜Hg(100℃)`` and ``56 ℃(10 ㎜Hg)`` cannot: the figure alone would be wrong.
    """
    if kind not in UNITS:
        return None
    conditions = [condition.strip() for condition in _BRACKETS.findall(text)]
    head = _BRACKETS.sub("", text).strip()
    per_volume = kind is FactKind.RELATIVE_DENSITY and any(_PER_VOLUME.fullmatch(condition) for condition in conditions)
    known = all(
        _STANDARD_CONDITION.fullmatch(condition) or (per_volume and _PER_VOLUME.fullmatch(condition))
        for condition in conditions
    )
    if not known or not _FIGURE.fullmatch(head):
        return None
    found = measure(head, _UNIT_IF_NONE.get(kind, ""))
    if found is None or found.unit not in UNITS[kind]:
        return None
    return Measure(found.low, found.high, "g/cm³") if per_volume else found


def limits_in(text: str) -> Measure | None:
    """``7.8 / 1.0 %`` as lower and upper limit; KOSHA prints the upper limit first, and ``-`` for an unknown limit."""
    match = _ONE_SIDED.fullmatch(text)
    if not match:
        return figure_in(FactKind.EXPLOSION_LIMITS, text)
    high, low = (decimal_of(part) for part in match.groups())
    if high is not None and low is not None and low > high:
        return None
    return Measure(low, high, "%") if high is not None or low is not None else None


def _explosion_limits(item: Item, statement: Statement, section: Section, report: PassReport) -> Fact:
    kind, sent = FactKind.EXPLOSION_LIMITS, statement.original or statement.text
    if re.fullmatch(r"-\s*/\s*-\s*%?", statement.text):
        return Fact(kind, "자료없음", None, sent, "ko", section=section, label=item.path, absence=Absence.NO_DATA)
    data = limits_in(statement.text)
    if data is None:
        report.reject(item.name, statement.text, "limits not surely read")
        return Fact(kind, statement.text, None, statement.original, "ko", section=section, label=item.path)
    upper = "자료없음" if data.high is None else f"{data.high} %"
    lower = "자료없음" if data.low is None else f"{data.low} %"
    return Fact(kind, f"상한 {upper} / 하한 {lower}", data, sent, "ko", data.unit, section, item.path)
