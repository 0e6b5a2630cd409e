"""Conclusions from names of places and years: a list of what is there, never the substance whose name is a letter away."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from portal.answers.answer import Answer, Kind
from portal.answers.typed_query import Question
from reference.places import Place, place_named
from reference.words import asides
from search.engine_types import Why

_YEAR = re.compile(r"((?:19|20)[0-9]{2})년?(?:도|의)?(?:화학)?(?:물질)?(?:누출)?사고(?:목록|현황|사례|통계)?")


def from_place(question: Question) -> Answer | None:
    """The facilities of a place, its accidents where the text asks for these, or those of a year; ``None`` for neither.

    A name in the records comes first: 구리 is copper, and only then a town.
    """
    if question.exact or question.hits(Why.WORDS):
        return None
    if year := _YEAR.fullmatch(question.plain):
        return Answer(
            Kind.LIST,
            url=f"/accidents?{urlencode({'year': year[1]})}",
            intent="accidents",
            title=f"{year[1]}년의 화학사고",
            lines=("기관이 공개한 것만 있습니다.",),
        )
    place = place_named(question.plain) or place_named(asides.OF_PLACE.sub("", question.plain))
    if place is None:
        return None
    accidents = "사고" in question.plain
    title = f"{place.name}의 {'화학사고' if accidents else '화학물질 취급시설'}"
    note = "기관이 공개한 것만 있습니다." if accidents else "신고 시점 자료, 현재 재고 아님, 없다는 뜻 아님."
    return Answer(
        Kind.LIST, url=_address("/accidents" if accidents else "/facilities", place), title=title, lines=(note,)
    )


def _address(folder: str, place: Place) -> str:
    return f"{folder}?{urlencode({place.by: place.value})}"
