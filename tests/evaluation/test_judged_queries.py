"""Evaluation: figures that can be checked by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.judged_queries import (
    JudgedQuery,
    QuestionResult,
    judged_queries,
    question_results,
    score,
    scores_by_category,
)
from search.engine_types import Watermark
from search.tantivy.engine import TantivyEngine
from tests.search.documents import DOCUMENTS


def _result(category: str, rank: int) -> QuestionResult:
    return QuestionResult(JudgedQuery(category, "q", frozenset({"50-00-0"}), "search"), rank, "")


def test_scores_are_the_shares_of_first_and_top_ten_and_the_mean_reciprocal_rank() -> None:
    figures = score([_result("a", 1), _result("a", 2), _result("b", 10), _result("b", 0)])
    assert (figures.count, figures.hit_at_1, figures.hit_at_10) == (4, 0.25, 0.75)
    assert figures.mrr == pytest.approx((1 + 0.5 + 0.1) / 4)


def test_each_category_is_scored_separately() -> None:
    figures = scores_by_category([_result("a", 1), _result("b", 0)])
    assert {name: value.hit_at_1 for name, value in figures.items()} == {"a": 1.0, "b": 0.0}


def test_nothing_judged_scores_nothing_and_does_not_fail() -> None:
    assert score([]).hit_at_1 == 0


def test_the_judged_queries_are_read_in_full(shared: Path) -> None:
    queries = judged_queries(shared / "eval" / "queries.json")
    raw = json.loads((shared / "eval" / "queries.json").read_text(encoding="utf-8"))["queries"]
    assert len(queries) == len(raw)
    assert {query.mode for query in queries} == {"search", "suggest"}


@pytest.mark.parametrize("text", ["", "[]", '{"queries": [{"q": "x"}]}', "{"])
def test_a_file_of_another_shape_is_refused_by_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "judged.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"judged\.json is no file of judged queries"):
        judged_queries(path)


def test_each_question_is_asked_in_its_mode(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    engine.create("b", "v")
    engine.write("b", DOCUMENTS, Watermark(1, "one"))
    engine.swap("b")
    questions = [
        JudgedQuery("exact", "메탄올", frozenset({"67-56-1"}), "search"),
        JudgedQuery("initials", "ㅂㅎㅅ", frozenset({"7664-39-3"}), "suggest"),
        JudgedQuery("initials", "ㅂㅎㅅ", frozenset({"7664-39-3"}), "search"),
        JudgedQuery("exact", "메탄올", frozenset({"64-17-5"}), "search"),
    ]
    assert [result.rank for result in question_results(engine, questions)] == [1, 1, 0, 0]
    assert question_results(engine, questions)[3].first == "메탄올 cas:67-56-1"
