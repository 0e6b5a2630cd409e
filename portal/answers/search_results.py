"""The results of one search for web, API and evaluation: the answer above the hits and the texts beside each hit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from portal.answers.answer import Answer, AnswerKind, Offer
from portal.answers.answer_rules import answer_from_results
from portal.answers.crisis_queries import is_crisis
from portal.answers.finding import search
from portal.answers.known_records import StoredRecords
from portal.answers.number_suggestions import number_scheme
from portal.answers.page_sections import section_url
from portal.answers.structure_answers import structure_match_text
from portal.answers.weapon_queries import DECLINED, asks_for_weapons
from portal.curation.annotations import Annotation
from portal.profile.entry_annotations import annotations_on
from portal.profile.titles import UNNAMED, titles_by_key
from portal.store.identity import members_of
from reference.collected_names import source_of
from search.engine_types import Hit, Query, Results, Sort, Why
from search.ranking import RULE_TIERS

PAGE_SIZE = 20
"""Hits of a page unless the address asks for another number; the rules of an answer need at least so many."""


def is_text_only(query: Query) -> bool:
    """Whether the query is a text alone: the first page, without filters, by relevance."""
    return not (query.kind or query.filters or query.page > 1 or query.after) and query.sort is Sort.RELEVANCE


def answer_to(query: Query, results: Results) -> Answer:
    """The answer to the text, whatever filters narrow the hits; a narrowed query is searched once more without them."""
    if not is_text_only(query) or query.size < PAGE_SIZE:
        results = search(Query(query.text, layout=query.layout))
    return answer_from_results(query.text, results, StoredRecords())


def may_suggest(text: str) -> bool:
    """Whether names may be offered for a text: not for words of self-harm or of weapons (content rule 9)."""
    return not (is_crisis(text) or asks_for_weapons(text))


def results_under_answer(results: Results, answer: Answer) -> Results:
    """The hits that may stand under the answer; under ``none`` only texts that hold the words, never the nearest hazard.

    Under an answer that declines there is none.
    """
    is_declined = answer == DECLINED
    if not is_declined and (
        answer.kind is not AnswerKind.NONE or all(hit.why in (Why.TEXT, Why.ALL) for hit in results.hits)
    ):
        return results
    return replace(results, hits=(), total=0, facets={}, after="")


def why_text(hit: Hit, query: str) -> str:
    """The reason for the hit, in Korean."""
    matched = hit.matched
    return {
        Why.IDENTIFIER: f"번호 {matched}{'을(를) 포함하는 항목' if matched in members_of(hit.key) else ' 일치'}",
        Why.STRUCTURE: structure_match_text(query, matched),
        Why.UN: f"UN 번호 {matched} 일치",
        Why.ELEMENT: f"원소 기호 일치: {query.strip()}",
        Why.NAME: "이름 일치",
        Why.SYNONYM: f"‘{matched}’의 다른 이름",
        Why.ALIAS: f"‘{matched}’의 다른 이름({_alias_source(hit)})",
        Why.FORMULA: f"분자식 {matched}",
        Why.TYPO: f"비슷한 표기: {query} → {matched}",
        Why.CHOSUNG: f"초성: {matched}",
        Why.WORDS: f"검색어 속 이름: {matched}",
        Why.RULE_SAME: "영문명에서 규칙으로 찾음",
        Why.RULE_NEAR: "영문명에서 규칙으로 찾음: 조성·치환 위치가 다를 수 있음",
        Why.RULE_SIMILAR: "영문명을 옮긴 이름과 비슷함",
        Why.PREFIX: f"{number_scheme(matched, query)}앞부분 일치: {matched}",
        Why.TEXT: "본문에 검색어가 있음",
        Why.ALL: "",
    }[hit.why]


def _alias_source(hit: Hit) -> str:
    """Which notice or trade uses the name that matched; the portal's own names say so."""
    return source_of(hit.matched, hit.cas[0] if hit.cas else "") or "포털이 더한 이름"


def hit_url(hit: Hit, intent: str, percent: str = "") -> str:
    """The hit's address, at the section of the intent and with the concentration of the query.

    A corrected hit gets neither, because it may be another substance (content rule 23).
    """
    if hit.kind != "substance" or hit.why in (Why.TYPO, Why.TEXT, *RULE_TIERS):
        return hit.url
    return section_url(hit.url, intent, percent, hit.cas[0] if hit.cas else "")


def hit_titles(results: Results) -> dict[str, str]:
    """Titles by key; an accident has no name, so its title is composed of its facts."""
    nameless = [hit.key for hit in results.hits if not hit.title_ko and not hit.title_en]
    composed = titles_by_key(nameless) if nameless else {}
    return {hit.key: hit.title_ko or hit.title_en or composed.get(hit.key, UNNAMED) for hit in results.hits}


def offers_with_annotations(answer: Answer) -> list[tuple[Offer, tuple[Annotation, ...]]]:
    """The offers of an answer, each with the annotations on its entry, records and values."""
    annotations = annotations_on(offer.key for offer in answer.offered if offer.key)
    return [(offer, annotations.get(offer.key, ())) for offer in answer.offered]


def hit_annotations(results: Results) -> Mapping[str, tuple[Annotation, ...]]:
    """Staff's annotations on the entries of these hits and on their records and values, by key."""
    return annotations_on(hit.key for hit in results.hits)
