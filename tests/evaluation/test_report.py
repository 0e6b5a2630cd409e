"""The report has what a program needs to compare two evaluations, and each miss."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.judged_queries import JudgedQuery, question_results
from evaluation.report import build_report, write_report
from search.engine_types import Watermark
from search.tantivy.engine import TantivyEngine
from tests.search.documents import DOCUMENTS


@pytest.fixture
def engine(tmp_path: Path) -> TantivyEngine:
    engine = TantivyEngine(tmp_path / "search")
    engine.create("b", "v")
    engine.write("b", DOCUMENTS, Watermark(7, "seven"))
    engine.swap("b")
    return engine


def test_a_report_names_engine_figures_misses_and_times(engine: TantivyEngine, tmp_path: Path) -> None:
    questions = [
        JudgedQuery("exact", "메탄올", frozenset({"67-56-1"}), "search"),
        JudgedQuery("exact", "에탄올", frozenset({"67-56-1"}), "search"),
    ]
    write_report(
        build_report(engine, {"file": "judged.json"}, question_results(engine, questions)), tmp_path / "report.json"
    )
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert report["asked"] == {"file": "judged.json"}
    assert (report["engine"]["name"], report["engine"]["documents"], report["engine"]["watermark"]) == (
        "tantivy",
        len(DOCUMENTS),
        7,
    )
    assert report["all"]["hit_at_1"] == report["categories"]["exact"]["hit_at_1"] == 0.5
    assert report["misses"] == [
        {
            "category": "exact",
            "text": "에탄올",
            "mode": "search",
            "rank": None,
            "first": "에탄올 cas:64-17-5",
            "wanted": "67-56-1",
        }
    ]
    assert set(report["milliseconds"]["search"]) == {"p50", "p95", "max"}


def test_no_questions_still_give_a_report(engine: TantivyEngine) -> None:
    report = build_report(engine, {"generate": 1, "seed": 1}, [])
    assert (report["all"]["count"], report["misses"], report["milliseconds"]) == (0, [], {})
