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

from search.engine_types import Document, Query, Watermark
from search.plan import build_plan
from search.query_parsing import parse_query, resolve_names
from search.ranking import Candidate, ranked_hits
from search.stored_fields import EntrySummary
from search.tantivy.engine import TantivyEngine
from search.top_candidates import READ_AHEAD, ScoredDocument, top_ranked
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
