"""Answers to places, years and whole questions for a list (구미 불산 사고): the list, narrowed by all that the text names.

A list says where a source names no substances, and is then not narrowed by one (content rule 21).
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from portal.answers.answer import Answer, AnswerKind, Offer
from portal.answers.known_records import KnownRecords
from portal.answers.list_questions import ListQuestion
from portal.answers.name_answers import hit_title
from portal.answers.page_sections import section_url
from portal.answers.scene_answers import EMERGENCIES
from portal.answers.typed_query import TypedQuery, compact
from portal.profile.entry_lists import HANDLED_NOT_STATED, Narrowing
from search.engine_types import Hit, Why

_TITLES = {
    "facilities": "화학물질 취급시설",
    "accidents": "화학사고",
    "products": "제품(리콜·인증)",
    "pesticides": "농약",
}
_NOTES = {
    "facilities": "신고 시점 자료, 현재 재고 아님, 없다는 뜻 아님.",
    "accidents": "기관이 공개한 것만 있습니다.",
    "products": "제품은 물질이 아닙니다. 성분은 제품마다 다르므로 라벨을 확인하십시오.",
    "pesticides": "등록 내용은 바뀔 수 있습니다. 사용 전에 포장지의 표시를 확인하십시오.",
}
_INTENTS = {"accidents": "accidents", "facilities": "facilities"}


def place_answer(query: TypedQuery, records: KnownRecords) -> Answer | None:
    """The list that the text asks for; ``None`` where it asks for none, or names an entry as a whole.

    A name in the records comes first: 구리 is copper, and only then a town. A substance alone beside 사고 or 시설 is left to
    its page, which shows both.
    """
    if query.exact_hits:
        return None
    hit = _substance(query)
    question = ListQuestion(query.text, _names(query))
    folder = _folder(question, hit)
    if not folder:
        return None
    return _narrowed_list(folder, question, hit, query, records)


def _substance(query: TypedQuery) -> Hit | None:
    return next((hit for hit in query.hits(Why.WORDS) if hit.kind == "substance"), None)


def _names(query: TypedQuery) -> tuple[str, ...]:
    return tuple(dict.fromkeys(compact(hit.matched) for hit in query.hits(Why.WORDS) if hit.kind == "substance"))


def _folder(question: ListQuestion, hit: Hit | None) -> str:
    """The folder of the list that is meant, or ""."""
    if question.asks_for_recalls and (hit or question.things):
        return "products"
    if question.asks_for_pesticides and (hit or question.things):
        return "pesticides"
    where_or_when = bool(question.places or question.years)
    happened = bool(question.happenings) and not question.asks_for_facilities
    in_a_year = bool(question.years) and (question.places or hit is not None)
    if question.asks_for_accidents or (where_or_when and happened) or in_a_year:
        return "accidents" if where_or_when or (question.things and hit is None) else ""
    if question.asks_for_facilities:
        return "facilities" if question.places or (question.things and hit is None) else ""
    return "facilities" if question.places and hit is None and not question.things else ""


def _narrowed_list(
    folder: str, question: ListQuestion, hit: Hit | None, query: TypedQuery, records: KnownRecords
) -> Answer | None:
    where = Narrowing(
        region=next((place.value for place in question.places if place.parameter == "region"), ""),
        year=question.years[0] if question.years and folder == "accidents" else "",
        place=" ".join(place.value for place in question.places if place.parameter == "q"),
    )
    lines = [_NOTES[folder]]
    narrowing = where
    if hit is not None and hit.cas:
        if folder == "facilities" and not records.states_substances(folder, where):
            lines.append(f"{HANDLED_NOT_STATED}: 물질로 좁히지 않았습니다.")
        else:
            narrowing = replace(narrowing, substance=hit.cas[0])
    left_out: list[str] = []
    for thing in (*question.things, *(question.happenings if folder == "accidents" else ())):
        by_text = replace(narrowing, text=f"{narrowing.text} {thing}".strip())
        if records.is_listed(folder, by_text):
            narrowing = by_text
        else:
            left_out.append(thing)
    only_happened = folder == "accidents" and not question.asks_for_accidents
    if narrowing == Narrowing() or (only_happened and hit is None and set(left_out) & set(question.things)):
        return None
    if left_out:
        lines.append(f"‘{' '.join(left_out)}’이(가) 적힌 자료가 없어 이 말로는 좁히지 않았습니다.")
    return Answer(
        AnswerKind.LIST,
        cas=hit.cas if hit is not None else (),
        url=_address(folder, narrowing),
        intent=_intent(folder, question, query),
        title=_title(folder, question, hit, narrowing),
        lines=tuple(lines),
        offered=_offers(hit, query),
    )


def _intent(folder: str, question: ListQuestion, query: TypedQuery) -> str:
    """The emergency where something just happened, else the list's own question."""
    is_now = query.intent in EMERGENCIES and not (question.asks_for_accidents or question.years)
    return query.intent if is_now else _INTENTS.get(folder, "")


def _offers(hit: Hit | None, query: TypedQuery) -> tuple[Offer, ...]:
    if hit is None:
        return ()
    url = section_url(hit.url, query.intent) if query.intent in EMERGENCIES else hit.url
    return (Offer(hit_title(hit), url, hit.cas, hit.matched, hit.origin, hit.key),)


def _title(folder: str, question: ListQuestion, hit: Hit | None, narrowing: Narrowing) -> str:
    year = f"{narrowing.year}년" if narrowing.year else ""
    names = [year, *(place.name for place in question.places)]
    owner = " ".join(filter(None, names))
    about = " ".join(filter(None, (hit.matched if hit is not None else "", narrowing.text)))
    return " ".join(filter(None, (f"{owner}의" if owner else "", about, _TITLES[folder])))


def _address(folder: str, narrowing: Narrowing) -> str:
    named = (
        ("region", narrowing.region),
        ("place", narrowing.place),
        ("year", narrowing.year),
        ("substance", narrowing.substance),
        ("q", narrowing.text),
    )
    parameters = [(name, value) for name, value in named if value]
    return f"/{folder}?{urlencode(parameters)}" if parameters else f"/{folder}"
