"""An evaluation as JSON, for a machine that compares two of them: engine, data, figures, misses, timings."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from evaluation.judged_queries import Outcome, score, scores_by_category
from portal.publish.index_version import schema_version
from search.engine import Engine

FORMAT = 1
"""Raised when a field changes its meaning."""


def report(engine: Engine, asked: Mapping[str, Any], results: Sequence[Outcome]) -> dict[str, Any]:
    """The whole evaluation. ``asked`` says what was asked (a file, or a number and a seed); figures are between 0 and 1."""
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
        "asked": dict(asked),
        "all": asdict(score(results)),
        "categories": {name: asdict(figures) for name, figures in scores_by_category(results).items()},
        "milliseconds": _timings(results),
        "misses": [_miss(result) for result in results if result.rank != 1],
    }


def written(told: Mapping[str, Any], path: Path) -> None:
    """Writes a report; an ``OSError`` is the caller's to tell."""
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _miss(result: Outcome) -> dict[str, Any]:
    question = result.judged
    return {
        "category": question.category,
        "text": question.text,
        "mode": question.mode,
        "rank": result.rank or None,
        "first": result.first,
        "wanted": question.wanted,
    }


def _timings(results: Sequence[Outcome]) -> dict[str, dict[str, float]]:
    """The middle, the slow twentieth and the worst by mode: the engine's answer alone, on this machine as it was then."""
    told = {}
    for mode in sorted({result.judged.mode for result in results}):
        times = sorted(result.seconds * 1_000 for result in results if result.judged.mode == mode)
        told[mode] = {name: round(_at(times, share), 2) for name, share in (("p50", 0.5), ("p95", 0.95), ("max", 1.0))}
    return told


def _at(times: Sequence[float], share: float) -> float:
    return times[min(len(times) - 1, int(len(times) * share))]
