"""How an engine executes a query: plan, candidates, order, paging, the other keyboard layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from search import analysis, hangul
from search.chemical_pieces import replaces_piece
from search.engine_types import Facet, Hit, Query, Results, Sort, Why
from search.errors import QueryError
from search.everyday_words import is_placeholder
from search.highlight import excerpt
from search.plan import Plan, build_plan, structure_plan
from search.query_parsing import parse_query, resolve_names
from search.ranking import EXACT_TIERS, Candidate, ranked_hits
from search.top_candidates import ScoredDocument, SummaryReader, top_ranked
from search.typed_structures import typed_structure

WINDOW = 200
"""Candidates that are taken from the index and ordered here, unless the page asks for more."""

MAX_CANDIDATES = 1_000
MAX_PAGE_SIZE = 100
MAX_TEXT_LENGTH = 10_000

FacetCounts = Mapping[Facet, tuple[tuple[str, int], ...]]


@dataclass(frozen=True, slots=True)
class CandidateSet:
    """What an index gives for a plan: candidates, how to read their summaries, the total number of matches, counts by facet."""

    scored: Sequence[ScoredDocument]
    read_summaries: SummaryReader
    total: int
    facets: FacetCounts


@dataclass(frozen=True, slots=True)
class NamePage:
    """One page sorted by name: its entries, the total, the counts, and the cursor after the last entry."""

    candidates: Sequence[Candidate]
    total: int
    facets: FacetCounts
    after: str


class IndexReader(Protocol):
    """What each engine implements for a query; everything else is shared by all engines."""

    def known_names(self, tokens: Sequence[str]) -> frozenset[str]:
        """Those of the tokens that are whole names of an entry of the live build."""

    def candidates(self, plan: Plan, query: Query, window: int, *, with_facets: bool) -> CandidateSet:
        """The ``window`` best by score and all others with the score of the last of them, up to ``MAX_CANDIDATES``.

        Facets are empty unless ``with_facets``.
        """

    def by_name(self, plan: Plan, query: Query) -> NamePage:
        """The next ``query.size`` entries sorted by name, after the cursor ``query.after``."""

    def texts(self, keys: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """The running text of the entries with these keys."""


def execute_query(index: IndexReader, query: Query, *, suggesting: bool = False) -> Results:
    """The ranked results; raises ``QueryError`` with a Korean sentence for a page or size out of range.

    The other keyboard layout is searched only if the text as typed is no name. Its results count only if the swapped
    text is a name, or if the text as typed finds nothing and looks mistyped: dmf is an abbreviation, not 을. What stands
    where a name is missing (N/A, 자료없음) finds nothing.
    """
    _check_limits(query)
    if is_placeholder(query.text):
        return Results((), 0, {})
    parsed_queries = [parse_query(query.text)]
    structure = typed_structure(query.text)
    if structure and structure.alone:
        return _results_of(index, structure_plan(resolve_names(parsed_queries[0], ()), structure), query)
    if query.layout and (swapped := _other_layout(parsed_queries[0].text)):
        parsed_queries.append(parse_query(swapped))
    names = index.known_names(
        tuple(dict.fromkeys(token for parsed in parsed_queries for token in parsed.name_tokens()))
    )
    first, *others = (resolve_names(parsed, names) for parsed in parsed_queries)
    results = _results_of(index, build_plan(first, suggesting=suggesting), query, suggesting)
    for other in others:
        if first.exact or any(hit.why in EXACT_TIERS for hit in results.hits):
            continue
        if not other.exact and (results.hits or not _looks_mistyped(other.parsed.text)):
            continue
        swapped_results = _results_of(index, build_plan(other, suggesting=suggesting), query, suggesting)
        if swapped_results.hits:
            return replace(swapped_results, read_as=other.parsed.text, layout_from=first.parsed.text)
    return results


def _other_layout(text: str) -> str:
    """What the same keys give with the other layout; "" for text that is no layout mistake.

    That is text that mixes both scripts, and Hangul in whole syllables: 숫 and 을 are words, whatever their keys spell.
    """
    if text and not any(map(_is_single_jamo, text)) and any(map(hangul.is_hangul, text)):
        return ""
    has_hangul = any(hangul.is_hangul(letter) for letter in text)
    has_latin = any(letter.isascii() and letter.isalpha() for letter in text)
    swapped = "" if has_hangul == has_latin else analysis.layout_swap(text)
    return swapped if swapped != text else ""


def _looks_mistyped(swapped: str) -> bool:
    """Whether a swapped layout is plausible: it has no single jamo but at its end, where a word may be unfinished."""
    return not any(map(_is_single_jamo, swapped[:-1]))


def _is_single_jamo(letter: str) -> bool:
    return hangul.is_hangul(letter) and not hangul.is_syllable(letter)


def _check_limits(query: Query) -> None:
    if len(query.text) > MAX_TEXT_LENGTH:
        raise QueryError("검색어가 너무 깁니다. 10,000자 아래로 줄여 주십시오.")
    if not 1 <= query.size <= MAX_PAGE_SIZE:
        raise QueryError(f"한 쪽의 건수(size)는 1부터 {MAX_PAGE_SIZE}까지 쓸 수 있습니다.")
    if query.page < 1:
        raise QueryError("쪽 번호(page)는 1부터 시작합니다.")
    if query.sort is Sort.RELEVANCE and query.page * query.size > MAX_CANDIDATES:
        raise QueryError(
            "관련도순은 앞의 1,000건까지만 쪽을 나눕니다. "
            "그 뒤는 이름순(sort=name)으로 이어 보십시오. 이름순은 after 값으로 끝까지 넘깁니다."
        )
    if query.sort is Sort.NAME and query.page > 1:
        raise QueryError("이름순(sort=name)은 쪽 번호 대신 앞 응답의 after 값으로 넘깁니다.")


def _results_of(index: IndexReader, query_plan: Plan, query: Query, suggesting: bool = False) -> Results:
    if not query_plan.clauses and query_plan.parsed.text:
        return Results((), 0, {}, intent=query_plan.intent, unexplained=query_plan.unexplained)
    if query.sort is Sort.NAME:
        page = index.by_name(query_plan, query)
        order = {candidate.summary.key: number for number, candidate in enumerate(page.candidates)}
        hits = sorted(ranked_hits(query_plan, page.candidates), key=lambda hit: order[hit.key])
        total, facets, after = page.total, page.facets, page.after
    else:
        candidates = index.candidates(
            query_plan, query, max(WINDOW, query.page * query.size), with_facets=not suggesting
        )
        start = (query.page - 1) * query.size
        top = top_ranked(query_plan, candidates.scored, candidates.read_summaries, start + query.size)
        hits = [candidate.hit for candidate in top[start:]]
        total, facets, after = candidates.total, candidates.facets, ""
    kept = [hit for hit in hits if not _is_another_name(hit, query_plan.parsed.name_key)]
    return Results(
        hits=_with_snippets(index, kept, query.text),
        total=total - (len(hits) - len(kept)),
        facets=facets,
        after=after,
        read_as=_read_as(query_plan),
        intent=query_plan.intent,
        parts=query_plan.parts,
        unexplained=query_plan.unexplained,
    )


def _is_another_name(hit: Hit, name_key: str) -> bool:
    """Whether a corrected hit is no slip of the typed name: a known piece of it would be another."""
    return hit.why is Why.TYPO and replaces_piece(name_key, analysis.name_key(hit.matched))


def _read_as(plan: Plan) -> str:
    """The text that was searched if words or particles were removed from the typed text, else ""."""
    exact, parsed = plan.exact, plan.parsed
    if exact is not None:
        return "" if exact == parsed.whole_names[0] else exact.text
    return "" if parsed.name_words == parsed.words else " ".join(parsed.name_words)


def _with_snippets(index: IndexReader, hits: Sequence[Hit], text: str) -> tuple[Hit, ...]:
    """Gives each hit that matched by running text only the excerpt that matched."""
    unexplained = [hit.key for hit in hits if hit.why is Why.TEXT]
    texts = index.texts(unexplained) if unexplained else {}
    return tuple(replace(hit, snippet=excerpt(texts[hit.key], text)) if hit.key in texts else hit for hit in hits)
