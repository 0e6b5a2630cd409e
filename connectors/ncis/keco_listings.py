"""KECO's ``typeList``: each row as a legal listing, with its contents, its notice or term, and what ``excpInfo`` means for its list."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from connectors.bracketed_lists import parts_outside_brackets
from connectors.days import day_of, why_unread
from connectors.ncis.legal_listings import law_of, listing_fact
from connectors.ncis.thresholds import contents_of
from connectors.pass_report import PassReport
from connectors.printed_values import absence_of
from connectors.row_fields import Fields
from connectors.schema import Fact, LegalListing
from reference.legal_lists import lists

_NOTICE_NUMBER = re.compile(r"\d+\s*-\s*\d+\s*호|제\s*\d+\s*호")
_LENGTH = r"\d+\s*(?:년|개월|월|일)"
_TERM = re.compile(rf".*부터\s*{_LENGTH}.*|{_LENGTH}\s*(?:이내|간|동안|유예)?|.*{_LENGTH}\s*까지")
"""``고시일로부터 3년``: a length of time or its end, and no notice."""
_FIGURE_OR_BOUND = re.compile(r"%|퍼센|ppm|이상|초과|미만|이하")


def listing_facts(rows: Sequence[Mapping[str, Any]], report: PassReport) -> Iterator[Fact]:
    """A fact for each row; a row without the name of its list states none and is counted whole."""
    for order, row in enumerate(rows):
        fields = Fields(row, report)
        name = fields.key("sbstnClsfTypeNm")
        if name:
            yield _listing(fields, name, order, report)
        else:
            report.reject("sbstnClsfTypeNm", json.dumps(row, ensure_ascii=False), "a listing without a name")
            continue
        fields.report_unread("typeList.")


def notice_and_term(text: str) -> tuple[str, str]:
    """``ancmntInfo`` as the notice and the term that it holds, "" for either that it does not."""
    parts = parts_outside_brackets(text, ",")
    terms = [part for part in parts if _TERM.fullmatch(part) and not _NOTICE_NUMBER.search(part)]
    if not terms:
        return text, ""
    return ", ".join(part for part in parts if part not in terms), ", ".join(terms)


def _listing(fields: Fields, name: str, order: int, report: PassReport) -> Fact:
    contents_text = _stated(fields.text("contInfo"))
    contents = contents_of(contents_text)
    if contents.unread and _FIGURE_OR_BOUND.search(contents_text):
        report.reject("함량정보", contents_text, "no threshold read")
    notice, period = notice_and_term(_stated(fields.text("ancmntInfo")))
    day = _stated(fields.text("ancmntYmd"))
    notice_date = day_of(day)
    if day and not notice_date:
        report.reject("고시일자", day, why_unread(day))
        notice = " ".join(part for part in (notice, f"고시일자 {day}") if part)
    remark = _stated(fields.text("excpInfo"))
    meaning = lists()[name].excp_info if name in lists() else ""
    listing = LegalListing(
        law=law_of(name, report, "sbstnClsfTypeNm"),
        list_name=name,
        number=_stated(fields.text("unqNo")),
        thresholds=contents.thresholds,
        exception="; ".join(part for part in (contents.exception, "" if meaning else remark) if part),
        notice=notice,
        notice_date=notice_date,
        contents=contents.unread,
        restriction=remark if meaning == "restriction" else "",
        reason=remark if meaning == "reason" else "",
        period=period,
    )
    original = " / ".join(part for part in (contents_text, "" if day == notice_date else day) if part)
    return listing_fact(listing, original=original, label="물질분류", order=order)


def _stated(text: str) -> str:
    """The text, "" where it says that there is none."""
    return "" if absence_of(text) else text
