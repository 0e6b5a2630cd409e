"""``/guides/124``: one response guide of ERG 2024, Korean with the English one tap away. It is quoted and never retold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse

from portal.http.error_pages import not_found, withheld
from portal.profile.addresses import EntryWithheld, entry_at
from portal.profile.entry_annotations import annotations_on
from portal.profile.guide_numbers import numbers_of_guide
from portal.profile.guide_quotations import (
    GENERAL_FIRST_AID,
    GuideSection,
    GuideSentenceShown,
    QuotedSection,
    whole_guide,
)
from portal.profile.sourced_facts import SourcedFact
from portal.web.entry_page import entry_page
from reference.guide_texts import SOURCE, TRANSLATION_MARK, guides

FAMILY = "물질군 공통 문구"


@dataclass(frozen=True, slots=True)
class HeadedSentences:
    """The sentences under one heading within a section; ``heading`` is "" at its beginning."""

    heading: str
    heading_ko: str
    sentences: tuple[GuideSentenceShown, ...]


def response_guide(request: HttpRequest, number: str) -> HttpResponse:
    """The page of one guide; the two reserved numbers of the book have none."""
    try:
        entry = entry_at("guide", [number])
    except EntryWithheld:
        return withheld(request)
    sections = whole_guide(number) if entry is not None else {}
    if entry is None or number not in guides():
        return not_found(request, f"지침 {number[:20]}은(는) ERG 2024에 없습니다. 지침은 111부터 174까지입니다.")
    if not sections:
        return withheld(request)
    guide = guides()[number]
    return entry_page(
        request,
        "portal/response_guide.html",
        {
            "guide": guide,
            "sections": [(section, _headed(section)) for section in sections.values()],
            "numbers": numbers_of_guide(number),
            "first_fact": _first_fact(sections),
            "annotations": annotations_on([entry.key]).get(entry.key, ()),
            "source": SOURCE,
            "translation_mark": TRANSLATION_MARK,
            "family": FAMILY,
            "general_first_aid": GENERAL_FIRST_AID,
        },
        entry,
    )


def _headed(section: QuotedSection) -> list[HeadedSentences]:
    grouped = groupby(section.sentences, key=lambda each: (each.sub_heading, each.sub_heading_ko))
    return [HeadedSentences(english, korean, tuple(sentences)) for (english, korean), sentences in grouped]


def _first_fact(sections: Mapping[GuideSection, QuotedSection]) -> SourcedFact | None:
    """Any sentence's fact, for the guide's source."""
    return next((sentence.fact for section in sections.values() for sentence in section.sentences), None)
