"""How a question is answered, over what an engine offers: plan, window, order, paging, the other keyboard layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from search import analysis, hangul
from search.errors import QueryError
from search.highlight import excerpt
from search.plan import Plan, plan
from search.ranking import EXACT, Candidate, ranked
from search.reading import Understood, named, read
from search.shortlist import Cards, Scored, first_placed
from search.values import Facet, Hit, Query, Results, Sort, Why

WINDOW = 200
MOST = 1_000
LARGEST_PAGE = 100
LONGEST_TEXT = 10_000

FacetCounts = Mapping[Facet, tuple[tuple[str, int], ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """What an engine gives for a plan: candidates, how to read their cards, how many match in all, and counts by facet."""

    scored: Sequence[Scored]
    cards: Cards
    total: int
    facets: FacetCounts


@dataclass(frozen=True, slots=True)
class NamePage:
    """One page in the order of names: its entries, the total, counts, and the cursor behind the last."""

    candidates: Sequence[Candidate]
    total: int
    facets: FacetCounts
    after: str


class Store(Protocol):
    """The questions an engine must answer; everything else is the same for all."""

    def named(self, tokens: Sequence[str]) -> frozenset[str]:
        """Which of the tokens are whole names of some entry of the live build."""

    def candidates(self, plan: Plan, query: Query, window: int, *, counted: bool) -> Found:
        """The ``window`` best by score and all that score the same as the last of them, up to ``MOST``.

        Facets are empty unless ``counted``.
        """

    def by_name(self, plan: Plan, query: Query) -> NamePage:
        """The next ``query.size`` in the order of names behind ``query.after``."""

    def texts(self, keys: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """The running text of the entries with these keys."""


def answer(store: Store, query: Query, *, suggesting: bool = False) -> Results:
    """The ranked answer; raises ``QueryError`` with a Korean sentence for a page or size that cannot be.

    The other keyboard layout is asked only where the text as typed is no name, and counts only where it is one, or
    where the text as typed finds nothing at all and looks mistyped: dmf is an abbreviation, not 을.
    """
    _check(query)
    readings = [read(query.text)]
    if query.layout and (swapped := _other_layout(readings[0].line)):
        readings.append(read(swapped))
    names = store.named(tuple(dict.fromkeys(token for reading in readings for token in reading.candidates())))
    first, *others = (named(reading, names) for reading in readings)
    found = _found(store, first, query, suggesting)
    for other in others:
        if first.exact or any(hit.why in EXACT for hit in found.hits[:1]):
            continue
        if not other.exact and (found.hits or not _looks_mistyped(first.reading.line, other.reading.line)):
            continue
        second = _found(store, other, query, suggesting)
        if second.hits:
            return replace(second, read_as=other.reading.line, layout_from=first.reading.line)
    return found


def _other_layout(text: str) -> str:
    """What the same keys give with the other layout; "" for text that mixes both, which nobody types by mistake."""
    has_hangul = any(hangul.is_hangul(letter) for letter in text)
    has_latin = any(letter.isascii() and letter.isalpha() for letter in text)
    swapped = "" if has_hangul == has_latin else analysis.layout_swap(text)
    return swapped if swapped != text else ""


def _looks_mistyped(typed: str, swapped: str) -> bool:
    """Whether the layout may be changed on a guess: where it turns letters that stand alone into words, 새ㅣㅕ둗 but not 책."""
    if any(map(hangul.is_hangul, typed)):
        return any(map(_stands_alone, typed))
    return not any(map(_stands_alone, swapped[:-1]))


def _stands_alone(letter: str) -> bool:
    return hangul.is_hangul(letter) and not hangul.is_syllable(letter)


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


def _found(store: Store, understood: Understood, query: Query, suggesting: bool) -> Results:
    asked = plan(understood, suggesting=suggesting)
    if not asked.clauses and understood.reading.line:
        return Results((), 0, {}, intent=asked.intent)
    if query.sort is Sort.NAME:
        page = store.by_name(asked, query)
        order = {candidate.card.key: number for number, candidate in enumerate(page.candidates)}
        hits = sorted(ranked(asked, page.candidates), key=lambda hit: order[hit.key])
        total, facets, after = page.total, page.facets, page.after
    else:
        found = store.candidates(asked, query, max(WINDOW, query.page * query.size), counted=not suggesting)
        start = (query.page - 1) * query.size
        placed = first_placed(asked, found.scored, found.cards, start + query.size)
        hits = [one.hit for one in placed[start:]]
        total, facets, after = found.total, found.facets, ""
    return Results(
        hits=_with_snippets(store, hits, query.text),
        total=total,
        facets=facets,
        after=after,
        read_as=_read_as(understood),
        intent=asked.intent,
    )


def _read_as(understood: Understood) -> str:
    """What was searched, where words or particles were taken off the text; "" where it is the text as typed."""
    exact, reading = understood.exact, understood.reading
    if exact is not None:
        return "" if exact == reading.whole[0] else exact.text
    return "" if reading.naming == reading.words else " ".join(reading.naming)


def _with_snippets(store: Store, hits: Sequence[Hit], text: str) -> tuple[Hit, ...]:
    """Hits that only running text explains get the piece of it that does."""
    unexplained = [hit.key for hit in hits if hit.why is Why.TEXT]
    texts = store.texts(unexplained) if unexplained else {}
    return tuple(replace(hit, snippet=excerpt(texts[hit.key], text)) if hit.key in texts else hit for hit in hits)
