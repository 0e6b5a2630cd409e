"""One search as web, API and evaluation get it: the hits, the answer above them, and the words beside each hit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from portal.answers.answer import Answer, Kind
from portal.answers.conclusion import conclude
from portal.answers.finding import search
from portal.answers.held_records import LiveRecords
from portal.answers.page_sections import section_address
from portal.curation.annotations import Annotation
from portal.profile.remarks import remarks_on
from portal.profile.titles import UNNAMED, titles_by_key
from search.engine_types import Hit, Query, Results, Sort, Why

PAGE_SIZE = 20
"""Hits of a page unless the address asks for another number; fewer are too few to conclude from."""


def is_plain(query: Query) -> bool:
    """Whether the query is a text and nothing else: the first page, not narrowed, in the order of relevance."""
    return not (query.kind or query.filters or query.page > 1 or query.after) and query.sort is Sort.RELEVANCE


def answer_to(query: Query, results: Results) -> Answer:
    """What the text comes to, whatever the list of hits is narrowed to; a narrowed query is asked once more in full."""
    if not is_plain(query) or query.size < PAGE_SIZE:
        results = search(Query(query.text, layout=query.layout))
    return conclude(query.text, results, LiveRecords())


def kept(results: Results, answer: Answer) -> Results:
    """The hits that may stand under the answer: under ``none`` only texts that hold the words, never the nearest hazard."""
    if answer.kind is not Kind.NONE or all(hit.why in (Why.TEXT, Why.ALL) for hit in results.hits):
        return results
    return replace(results, hits=(), total=0, facets={}, after="")


def why_text(hit: Hit, query: str) -> str:
    """In Korean, why the hit is in the list."""
    matched = hit.matched
    return {
        Why.IDENTIFIER: f"번호 {matched} 일치",
        Why.UN: f"UN 번호 {matched} 일치",
        Why.NAME: "이름 일치",
        Why.SYNONYM: f"‘{matched}’의 다른 이름",
        Why.ALIAS: f"‘{matched}’의 다른 이름(포털이 더한 이름)",
        Why.FORMULA: f"분자식 {matched}",
        Why.TYPO: f"비슷한 표기: {query} → {matched}",
        Why.CHOSUNG: f"초성: {matched}",
        Why.WORDS: f"검색어 속 이름: {matched}",
        Why.PREFIX: f"앞부분 일치: {matched}",
        Why.TEXT: "본문에 검색어가 있음",
        Why.ALL: "",
    }[hit.why]


def hit_url(hit: Hit, intent: str, percent: str = "") -> str:
    """The hit's address, at the section and with the concentration that the query asks about.

    A corrected hit opens neither (content rule 23): it may be another substance.
    """
    if hit.kind != "substance" or hit.why in (Why.TYPO, Why.TEXT):
        return hit.url
    return section_address(hit.url, intent, percent, hit.cas[0] if hit.cas else "")


def hit_titles(results: Results) -> dict[str, str]:
    """Titles by key; an accident has no name of its own and is called by what is stated of it."""
    nameless = [hit.key for hit in results.hits if not hit.title_ko and not hit.title_en]
    made = titles_by_key(nameless) if nameless else {}
    return {hit.key: hit.title_ko or hit.title_en or made.get(hit.key, UNNAMED) for hit in results.hits}


def hit_remarks(results: Results) -> Mapping[str, tuple[Annotation, ...]]:
    """Staff's remarks on the entries of these hits and on anything that is stated of them, by key."""
    return remarks_on(hit.key for hit in results.hits)
