"""An evaluation as JSON, for programs that compare two of them: engine, data, figures, misses, timings."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from evaluation.judged_queries import QuestionResult, score, scores_by_category
from portal.publish.index_version import schema_version
from search.engine import Engine

FORMAT = 1
"""Increased when a field changes its meaning."""


def build_report(
    engine: Engine, question_source: Mapping[str, Any], results: Sequence[QuestionResult]
) -> dict[str, Any]:
    """The whole evaluation.

    ``question_source`` says where the questions came from (a file, or a number and a seed). Shares are between 0 and 1.
    """
    build = engine.live() or ""
    mark = engine.watermark(build)
    return {
        "format": FORMAT,
        "engine": {
            "name": engine.name,
            "version": engine.version(),
            "build": build,
            "schema": schema_version(),
            "documents": engine.count(build),
            "watermark": mark.number,
        },
        "asked": dict(question_source),
        "all": asdict(score(results)),
        "categories": {name: asdict(figures) for name, figures in scores_by_category(results).items()},
        "milliseconds": _timings(results),
        "misses": [_miss(result) for result in results if result.rank != 1],
    }


def write_report(report: Mapping[str, Any], path: Path) -> None:
    """Writes a report; the caller handles ``OSError``."""
    path.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _miss(result: QuestionResult) -> dict[str, Any]:
    question = result.question
    return {
        "category": question.category,
        "text": question.text,
        "mode": question.mode,
        "rank": result.rank or None,
        "first": result.first,
        "wanted": question.expected_text,
    }


def _timings(results: Sequence[QuestionResult]) -> dict[str, dict[str, float]]:
    """Median, 95th percentile and maximum by mode: the time of the search alone, on this machine at that time."""
    timings = {}
    for mode in sorted({result.question.mode for result in results}):
        times = sorted(result.seconds * 1_000 for result in results if result.question.mode == mode)
        timings[mode] = {
            name: round(_percentile(times, share), 2) for name, share in (("p50", 0.5), ("p95", 0.95), ("max", 1.0))
        }
    return timings


def _percentile(times: Sequence[float], share: float) -> float:
    return times[min(len(times) - 1, int(len(times) * share))]
