"""How a question is answered, over what an engine offers: plan, window, order, paging, the other keyboard layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from search import analysis, hangul
from search.card import Card
from search.errors import QueryError
from search.plan import Plan, plan
from search.ranking import EXACT, ranked
from search.values import Facet, Hit, Query, Results, Sort

WINDOW = 200
MOST = 1_000
LARGEST_PAGE = 100
LONGEST_TEXT = 10_000

FacetCounts = Mapping[Facet, tuple[tuple[str, int], ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """What an engine gives for a plan: candidates, how many match in all, and counts by facet."""

    cards: Sequence[Card]
    total: int
    facets: FacetCounts


@dataclass(frozen=True, slots=True)
class NamePage:
    """One page in the order of names: its cards, the total, counts, and the cursor behind its last card."""

    cards: Sequence[Card]
    total: int
    facets: FacetCounts
    after: str


class Store(Protocol):
    """The two questions an engine must answer; everything else is the same for all."""

    def candidates(self, plan: Plan, query: Query, window: int) -> Found:
        """The ``window`` best by score and all that score the same as the last of them, up to ``MOST``."""

    def by_name(self, plan: Plan, query: Query) -> NamePage:
        """The next ``query.size`` in the order of names behind ``query.after``."""


def answer(store: Store, query: Query, *, suggesting: bool = False) -> Results:
    """The ranked answer; raises ``QueryError`` with a Korean sentence for a page or size that cannot be."""
    _check(query)
    asked = plan(query.text, suggesting=suggesting)
    if query.sort is Sort.NAME:
        return _named(store, asked, query)
    first = _ranked(store, asked, query)
    swapped = _other_layout(asked.text) if query.layout else ""
    if not swapped or any(hit.why in EXACT for hit in first.hits[:1]):
        return first
    other = plan(swapped, suggesting=suggesting)
    second = _ranked(store, other, query)
    if not second.hits or not (any(hit.why in EXACT for hit in second.hits[:1]) or not first.hits):
        return first
    return replace(second, read_as=swapped, layout_from=asked.text)


def _other_layout(text: str) -> str:
    """What the same keys give with the other layout; "" for text that mixes both, which nobody types by mistake."""
    has_hangul = any(hangul.is_hangul(letter) for letter in text)
    has_latin = any(letter.isascii() and letter.isalpha() for letter in text)
    swapped = "" if has_hangul == has_latin else analysis.layout_swap(text)
    return swapped if swapped != text else ""


def _check(query: Query) -> None:
    if len(query.text) > LONGEST_TEXT:
        raise QueryError("검색어가 너무 깁니다. 10,000자 아래로 줄여 주십시오.")
    if not 1 <= query.size <= LARGEST_PAGE:
        raise QueryError(f"한 쪽의 건수(size)는 1부터 {LARGEST_PAGE}까지 쓸 수 있습니다.")
    if query.page < 1:
        raise QueryError("쪽 번호(page)는 1부터 시작합니다.")
    if query.sort is Sort.RELEVANCE and query.page * query.size > MOST:
        raise QueryError(
            "관련도순은 앞의 1,000건까지만 쪽을 나눕니다. "
            "그 뒤는 이름순(sort=name)으로 이어 보십시오. 이름순은 after 값으로 끝까지 넘깁니다."
        )
    if query.sort is Sort.NAME and query.page > 1:
        raise QueryError("이름순(sort=name)은 쪽 번호 대신 앞 응답의 after 값으로 넘깁니다.")


def _ranked(store: Store, asked: Plan, query: Query) -> Results:
    if not asked.clauses and asked.text:
        return Results((), 0, {}, intent=asked.intent)
    window = max(WINDOW, min(MOST, query.page * query.size))
    found = store.candidates(asked, query, window)
    hits = ranked(asked, found.cards)
    start = (query.page - 1) * query.size
    return Results(
        hits=tuple(hits[start : start + query.size]),
        total=found.total,
        facets=found.facets,
        read_as=asked.core if asked.intent and asked.core else "",
        intent=asked.intent,
    )


def _named(store: Store, asked: Plan, query: Query) -> Results:
    if not asked.clauses and asked.text:
        return Results((), 0, {}, intent=asked.intent)
    page = store.by_name(asked, query)
    order = {card.key: number for number, card in enumerate(page.cards)}
    hits: list[Hit] = sorted(ranked(asked, page.cards), key=lambda hit: order[hit.key])
    return Results(tuple(hits), page.total, page.facets, page.after, intent=asked.intent)
