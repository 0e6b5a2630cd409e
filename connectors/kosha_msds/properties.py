"""Physical properties of section 9, with a figure only where the text is certainly that figure and nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from connectors.kosha_msds.conditions import is_harmless, without_conditions
from connectors.kosha_msds.item_facts import TEXT_OF_ABSENCE, absence_facts
from connectors.kosha_msds.items import Item
from connectors.kosha_msds.statements import Statement
from connectors.pass_report import PassReport
from connectors.printed_values import decimal_of, measure, with_plain_signs
from connectors.schema import Absence, Fact, FactKind, Measure, Section
from reference.words.figure_words import NO_FIGURE

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

_GRAMS_PER_VOLUME = "g/cm³"
_UNIT_IF_NONE: Mapping[FactKind, str] = {FactKind.MOLAR_MASS: "g/mol"}
_NUMBER = r"-?[0-9][0-9,]*(?:\.[0-9]+)?"
_FIGURE = re.compile(
    rf"[<>≤≥]?\s*{_NUMBER}(?:\s*~\s*{_NUMBER})?\s*(?:℃|°C|%|㎜Hg|mmHg|kPa|hPa|Pa|g/mol)?\s*(?:이하|미만|이상|초과)?"
)
_PER_VOLUME = re.compile(r"g/(?:cu cm|cm3|cm³|㎤|mL|㎖)(?:\s*(?:at|,)\s*2[05]\s*(?:℃|°C))?")
_PAIR = re.compile(rf"(-|{_NUMBER})\s*%?\s*/\s*(-|{_NUMBER})\s*(?:vol\.?\s*)?%?")
_RANGE = re.compile(rf"{_NUMBER}\s*%?\s*~\s*{_NUMBER}\s*%")
_NO_LIMITS = re.compile(r"-\s*/\s*-\s*%?")
_NO_FIGURE = re.compile(rf"[(\s]*(?:{'|'.join(NO_FIGURE)})[)\s]*")
"""Words in place of a figure. Under 냄새, 색상 and 인화성 the same words are an answer, so they count here alone."""


def property_facts(item: Item, kind: FactKind, section: Section, report: PassReport) -> Iterator[Fact]:
    """A fact for each figure that the item states; the text as sent, with its citation, is the original."""
    yield from absence_facts(item, kind, section)
    for statement in item.informative_statements():
        if kind in UNITS and _NO_FIGURE.fullmatch(with_plain_signs(statement.text)):
            yield _absence(kind, Absence.NOT_APPLICABLE, statement, section, item)
        elif kind is FactKind.EXPLOSION_LIMITS:
            yield _explosion_limits(item, statement, section, report)
        else:
            data = figure_in(kind, statement.text)
            if data is None and _is_doubtful(kind, statement.text):
                report.reject(item.name, statement.text, "the comma may be a decimal comma")
            yield Fact(kind, statement.text, data, statement.original, "ko", _unit(data), section, item.path)


def figure_in(kind: FactKind, text: str) -> Measure | None:
    """The figure of a property; ``None`` where reading it would lose a condition, a unit or a word.

    ``28.4 ㎜Hg(25℃)`` can be read; ``3 ㎜Hg(100℃)`` and ``56 ℃(10 ㎜Hg)`` cannot: the figure alone would be wrong.
    """
    if kind not in UNITS:
        return None
    head, conditions = without_conditions(text)
    per_volume = kind is FactKind.RELATIVE_DENSITY and any(map(_PER_VOLUME.fullmatch, conditions))
    known = all(
        is_harmless(kind, condition) or (per_volume and _PER_VOLUME.fullmatch(condition)) for condition in conditions
    )
    if not known or not _FIGURE.fullmatch(head) or _is_doubtful(kind, head):
        return None
    found = measure(head, _UNIT_IF_NONE.get(kind, ""))
    if found is None or found.unit not in UNITS[kind]:
        return None
    return Measure(found.low, found.high, _GRAMS_PER_VOLUME) if per_volume else found


def _is_doubtful(kind: FactKind, text: str) -> bool:
    """Whether a comma may mark decimals: 1,234 is no usual molar mass, and 1.234 is none either."""
    return kind is FactKind.MOLAR_MASS and "," in text


def limits_in(text: str) -> Measure | None:
    """``7.8 / 1.0 %`` as lower and upper limit; KOSHA prints the upper limit first, and ``-`` for an unknown limit.

    One number alone is neither limit.
    """
    head, conditions = without_conditions(text)
    if not all(is_harmless(FactKind.EXPLOSION_LIMITS, condition) for condition in conditions):
        return None
    pair = _PAIR.fullmatch(head)
    if pair is None:
        return measure(head) if _RANGE.fullmatch(head) else None
    high, low = (decimal_of(part) for part in pair.groups())
    if any(part != "-" and limit is None for part, limit in zip(pair.groups(), (high, low), strict=True)):
        return None
    if high is not None and low is not None and low > high:
        return None
    return Measure(low, high, "%") if high is not None or low is not None else None


def _explosion_limits(item: Item, statement: Statement, section: Section, report: PassReport) -> Fact:
    """The two limits under their names where they stand behind each other (``7.8 / 1.0 %``), with any condition behind them."""
    kind = FactKind.EXPLOSION_LIMITS
    head, conditions = without_conditions(statement.text)
    if _NO_LIMITS.fullmatch(head) and not conditions:
        return _absence(kind, Absence.NO_DATA, statement, section, item)
    data = limits_in(statement.text)
    if data is None:
        report.reject(item.name, statement.text, "limits not surely read")
    if data is None or not _PAIR.fullmatch(head):
        return Fact(kind, statement.text, data, statement.original, "ko", _unit(data), section, item.path)
    upper = "자료없음" if data.high is None else f"{data.high} %"
    lower = "자료없음" if data.low is None else f"{data.low} %"
    value = " ".join((f"상한 {upper} / 하한 {lower}", *(f"({condition})" for condition in conditions)))
    return Fact(kind, value, data, statement.sent, "ko", data.unit, section, item.path)


def _absence(kind: FactKind, absence: Absence, statement: Statement, section: Section, item: Item) -> Fact:
    text = TEXT_OF_ABSENCE[absence]
    return Fact(kind, text, None, statement.sent, "ko", section=section, label=item.path, absence=absence)


def _unit(data: Measure | None) -> str:
    """The unit; "" for g/cm³, which the text always has in its own notation (``g/cu cm at 20℃``)."""
    return data.unit if data and data.unit != _GRAMS_PER_VOLUME else ""
