"""Answers to names of places and to years: a list, never the substance whose name is one letter away."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from portal.answers.answer import Answer, AnswerKind
from portal.answers.typed_query import TypedQuery
from reference.places import Place, place_named
from reference.words import stop_words
from search.engine_types import Why

_YEAR = re.compile(r"((?:19|20)[0-9]{2})년?(?:도|의)?(?:화학)?(?:물질)?(?:누출)?사고(?:목록|현황|사례|통계)?")


def place_answer(query: TypedQuery) -> Answer | None:
    """The facilities of a place, its accidents where the text asks for accidents, or the accidents of a year; else ``None``.

    A name in the records comes first: 구리 is copper, and only then a town.
    """
    if query.exact_hits or query.hits(Why.WORDS):
        return None
    if year := _YEAR.fullmatch(query.compact):
        return Answer(
            AnswerKind.LIST,
            url=f"/accidents?{urlencode({'year': year[1]})}",
            intent="accidents",
            title=f"{year[1]}년의 화학사고",
            lines=("기관이 공개한 것만 있습니다.",),
        )
    place = place_named(query.compact) or place_named(stop_words.PLACE_ENDING.sub("", query.compact))
    if place is None:
        return None
    accidents = "사고" in query.compact
    title = f"{place.name}의 {'화학사고' if accidents else '화학물질 취급시설'}"
    note = "기관이 공개한 것만 있습니다." if accidents else "신고 시점 자료, 현재 재고 아님, 없다는 뜻 아님."
    return Answer(
        AnswerKind.LIST, url=_address("/accidents" if accidents else "/facilities", place), title=title, lines=(note,)
    )


def _address(folder: str, place: Place) -> str:
    return f"{folder}?{urlencode({place.parameter: place.value})}"
