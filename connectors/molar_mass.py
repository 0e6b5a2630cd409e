"""The molar mass as a fact: a figure where the text is certainly one, else the text as sent, which is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from connectors.pass_report import PassReport
from connectors.printed_values import absence_of
from connectors.schema import Fact, FactKind, Measure, Section

_UNIT = "g/mol"
_MASS = re.compile(r"(?P<figure>\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+)\s*(?P<unit>\(?\s*g\s*/\s*mol\s*\)?)?")
"""With a comma only where a point follows: 1,234 may be 1234 or, as in Europe, 1.234."""


def molar_mass_facts(text: str, label: str, report: PassReport) -> Iterator[Fact]:
    """The mass in g/mol; a text of which the figure is not certain has no data, and one of absence states nothing."""
    if not text or absence_of(text):
        return
    data = _measure(text)
    if data is None:
        report.reject(label, text, "no certain positive number")
        yield Fact(FactKind.MOLAR_MASS, text, section=Section.PROPERTIES, label=label)
        return
    # A unit that the text holds is not printed twice.
    unit = "" if "mol" in text else _UNIT
    yield Fact(FactKind.MOLAR_MASS, text, data, unit=unit, section=Section.PROPERTIES, label=label)


def _measure(text: str) -> Measure | None:
    match = _MASS.fullmatch(text)
    mass = Decimal(match["figure"].replace(",", "")) if match else Decimal(0)
    return Measure(mass, mass, _UNIT) if mass > 0 else None
