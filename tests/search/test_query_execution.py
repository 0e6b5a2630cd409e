"""What every engine leaves to the shared execution: limits, window, pages, the other layout, excerpts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from search.clauses import TIER_STEP
from search.engine_types import Document, Facet, Query, Sort, Why
from search.errors import QueryError
from search.fields import tokens
from search.plan import Plan
from search.query_execution import CandidateSet, NamePage, execute_query
from search.ranking import Candidate
from search.stored_fields import EntrySummary, summary_from_json, summary_json
from search.top_candidates import ScoredDocument, packed_features
from tests.search.documents import event, substance

COUNTS = {Facet.KIND: (("물질", 2),)}


@dataclass
class RecordingIndex:
    """An index in memory that records what it is asked for; of ``by_text`` each plan with clauses finds the documents of its text."""

    by_text: Mapping[str, Sequence[Document]]
    names: frozenset[str] = frozenset()
    looked_up: list[str] = field(default_factory=list)
    windows: list[tuple[int, bool]] = field(default_factory=list)
    excerpts_of: list[str] = field(default_factory=list)

    def known_names(self, tokens: Sequence[str]) -> frozenset[str]:
        self.looked_up += tokens
        return self.names & set(tokens)

    def candidates(self, plan: Plan, query: Query, window: int, *, with_facets: bool) -> CandidateSet:
        self.windows.append((window, with_facets))
        found = self.by_text.get(plan.parsed.text, ())
        scored = [
            ScoredDocument(max((clause.tier for clause in plan.clauses), default=0) * TIER_STEP,
                           packed_features(one, tokens(one)), one.key, number)
            for number, one in enumerate(found)
        ]  # fmt: skip
        return CandidateSet(
            scored,
            lambda places: [_summary(found[place]) for place in places],
            len(found),
            COUNTS if with_facets else {},
        )

    def by_name(self, plan: Plan, query: Query) -> NamePage:
        found = self.by_text.get(plan.parsed.text, ())
        return NamePage([Candidate(_summary(one), 0) for one in found], 70, COUNTS, "the cursor")

    def texts(self, keys: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        self.excerpts_of += keys
        return {one.key: one.text for found in self.by_text.values() for one in found if one.key in keys}


def _summary(document: Document) -> EntrySummary:
    return summary_from_json(summary_json(document, tokens(document)))


ALL = tuple(substance(f"{number}-00-0", f"물질{number}") for number in range(100, 400))


@pytest.mark.parametrize(
    "query",
    [
        Query("가" * 10_000),
        Query("", size=1),
        Query("", size=100),
        Query("", page=10, size=100),
        Query("", page=50, size=20),
        Query("", sort=Sort.NAME, page=1, size=100),
    ],
)
def test_the_last_text_size_and_page_within_the_limits_are_answered(query: Query) -> None:
    execute_query(RecordingIndex({}), query)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (Query("가" * 10_001), "검색어가 너무 깁니다"),
        (Query("", size=0), r"\(size\)는 1부터 100까지"),
        (Query("", size=101), r"\(size\)는 1부터 100까지"),
        (Query("", page=0), "1부터 시작합니다"),
        (Query("", page=11, size=100), "앞의 1,000건까지만"),
        (Query("", page=51, size=20), "앞의 1,000건까지만"),
        (Query("", page=2, sort=Sort.NAME), "쪽 번호 대신"),
        (Query("", page=0, sort=Sort.NAME), "1부터 시작합니다"),
    ],
)
def test_a_query_outside_the_limits_is_refused_before_the_index_is_asked(query: Query, message: str) -> None:
    index = RecordingIndex({"": ALL})
    with pytest.raises(QueryError, match=message):
        execute_query(index, query)
    assert index.windows == []


@pytest.mark.parametrize(
    ("page", "size", "window"),
    [(1, 20, 200), (2, 100, 200), (10, 20, 200), (11, 20, 220), (3, 100, 300), (10, 100, 1000)],
)
def test_the_window_is_two_hundred_candidates_or_as_many_as_the_page_needs(page: int, size: int, window: int) -> None:
    index = RecordingIndex({"": ALL})
    execute_query(index, Query("", page=page, size=size))
    assert index.windows == [(window, True)]


def test_pages_follow_each_other_without_a_gap() -> None:
    index = RecordingIndex({"": ALL})
    pages = [execute_query(index, Query("", page=page, size=7)) for page in (1, 2, 43, 44)]
    keys = sorted(one.key for one in ALL)
    assert [[hit.key for hit in page.hits] for page in pages] == [keys[:7], keys[7:14], keys[294:], []]
    assert {page.total for page in pages} == {300}


def test_suggestions_are_not_counted_by_facet() -> None:
    index = RecordingIndex({"물질": ALL})
    assert execute_query(index, Query("물질"), suggesting=True).facets == {}
    assert execute_query(index, Query("물질")).facets == COUNTS
    assert [with_facets for _, with_facets in index.windows] == [False, True]


def test_the_order_by_name_is_that_of_the_index_with_its_total_and_cursor() -> None:
    # By relevance 톨루엔 would be first.
    found = [substance("50-00-0", "가톨루엔"), substance("51-00-0", "톨루엔"), substance("52-00-0", "톨루엔산")]
    results = execute_query(RecordingIndex({"톨루엔": found}, frozenset({"톨루엔"})), Query("톨루엔", sort=Sort.NAME))
    assert [hit.key for hit in results.hits] == [one.key for one in found]
    assert (results.total, results.facets, results.after) == (70, COUNTS, "the cursor")


def test_a_text_that_asks_for_nothing_finds_nothing_and_the_empty_text_everything() -> None:
    index = RecordingIndex({"": ALL, "!!": ALL})
    assert (execute_query(index, Query("!!")).hits, index.windows) == ((), [])
    assert execute_query(index, Query("")).total == 300


@pytest.mark.parametrize(
    ("text", "names", "read_as", "intent"),
    [
        ("톨루엔", {"톨루엔"}, "", ""),
        ("톨루엔을", {"톨루엔"}, "톨루엔", ""),
        ("톨루엔 보호구", {"톨루엔"}, "톨루엔", "ppe"),
        ("톨루엔 공장", (), "", ""),
        ("톨루엔 공장 누출", (), "톨루엔 공장", "spill"),
    ],
)
def test_the_text_is_returned_as_read_if_words_or_particles_were_removed(
    text: str, names: frozenset[str], read_as: str, intent: str
) -> None:
    results = execute_query(RecordingIndex({}, frozenset(names)), Query(text))
    assert (results.read_as, results.intent) == (read_as, intent)


def test_only_a_hit_by_running_text_gets_an_excerpt() -> None:
    named = substance("50-00-0", "염소", text=("염소가 든 탱크",))
    mentions = event("acc:1", "accident", "사고", text="탱크에서 염소가 샜다")
    index = RecordingIndex({"염소": [named, mentions]}, frozenset({"염소"}))
    hits = execute_query(index, Query("염소")).hits
    assert {hit.key: (hit.why, hit.snippet) for hit in hits} == {
        named.key: (Why.NAME, ""), mentions.key: (Why.TEXT, "탱크에서 염소가 샜다"),
    }  # fmt: skip
    assert index.excerpts_of == [mentions.key]


def test_a_hit_whose_text_is_gone_has_no_excerpt() -> None:
    class WithoutTexts(RecordingIndex):
        def texts(self, keys: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
            return {}

    mentions = event("acc:1", "accident", "사고", text="탱크에서 염소가 샜다")
    assert [hit.snippet for hit in execute_query(WithoutTexts({"염소": [mentions]}), Query("염소")).hits] == [""]


class TestTheOtherLayout:
    """Whether a text is searched as if it was typed in the other keyboard layout."""

    @pytest.mark.parametrize(
        ("typed", "swapped"),
        [("ghkdtks", "황산"), ("새ㅣㅕ둗", "toluene"), ("ghkdtksㅁ", ""), ("98-1", ""), ("황산", ""), ("숫", "")],
    )
    def test_is_looked_up_unless_the_text_mixes_scripts_is_whole_syllables_or_has_none(
        self, typed: str, swapped: str
    ) -> None:
        index = RecordingIndex({})
        execute_query(index, Query(typed))
        assert (swapped in index.looked_up) == bool(swapped)
        assert len(index.looked_up) == (2 if swapped else len(set(index.looked_up)))

    def test_is_not_looked_up_if_it_is_switched_off(self) -> None:
        index = RecordingIndex({}, frozenset({"황산"}))
        results = execute_query(index, Query("ghkdtks", layout=False))
        assert (index.looked_up, results.layout_from) == (["ghkdtks"], "")

    @pytest.mark.parametrize(
        ("typed", "meant", "names", "typed_finds", "is_swapped"),
        [
            ("ghkdtks", "황산", {"황산"}, False, True),
            ("ghkdtks", "황산", {"황산"}, True, True),
            ("ghkdtks", "황산", {"황산", "ghkdtks"}, True, False),
            ("ghkdtks", "황산", {"황산", "ghkdtks"}, False, False),
            ("ghkdtks", "황산", (), False, True),
            ("ghkdtks", "황산", (), True, False),
            ("새ㅣㅕ둗", "toluene", (), False, True),
            ("톨루", "xhffn", (), False, False),
            ("톨루", "xhffn", {"xhffn"}, False, False),
            ("숫", "tnt", {"tnt"}, False, False),
            ("ㅗㄹ", "hf", {"hf"}, False, True),
            ("sea", "ㄴㄷㅁ", (), False, False),
            ("ghkdtk", "황사", (), False, True),
            ("ghkdtkd", "황상", (), False, True),
            ("ghkdtksk", "황사나", (), False, True),
            ("ghkdtkszz", "황산ㅋㅋ", (), False, False),
            ("ghkdtksz", "황산ㅋ", (), False, True),
            ("zghkdtks", "ㅋ황산", (), False, False),
        ],
    )
    def test_counts_only_if_it_is_a_name_or_nothing_else_is_found_and_the_text_looks_mistyped(
        self, typed: str, meant: str, names: frozenset[str], typed_finds: bool, is_swapped: bool
    ) -> None:
        by_text = {meant: [substance("50-00-0", meant)], typed: [substance("51-00-0", "물질")] if typed_finds else []}
        results = execute_query(RecordingIndex(by_text, frozenset(names)), Query(typed))
        assert (results.read_as, results.layout_from) == ((meant, typed) if is_swapped else ("", ""))
        assert [hit.key for hit in results.hits] == (
            ["cas:50-00-0"] if is_swapped else ["cas:51-00-0"] if typed_finds else []
        )

    def test_that_finds_nothing_leaves_the_results_of_the_text_as_typed(self) -> None:
        results = execute_query(RecordingIndex({}, frozenset({"황산"})), Query("ghkdtks"))
        assert (results.hits, results.read_as, results.layout_from) == ((), "", "")

    def test_is_not_searched_if_the_first_hit_is_exact(self) -> None:
        by_text = {
            "7664-39-3": [substance("7664-39-3", "불화수소")],
            "h2o": [substance("7732-18-5", "물", formulas=("H2O",))],
        }
        results = execute_query(RecordingIndex(by_text, frozenset({"ㅗ2ㅐ"})), Query("h2o"))
        assert [(hit.why, results.layout_from) for hit in results.hits] == [(Why.FORMULA, "")]

    def test_is_not_searched_if_a_hit_is_exact_wherever_the_order_by_name_has_it(self) -> None:
        by_text = {
            "7664-39-3": [substance("7664-39-3", "불화수소")],
            "h2o": [substance("50-00-0", "가"), substance("7732-18-5", "물", formulas=("H2O",))],
        }
        results = execute_query(RecordingIndex(by_text, frozenset({"ㅗ2ㅐ"})), Query("h2o", sort=Sort.NAME))
        assert ([hit.key for hit in results.hits], results.layout_from) == (["cas:50-00-0", "cas:7732-18-5"], "")


@pytest.mark.parametrize("text", ["N/A", "자료없음", "영업비밀", "-"])
def test_what_stands_where_a_name_is_missing_finds_nothing_and_asks_no_index(text: str) -> None:
    index = RecordingIndex({}, frozenset({"na", "자료없음"}))
    assert execute_query(index, Query(text)).hits == ()
    assert index.looked_up == []
