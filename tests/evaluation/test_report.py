"""The report holds what a machine needs to compare two evaluations, and each miss."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.judged_queries import Judged, outcomes
from evaluation.report import report, written
from search.tantivy.engine import TantivyEngine
from search.values import Watermark
from tests.search.documents import DOCUMENTS


@pytest.fixture
def engine(tmp_path: Path) -> TantivyEngine:
    engine = TantivyEngine(tmp_path / "search")
    engine.create("b", "v")
    engine.write("b", DOCUMENTS, Watermark(7, "seven"))
    engine.swap("b")
    return engine


def test_a_report_names_engine_figures_misses_and_times(engine: TantivyEngine, tmp_path: Path) -> None:
    asked = [
        Judged("exact", "메탄올", frozenset({"67-56-1"}), "search"),
        Judged("exact", "에탄올", frozenset({"67-56-1"}), "search"),
    ]
    written(report(engine, {"file": "judged.json"}, outcomes(engine, asked)), tmp_path / "report.json")
    told = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert told["asked"] == {"file": "judged.json"}
    assert (told["engine"]["name"], told["engine"]["documents"], told["engine"]["watermark"]) == (
        "tantivy",
        len(DOCUMENTS),
        7,
    )
    assert told["all"]["hit_at_1"] == told["categories"]["exact"]["hit_at_1"] == 0.5
    assert told["misses"] == [
        {
            "category": "exact",
            "text": "에탄올",
            "mode": "search",
            "rank": None,
            "first": "에탄올 cas:64-17-5",
            "wanted": "67-56-1",
        }
    ]
    assert set(told["milliseconds"]["search"]) == {"p50", "p95", "max"}


def test_nothing_asked_is_still_a_report(engine: TantivyEngine) -> None:
    told = report(engine, {"generate": 1, "seed": 1}, [])
    assert (told["all"]["count"], told["misses"], told["milliseconds"]) == (0, [], {})
