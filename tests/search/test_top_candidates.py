"""The top candidates are the first of all candidates, and few summaries are read to find them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.clauses import TIER_STEP
from search.engine_types import Document, Query, Watermark
from search.fields import tokens
from search.plan import build_plan
from search.query_parsing import parse_query, resolve_names
from search.ranking import Candidate, ranked_candidate, ranked_hits
from search.stored_fields import EntrySummary, summary_from_json, summary_json
from search.tantivy.engine import TantivyEngine
from search.top_candidates import MAX_TIER_SUMS, READ_AHEAD, ScoredDocument, _by_bound, packed_features, top_ranked
from tests.search.documents import event, substance

_SYLLABLES = "산화수소나트륨벤젠"


def _documents() -> Iterator[Document]:
    """Names of few syllables, so that prefixes, typos, initials and ties are frequent."""
    chance = random.Random(7)  # noqa: S311  # names, not secrets
    for number in range(600):
        name = "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 6)))
        prior = chance.choice((0, 10, 10, 10, 50, 100))
        kind = chance.choice(("substance", "substance", "product_class", "accident"))
        if kind == "substance":
            yield replace(
                substance(f"{number + 50}-00-0", name, synonyms=(name[:3] + "산",), text=(name[::-1],), prior=prior),
                numbers=(f"97-1-{number}",),
            )
        else:
            yield event(f"{kind}:{number}", kind, name, text=name[1:] + " 산화", prior=prior)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> TantivyEngine:
    """A live build of these documents."""
    return _live_engine(tmp_path_factory.mktemp("shortlist"), list(_documents()))


def _live_engine(root: Path, documents: Sequence[Document]) -> TantivyEngine:
    engine = TantivyEngine(root)
    engine.create("one", "schema")
    engine.write("one", documents, Watermark(1, "token"))
    engine.swap("one")
    return engine


def _typed(letters: str) -> st.SearchStrategy[str]:
    return st.text(alphabet=letters, min_size=1, max_size=6)


class TestTheFirst:
    """For any text."""

    @given(
        text=_typed(_SYLLABLES) | _typed("ㅅㅎㄴㅂㅈ") | _typed("0123456789-") | _typed(_SYLLABLES + " 은0ㅅ"),
        upto=st.integers(1, 60),
        suggesting=st.booleans(),
    )
    def test_are_the_first_of_all_candidates_in_order(
        self, engine: TantivyEngine, text: str, upto: int, suggesting: bool
    ) -> None:
        parsed = parse_query(text)
        plan = build_plan(resolve_names(parsed, engine.known_names(parsed.name_tokens())), suggesting=suggesting)
        found = engine.candidates(plan, Query(text), 200, with_facets=False)
        read_summaries = found.read_summaries([one.address for one in found.scored])
        everything = [
            Candidate(summary, one.score) for summary, one in zip(read_summaries, found.scored, strict=True) if summary
        ]
        first = top_ranked(plan, found.scored, found.read_summaries, upto)
        assert [one.hit for one in first] == ranked_hits(plan, everything)[:upto]


class TestReading:
    """How many summaries are read."""

    def test_ends_soon_if_hundreds_of_names_have_the_text_as_a_prefix(self, tmp_path: Path) -> None:
        names = [substance(f"{number}-00-0", "벤조산" + "화" * (number % 40)) for number in range(100, 700)]
        engine = _live_engine(tmp_path, names)
        plan = build_plan(resolve_names(parse_query("벤조"), frozenset()))
        found = engine.candidates(plan, Query("벤조"), 200, with_facets=False)
        read_cards: list[Any] = []

        def read_summaries(places: Sequence[Any]) -> Sequence[EntrySummary | None]:
            read_cards.extend(places)
            return found.read_summaries(places)

        assert len(top_ranked(plan, found.scored, read_summaries, 20)) == 20
        assert len(found.scored) == 600
        assert len(read_cards) < 60

    def test_continues_while_an_unread_summary_could_rank_before_the_last_one_requested(self, tmp_path: Path) -> None:
        # A short synonym that does not match gives each of these a bound better than its real rank.
        promising = [substance(f"{n}-00-0", "벤조" + "화" * 30, synonyms=("가",)) for n in range(100, 200)]
        engine = _live_engine(tmp_path, [substance("98-00-0", "벤조"), substance("99-00-0", "벤조산"), *promising])
        parsed = parse_query("벤조")
        plan = build_plan(resolve_names(parsed, engine.known_names(parsed.name_tokens())))
        found = engine.candidates(plan, Query("벤조"), 200, with_facets=False)
        sizes: list[int] = []

        def read_summaries(places: Sequence[Any]) -> Sequence[EntrySummary | None]:
            sizes.append(len(places))
            return found.read_summaries(places)

        first = top_ranked(plan, found.scored, read_summaries, 2)
        assert [one.hit.matched for one in first] == ["벤조", "벤조산"]
        assert sizes == [18, 36, 48]

    def test_ends_if_the_last_one_requested_is_the_last_one_read(self, tmp_path: Path) -> None:
        engine = _live_engine(tmp_path, [substance(f"{n}-00-0", "벤조산") for n in range(100, 200)])
        plan = build_plan(resolve_names(parse_query("벤조"), frozenset()))
        found = engine.candidates(plan, Query("벤조"), 200, with_facets=False)
        sizes: list[int] = []

        def read_summaries(places: Sequence[Any]) -> Sequence[EntrySummary | None]:
            sizes.append(len(places))
            return [
                None if number < READ_AHEAD else summary for number, summary in enumerate(found.read_summaries(places))
            ]

        assert [one.hit.key for one in top_ranked(plan, found.scored, read_summaries, 2)] == [
            "cas:116-00-0",
            "cas:117-00-0",
        ]
        assert sizes == [2 + READ_AHEAD]

    def test_skips_a_document_that_was_deleted_since(self) -> None:
        plan = build_plan(resolve_names(parse_query("벤조"), frozenset()))
        gone = ScoredDocument(60 * 128, 0, "cas:50-00-0", 1)
        assert top_ranked(plan, [gone], lambda places: [None for _ in places], 5) == []

    def test_with_fewer_summaries_than_were_asked_for_is_an_error(self) -> None:
        plan = build_plan(resolve_names(parse_query("벤조"), frozenset()))
        one = ScoredDocument(60 * 128, 0, "cas:50-00-0", 1)
        with pytest.raises(ValueError, match="shorter"):
            top_ranked(plan, [one], lambda places: [], 5)


class TestABound:
    """The best rank key that a candidate could have."""

    @given(
        text=_typed(_SYLLABLES) | _typed("ㅅㅎㄴㅂㅈ") | _typed("0123456789-") | _typed(_SYLLABLES + " 은0ㅅ"),
        suggesting=st.booleans(),
    )
    def test_is_never_worse_than_the_rank_key_itself_and_bounds_are_in_order(
        self, engine: TantivyEngine, text: str, suggesting: bool
    ) -> None:
        parsed = parse_query(text)
        plan = build_plan(resolve_names(parsed, engine.known_names(parsed.name_tokens())), suggesting=suggesting)
        found = engine.candidates(plan, Query(text), 200, with_facets=False)
        bounds = list(_by_bound(plan, found.scored)) if plan.clauses else []
        summaries = found.read_summaries([one.address for _, one in bounds])
        keys = [bound[:-1] for bound, _ in bounds]
        assert keys == sorted(keys)
        for (bound, one), summary in zip(bounds, summaries, strict=True):
            assert summary is not None
            assert bound <= ranked_candidate(plan, Candidate(summary, one.score)).rank_key

    @pytest.mark.parametrize(
        ("text", "document"),
        [
            ("벤조", substance("50-00-0", "벤조산", prior=7)),
            ("벤조", substance("50-00-0", "벤조")),
            ("벤조", event("product_class:a", "product_class", "벤조산")),
            ("벤조", event("acc:a", "accident", "벤조산")),
            ("123-4", substance("123-45-67", "가나다라마바사")),
            ("누전 화재", event("acc:a", "accident", "사고", text="누전으로 화재")),
        ],
    )
    def test_of_a_candidate_that_matches_one_clause_is_its_rank_key(self, text: str, document: Document) -> None:
        plan = build_plan(resolve_names(parse_query(text), frozenset()))
        summary = summary_from_json(summary_json(document, tokens(document)))
        why = ranked_candidate(plan, Candidate(summary, 0)).best.why
        tier = next(clause.tier for clause in plan.clauses if clause.why is why)
        score = tier * TIER_STEP + document.prior
        one = ScoredDocument(score, packed_features(document, tokens(document)), document.key, 0)
        [(bound, _)] = _by_bound(plan, [one])
        assert bound == ranked_candidate(plan, Candidate(summary, score)).rank_key

    def test_is_that_of_the_strongest_tier_for_a_sum_that_no_clauses_have(self) -> None:
        plan = build_plan(resolve_names(parse_query("벤조"), frozenset()))
        strongest = max(clause.tier for clause in plan.clauses)
        sums = {0: -strongest, 7: -strongest, 10: -10, 15: -10, 5: -10, 60: -60, 75: -60, strongest + 60: -strongest}
        assert {
            total: bound[0]
            for total in sums
            for bound, _ in _by_bound(plan, [ScoredDocument(total * TIER_STEP, 0, "a", 0)])
        } == sums

    def test_is_that_of_the_strongest_tier_for_a_text_with_many_names(self) -> None:
        assert MAX_TIER_SUMS == 500
        names = [f"물질{letter}" for letter in "abcdef"]
        plan = build_plan(resolve_names(parse_query("와 ".join(names)), frozenset(names)))
        [(bound, _)] = _by_bound(plan, [ScoredDocument(10 * TIER_STEP, 0, "a", 0)])
        assert bound[0] == -max(clause.tier for clause in plan.clauses) < -10


class TestPackedFeatures:
    """The kind and the lengths of the shortest tokens in one number."""

    @pytest.mark.parametrize(
        ("document", "kind", "jamo", "initials", "cas"),
        [
            (substance("50-00-0", "벤조산", "Acid"), 0, 4, 3, 5),
            (substance("123-45-6", "가나", synonyms=("벤조산",)), 0, 4, 2, 6),
            (event("product_class:a", "product_class", "물"), 1, 3, 0, 0),
            (event("acc:a", "accident", "사고"), 2, 4, 2, 0),
            (event("acc:b", "accident", "톨" * 40), 2, 120, 40, 0),
        ],
    )
    def test_have_eight_bits_for_each_length(
        self, document: Document, kind: int, jamo: int, initials: int, cas: int
    ) -> None:
        assert packed_features(document, tokens(document)) == kind << 24 | jamo << 16 | initials << 8 | cas

    def test_stay_within_their_bits_whatever_the_length(self) -> None:
        document = event("acc:a", "accident", "사고")
        for length, stored in ((254, 254), (255, 255), (256, 255), (300, 255)):
            long = {field: ["a" * length] for field in tokens(document)}
            assert packed_features(document, long) == 2 << 24 | stored << 16 | stored << 8 | stored
