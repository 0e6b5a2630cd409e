"""Occupational limits of section 8 as figures, where the whole text reads as figures; as words alone where it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from connectors.kosha_msds.items import Item
from connectors.kosha_msds.stating import said, silence, texts
from connectors.schema import ExposureLimit, Fact, FactKind, Section
from connectors.tally import Tally

LIMITS = frozenset({"H0202", "H0204"})
"""국내규정 and ACGIH 규정; biological limits and other countries' limits stay words."""

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
_OF: Mapping[str, str] = {"TWA": "twa", "STEL": "stel", "CEILING": "ceiling", "최고노출기준": "ceiling", "C": "ceiling"}
_SHOWN: Mapping[str, str] = {"twa": "TWA", "stel": "STEL", "ceiling": "C"}


def limit_facts(item: Item, section: Section, tally: Tally) -> Iterator[Fact]:
    """One limit of one standard; its value is written anew from the figures, the text as sent is the original."""
    yield from silence(item, FactKind.EXPOSURE_LIMIT, section)
    if not said(item):
        return
    limit = limit_in(item.text, item.name)
    if limit is None:
        tally.reject(item.name, item.text, "figures not surely read")
        yield from texts(item, FactKind.EXPOSURE_LIMIT, section)
        return
    value = words_of(limit)
    original = "" if item.text == value else item.text
    yield Fact(FactKind.EXPOSURE_LIMIT, value, limit, original, "ko", section=section, label=item.path)


def limit_in(text: str, standard: str) -> ExposureLimit | None:
    """The figures of a text; ``None`` where anything in it is not understood or says one figure twice.

    ``TWA 20 ppm  ㎎/㎥`` has an empty figure in mg/m³: a unit without a number states nothing.
    """
    figures: dict[str, Decimal] = {}
    notes: list[str] = []
    of, at = "", 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            return None
        at = token.end()
        if token["of"]:
            of = _OF[token["of"].upper()]
        elif token["figure"]:
            name = f"{of}_{'ppm' if token['unit'] == 'ppm' else 'mg_m3'}"
            if not of or name in figures:
                return None
            figures[name] = Decimal(token["figure"].replace(",", ""))
        elif token["note"] or token["skin"]:
            notes.append(token["note"] or token["skin"])
    return ExposureLimit(standard, **figures, note="; ".join(notes)) if figures else None


def words_of(limit: ExposureLimit) -> str:
    """``TWA 50 ppm, STEL 150 ppm (허용기준)``."""
    parts = []
    for name, shown in _SHOWN.items():
        both = ((getattr(limit, f"{name}_ppm"), "ppm"), (getattr(limit, f"{name}_mg_m3"), "mg/m³"))
        figures = [f"{figure} {unit}" for figure, unit in both if figure is not None]
        if figures:
            parts.append(f"{shown} {' / '.join(figures)}")
    note = f" ({limit.note})" if limit.note else ""
    return ", ".join(parts) + note
