"""Occupational limits of section 8 as figures, where the whole text can be read as figures; otherwise as text only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from connectors.kosha_msds.item_facts import absence_facts, informative_statements, text_facts
from connectors.kosha_msds.items import Item
from connectors.pass_report import PassReport
from connectors.schema import ExposureLimit, Fact, FactKind, Section

LIMITS = frozenset({"H0202", "H0204"})
"""국내규정 and ACGIH 규정; biological limits and other countries' limits stay text."""

_TOKEN = re.compile(
    r"""
    (?P<of>TWA|STEL|Ceiling|최고노출기준|C(?![A-Za-z]))
    | (?P<figure>\d+(?:,\d{3})*(?:\.\d+)?)\s*(?P<unit>ppm|mg/m3|mg/m³|mg/㎥|㎎/㎥|㎎/m3)
    | (?P<empty>ppm|mg/m3|mg/m³|mg/㎥|㎎/㎥|㎎/m3)
    | \((?P<note>[^()]*)\)
    | (?P<skin>Skin|SKIN|skin)
    | [\s|:,;/-]+
    """,
    re.VERBOSE,
)
_LIMIT_OF_WORD: Mapping[str, str] = {
    "TWA": "twa",
    "STEL": "stel",
    "CEILING": "ceiling",
    "최고노출기준": "ceiling",
    "C": "ceiling",
}
_LABEL_OF_LIMIT: Mapping[str, str] = {"twa": "TWA", "stel": "STEL", "ceiling": "C"}


def limit_facts(item: Item, section: Section, report: PassReport) -> Iterator[Fact]:
    """One limit of one standard; the value is composed from the figures, and the text as sent is the original."""
    yield from absence_facts(item, FactKind.EXPOSURE_LIMIT, section)
    if not informative_statements(item):
        return
    limit = limit_in(item.text, item.name)
    if limit is None:
        report.reject(item.name, item.text, "figures not surely read")
        yield from text_facts(item, FactKind.EXPOSURE_LIMIT, section)
        return
    value = limit_text(limit)
    original = "" if item.text == value else item.text
    yield Fact(FactKind.EXPOSURE_LIMIT, value, limit, original, "ko", section=section, label=item.path)


def limit_in(text: str, standard: str) -> ExposureLimit | None:
    """The figures of a text; ``None`` where a part of it is not understood or one figure occurs twice.

    ``TWA 20 ppm  ㎎/㎥`` has an empty figure in mg/m³: a unit without a number states nothing.
    """
    figures: dict[str, Decimal] = {}
    notes: list[str] = []
    limit_name, position = "", 0
    while position < len(text):
        token = _TOKEN.match(text, position)
        if token is None:
            return None
        position = token.end()
        if token["of"]:
            limit_name = _LIMIT_OF_WORD[token["of"].upper()]
        elif token["figure"]:
            name = f"{limit_name}_{'ppm' if token['unit'] == 'ppm' else 'mg_m3'}"
            if not limit_name or name in figures:
                return None
            figures[name] = Decimal(token["figure"].replace(",", ""))
        elif token["note"] or token["skin"]:
            notes.append(token["note"] or token["skin"])
    return ExposureLimit(standard, **figures, note="; ".join(notes)) if figures else None


def limit_text(limit: ExposureLimit) -> str:
    """``TWA 50 ppm, STEL 150 ppm (허용기준)``."""
    parts = []
    for name, label in _LABEL_OF_LIMIT.items():
        both = ((getattr(limit, f"{name}_ppm"), "ppm"), (getattr(limit, f"{name}_mg_m3"), "mg/m³"))
        figures = [f"{figure} {unit}" for figure, unit in both if figure is not None]
        if figures:
            parts.append(f"{label} {' / '.join(figures)}")
    note = f" ({limit.note})" if limit.note else ""
    return ", ".join(parts) + note
