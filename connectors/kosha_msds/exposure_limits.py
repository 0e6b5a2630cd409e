"""Occupational limits of section 8 as figures, where the whole text can be read as figures; otherwise as text only.

KOSHA glues the remark of a limit to its last figure (``0.3ppm포름알데히드``) and repeats it as the first line of 호흡기 보호.
It is the limit's notation in both places, and no equipment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from connectors.kosha_msds.item_facts import absence_facts, text_facts
from connectors.kosha_msds.items import Item
from connectors.pass_report import PassReport
from connectors.printed_values import with_plain_signs
from connectors.schema import ExposureLimit, Fact, FactKind, Section
from reference.words.figure_words import BOUNDS

LIMITS = frozenset({"H0202", "H0204"})
"""국내규정 and ACGIH 규정; biological limits and other countries' limits stay text."""
BREATHING = "H0602"
"""호흡기 보호."""

_UNIT = r"ppm|mg/m3|mg/m³|mg/㎥|㎎/㎥|㎎/m3|㎎/m³"
_NO_LETTER = r"(?!(?!TWA|STEL|Ceiling|Skin|SKIN)[A-Za-z0-9])"
"""``ppmv`` is another unit; ``5ppmSTEL`` is the next limit."""
_TOKEN = re.compile(
    rf"""
    (?P<of>TWA|STEL|Ceiling|최고노출기준|C(?![A-Za-z]))
    | (?P<figure>[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?)\s*(?P<unit>{_UNIT}){_NO_LETTER}
    | (?P<empty>{_UNIT}){_NO_LETTER}
    | (?P<note>\([^()]*\)|Skin|SKIN|skin)
    | (?P<between>[\s|:,;/-]+)
    """,
    re.VERBOSE,
)
_NO_REMARK = re.compile(
    rf"[^A-Za-z가-힣(].*|(?:{'|'.join(BOUNDS)}).*|.*(?:TWA|STEL|Ceiling|최고노출기준).*|.*[0-9]\s*(?:{_UNIT}).*",
    re.DOTALL,
)
"""What continues the figure or states another one: behind it the figures alone would say something else."""
_WORD = re.compile(r"[0-9]+(?:\.[0-9]+)?|[가-힣]+|[A-Za-z]+")
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
    if not item.informative_statements():
        return
    limit = limit_in(_text_of(item), item.name)
    if limit is None:
        report.reject(item.name, item.text, "figures not surely read")
        yield from text_facts(item, FactKind.EXPOSURE_LIMIT, section)
        return
    value = limit_text(limit)
    original = "" if item.text == value else item.text
    yield Fact(FactKind.EXPOSURE_LIMIT, value, limit, original, "ko", section=section, label=item.path)


def without_remark(item: Item, limits: Sequence[Item], report: PassReport) -> Item:
    """호흡기 보호 without the lines that only repeat words of a limit (포름알데히드, 발암성 1A); each is counted."""
    said = [list(_WORD.findall(_text_of(limit))) for limit in limits]
    kept = []
    for statement in item.statements():
        words = _WORD.findall(statement.text)
        if words and any(_in_order(words, limit) for limit in said) and not statement.absence:
            report.reject(item.name, statement.sent, "repeats the remark of a limit")
        else:
            kept.append(statement.sent)
    return item if len(kept) == len(item.statements()) else replace(item, text="|".join(kept))


def limit_in(text: str, standard: str) -> ExposureLimit | None:
    """The figures of a text; ``None`` where a part of it is not understood or one figure occurs twice.

    ``TWA 20 ppm  ㎎/㎥`` has an empty figure in mg/m³: a unit without a number states nothing. Words behind the last figure
    are its notation; between two figures they could belong to one of them alone, so the text stays words.
    """
    read, position = _Read(), 0
    while position < len(text):
        token = _TOKEN.match(text, position)
        if token is None:
            remark = text[position:].strip()
            if not read.figures or _NO_REMARK.fullmatch(remark):
                return None
            read.notes.append(_unwrapped(remark))
            break
        if not read.take(token):
            return None
        position = token.end()
    return ExposureLimit(standard, **read.figures, note="; ".join(read.notes)) if read.figures else None


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


@dataclass(slots=True)
class _Read:
    """What was read of a limit's text so far."""

    figures: dict[str, Decimal] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    limit_name: str = ""

    def take(self, token: re.Match[str]) -> bool:
        """Whether the token fits behind what was read."""
        if token["of"]:
            self.limit_name = _LIMIT_OF_WORD[token["of"].upper()]
        elif token["figure"]:
            name = f"{self.limit_name}_{'ppm' if token['unit'] == 'ppm' else 'mg_m3'}"
            if not self.limit_name or name in self.figures or any(note.lower() != "skin" for note in self.notes):
                return False
            self.figures[name] = Decimal(token["figure"].replace(",", ""))
        elif token["note"] and (note := token["note"].strip("()").strip()):
            self.notes.append(note)
        return True


def _text_of(item: Item) -> str:
    return with_plain_signs(" ".join(statement.text for statement in item.informative_statements()))


def _unwrapped(remark: str) -> str:
    """A remark without the pair of brackets that holds all of it."""
    depth = 0
    for place, sign in enumerate(remark):
        depth += (sign == "(") - (sign == ")")
        if depth == 0 and place < len(remark) - 1:
            return remark
    return remark[1:-1].strip() if remark[:1] == "(" and depth == 0 else remark


def _in_order(words: Sequence[str], held: Sequence[str]) -> bool:
    following = iter(held)
    return all(word in following for word in words)
