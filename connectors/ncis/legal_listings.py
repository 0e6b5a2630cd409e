"""Legal listings as the ministry prints them: the law of a list, and the contents from which it applies."""

from __future__ import annotations

import re
from decimal import Decimal

from connectors.pass_report import PassReport
from connectors.schema import Fact, FactKind, LegalListing, Section, Threshold
from reference.legal_lists import LAW_OF_LIST, lists

_CATEGORIES = "|".join(each.category for each in lists().values() if each.category)
_EFFECT = re.compile(rf"((?:{_CATEGORIES})유해성)\s*:\s*(\d+(?:\.\d+)?)\s*%")
_PROSE = re.compile(r"(\d+(?:\.\d+)?)\s*%\s*(이상|초과)")


def thresholds_in(text: str) -> tuple[Threshold, ...]:
    """The threshold contents in a text, each once, in order; percent by weight as printed.

    Reads ``인체급성유해성 : 1%, 인체만성유해성 : 0.1%`` and ``벤젠 및 이를 85% 이상 함유한 혼합물``. A percentage in any other
    wording is not read: a wrong threshold is worse than none.
    """
    by_effect = [Threshold(Decimal(percent), effect) for effect, percent in _EFFECT.findall(text)]
    in_prose = [Threshold(Decimal(percent), "", bound == "초과") for percent, bound in _PROSE.findall(text)]
    return tuple(dict.fromkeys(by_effect + in_prose))


def thresholds_text(thresholds: tuple[Threshold, ...]) -> str:
    """The thresholds as one line: ``인체급성유해성 1% 이상, 인체만성유해성 0.1% 이상``."""
    return ", ".join(
        f"{item.effect} {item.percent}% {'초과' if item.exclusive else '이상'}".strip() for item in thresholds
    )


def listing_fact(listing: LegalListing, *, original: str, label: str, order: int, remark: str = "") -> Fact:
    """The fact of one row of a list; ``remark`` is the agency's addition to a number, such as 신규화학물질."""
    beside = (remark and f"({remark})", listing.condition and f"(조건: {listing.condition})")
    text = " ".join(part for part in (listing.list_name, listing.number, *beside) if part)
    contents = thresholds_text(listing.thresholds)
    return Fact(
        FactKind.LEGAL_LISTING,
        f"{text}: {contents}" if contents else text,
        listing,
        original=original,
        lang="ko",
        section=Section.REGULATION,
        label=label,
        order=order,
    )


def law_of(list_name: str, report: PassReport, field: str) -> str:
    """The law of a list, or "" for a list that is in no table here, which is reported as drift."""
    law = LAW_OF_LIST.get(list_name, "")
    if not law:
        report.add_drift(f"{field}={list_name}", list_name)
    return law
