"""Legal listings as facts: the law of a list, and the listing on one line."""

from __future__ import annotations

from connectors.pass_report import PassReport
from connectors.schema import Fact, FactKind, LegalListing, Section, Threshold
from reference.legal_lists import LAW_OF_LIST


def thresholds_text(thresholds: tuple[Threshold, ...]) -> str:
    """The thresholds as one line: ``인체급성유해성 1% 이상, 인체만성유해성 0.1% 이상``."""
    return ", ".join(
        f"{item.effect} {item.percent}% {'초과' if item.exclusive else '이상'}".strip() for item in thresholds
    )


def listing_fact(listing: LegalListing, *, original: str, label: str, order: int, remark: str = "") -> Fact:
    """The fact of one row of a list; ``remark`` is the agency's addition to a number, such as 신규화학물질."""
    beside = (remark and f"({remark})", listing.condition and f"(조건: {listing.condition})")
    text = " ".join(part for part in (listing.list_name, listing.number, *beside) if part)
    contents = thresholds_text(listing.thresholds) or listing.contents
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
