"""The legal columns of the national list: the list, the number in it, and the threshold contents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from html import unescape

from connectors.ncis.legal_listings import listing_fact
from connectors.ncis.row_conditions import is_condition
from connectors.ncis.thresholds import contents_of, thresholds_in
from connectors.pass_report import PassReport
from connectors.row_fields import Fields
from connectors.schema import Fact, LegalListing, Threshold
from reference.legal_lists import LAW_OF_LIST, lists

HAZARDOUS = "급성·만성·생태"
ACCIDENT = "사고대비"
RESTRICTED = "제한/금지/허가"
PRIORITY = "중점"
PERSISTENT = "잔류"
CONTENTS = "유해특성분류 및 혼합물 함량기준(%)"
TO_REGISTER = "등록대상기존화학물질"
IS_EXISTING = "기존물질여부"
LAW_COLUMNS = (HAZARDOUS, ACCIDENT, RESTRICTED, PRIORITY, PERSISTENT, CONTENTS, TO_REGISTER, IS_EXISTING)

CONTROL_ACT = "화학물질관리법"
"""The law of a number whose list is unknown: this column holds numbers of no other law."""

_LISTS_IN_CONTENTS = "|".join(each.name for each in lists().values() if each.in_contents)
_SEGMENT = re.compile(rf"\s*/\s*(?=(?:{_LISTS_IN_CONTENTS})\s*:)")
_LIST_OF_CATEGORY = {each.category: (each.name, f"{each.category}유해성") for each in lists().values() if each.category}
_CATEGORY = "|".join(_LIST_OF_CATEGORY)
_HAZARD = re.compile(rf"((?:{_CATEGORY})(?:·(?:{_CATEGORY}))*)\s*(\d+-\d+-\d+(?:\(\d+\))?)?\s*((?:[^,(]|\([^()]*\)?)*)")
_BESIDE = re.compile(r"[^()]+")
_LIST_OF_PREFIX = {each.prefix: each.name for each in lists().values() if each.prefix}
"""Evidence in the list of 2026-01: all 106 numbers 06-4 stand beside a text 금지물질, all 287 numbers 06-5 beside 제한물질."""
_COLUMN_OF_LIST = {"유독물질": HAZARDOUS, "사고대비물질": ACCIDENT}
"""The others have their numbers in ``RESTRICTED``. 유독물질 is the older heading over the three hazard categories."""


@dataclass(frozen=True, slots=True)
class _Segment:
    """A list named in the contents column, the text under it, and the thresholds read from that text."""

    list_name: str
    text: str
    thresholds: tuple[Threshold, ...]


@dataclass(frozen=True, slots=True)
class _Listing:
    """A listing with the cells as sent and the remark beside its number (신규화학물질)."""

    listing: LegalListing
    original: str
    remark: str = ""


Segments = tuple[_Segment, ...]
Reader = Callable[[str, Segments, PassReport], Iterator[_Listing]]


def listing_facts(fields: Fields, existing: str, report: PassReport, condition: str = "") -> list[Fact]:
    """A fact for each list that names the row, in the order of the columns; ``existing`` is the inventory's (KE) number.

    ``condition`` is what bounds the row (입자지름<1mm); every listing of the row holds under it alone.
    """
    contents = fields.text(CONTENTS)
    segments = _segments(contents) if contents else ()
    facts: list[Fact] = []
    for column, read in _READERS.items():
        cell = fields.text(column)
        if cell:
            for one in read(cell, segments, report):
                facts.append(_listing_fact(one, column, len(facts), condition))
        elif segments:
            for one in _unnumbered(column, segments, report):
                facts.append(_listing_fact(one, CONTENTS, len(facts), condition))
    for one in _existing(fields.text(IS_EXISTING), existing, report):
        facts.append(_listing_fact(one, IS_EXISTING, len(facts), condition))
    return facts


def single_line(text: str) -> str:
    """The text on one line, without the character references (``&#40;``) and line breaks of a dozen cells of 2026-01."""
    return " ".join((unescape(text) if "&" in text else text).split())


def _listing_fact(one: _Listing, label: str, order: int, row_condition: str) -> Fact:
    conditions = "; ".join(dict.fromkeys(filter(None, (row_condition, one.listing.condition))))
    listing = replace(one.listing, condition=conditions) if row_condition else one.listing
    return listing_fact(listing, original=one.original, label=label, order=order, remark=one.remark)


@lru_cache(maxsize=1024)  # 2,449 rows share 278 texts
def _segments(contents: str) -> Segments:
    """``유독물질 : … / 사고대비물질 : …`` divided by list."""
    divided = (text.partition(":") for text in _SEGMENT.split(contents))
    return tuple(_Segment(name.strip(), text.strip(), thresholds_in(text)) for name, _, text in divided)


def _hazardous(cell: str, segments: Segments, report: PassReport) -> Iterator[_Listing]:
    """A listing for each of the three categories, with the thresholds of its own effect.

    Two numbers in one cell share all thresholds of the cell: the list does not say which belongs to which.
    """
    found = _HAZARD.findall(single_line(cell))
    if not found:
        report.reject(HAZARDOUS, cell, "no category")
        return
    toxic = [segment for segment in segments if segment.list_name == "유독물질"]
    original = " / ".join([cell, *(segment.text for segment in toxic)])
    for category, (list_name, effect) in _LIST_OF_CATEGORY.items():
        own = [_with_position(number, beside) for names, number, beside in found if category in names.split("·")]
        if not own:
            continue
        thresholds = tuple(
            dict.fromkeys(one for segment in toxic for one in segment.thresholds if one.effect == effect)
        )
        if not thresholds:
            report.reject(CONTENTS, original, f"no threshold for {list_name}")
        remarks = dict.fromkeys(remark for _, beside in own for remark in beside)
        conditions = [remark for remark in remarks if is_condition(remark)]
        listing = LegalListing(
            LAW_OF_LIST[list_name],
            list_name,
            number=", ".join(dict.fromkeys(number for number, _ in own if number)),
            thresholds=thresholds,
            condition="; ".join(conditions),
        )
        yield _Listing(listing, original, " ".join(remark for remark in remarks if remark not in conditions))


def _with_position(number: str, beside: str) -> tuple[str, list[str]]:
    """The number with its position within the notice's row, and the remarks beside it: ``2022-1-1106(신규화학물질)(2)``."""
    remarks = [part.strip() for part in _BESIDE.findall(beside) if part.strip()]
    positions = [part for part in remarks if part.isdigit()]
    if number and len(positions) == 1 and "(" not in number:
        return f"{number}({positions[0]})", [part for part in remarks if part not in positions]
    return number, remarks


def _accident(cell: str, segments: Segments, report: PassReport) -> Iterator[_Listing]:
    # The cell is numeric: some editions write 4 as 4.0.
    yield _with_text("사고대비물질", cell.removesuffix(".0"), cell, segments, report)


def _restricted(cell: str, segments: Segments, report: PassReport) -> Iterator[_Listing]:
    """A listing for each list; its numbers share all its texts, because the cell does not say which belongs to which.

    A number whose list is unknown stays under the column's own name: a restriction must not be lost.
    """
    by_list: dict[str, list[str]] = {}
    for number in dict.fromkeys(part.strip() for part in cell.split(",") if part.strip()):
        name = _LIST_OF_PREFIX.get(number.rpartition("-")[0], RESTRICTED)
        if name == RESTRICTED and any(segment.list_name == "허가물질" for segment in segments):
            name = "허가물질"
        if name == RESTRICTED:
            report.reject(RESTRICTED, number, "the list of this number is not told")
        by_list.setdefault(name, []).append(number)
    for name, numbers in by_list.items():
        yield _with_text(name, ", ".join(numbers), cell, segments, report)


def _with_text(name: str, number: str, cell: str, segments: Segments, report: PassReport) -> _Listing:
    own = [segment for segment in segments if segment.list_name == name]
    for segment in own:
        if "%" in segment.text and not segment.thresholds:
            report.reject(CONTENTS, segment.text, "no threshold read")
    listing = LegalListing(
        LAW_OF_LIST.get(name, CONTROL_ACT),
        name,
        number=number,
        thresholds=tuple(dict.fromkeys(one for segment in own for one in segment.thresholds)),
        exception=" ".join(text[text.index("다만") :] for text in (one.text for one in own) if "다만" in text),
        contents=" / ".join(unread for segment in own if (unread := contents_of(segment.text).unread)),
    )
    return _Listing(listing, " / ".join([*([cell] if cell else []), *(segment.text for segment in own)]))


def _unnumbered(column: str, segments: Segments, report: PassReport) -> Iterator[_Listing]:
    """A listing for each text whose list has no number in its own column. This is reported: the listing must not be lost."""
    names = dict.fromkeys(segment.list_name for segment in segments)
    for name in names:
        if _COLUMN_OF_LIST.get(name, RESTRICTED) == column:
            report.reject(CONTENTS, name, f"{name} without a number in its column")
            yield _with_text(name, "", "", segments, report)


def _numbered(list_name: str) -> Reader:
    def read(cell: str, segments: Segments, report: PassReport) -> Iterator[_Listing]:
        # V is a tick: the substance is on the list and has no number there.
        number = "" if cell == "V" else cell.removesuffix(".0")
        yield _Listing(LegalListing(LAW_OF_LIST[list_name], list_name, number=number), cell)

    return read


def _existing(cell: str, existing: str, report: PassReport) -> Iterator[_Listing]:
    """기존화학물질 where the list says Y; N and blank state nothing that could be shown as a listing."""
    if cell == "Y":
        yield _Listing(LegalListing(LAW_OF_LIST["기존화학물질"], "기존화학물질", number=existing), cell)
    elif cell not in ("", "N"):
        report.reject(IS_EXISTING, cell, "neither Y nor N")


_READERS: Mapping[str, Reader] = {
    HAZARDOUS: _hazardous,
    ACCIDENT: _accident,
    RESTRICTED: _restricted,
    PRIORITY: _numbered("중점관리물질"),
    PERSISTENT: _numbered("잔류성오염물질"),
    TO_REGISTER: _numbered("등록대상기존화학물질"),
}
