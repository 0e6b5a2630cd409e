"""Everyday texts and cries for help that people wrote before search was tuned: what search makes of them.

Right is that an everyday text opens and offers no hazard, that a person in danger is recognised, and that nobody else is.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from portal.answers.answer import Answer, AnswerKind
from portal.answers.crisis_queries import is_crisis
from search.engine_types import Results, Why

FOLDER = Path(__file__).parent / "texts"
NAMING = frozenset({AnswerKind.SUBSTANCE, AnswerKind.CHOOSE, AnswerKind.PRODUCT, AnswerKind.UN, AnswerKind.CRISIS})
"""Kinds of answers that open or offer a hazard, or frighten."""

Ask = Callable[[str], tuple[Answer, Results]]
"""The answer to a text and the hits that stand under it."""


@dataclass(frozen=True, slots=True)
class TextReport:
    """How many texts of each sort were asked, and which got what they should not."""

    everyday: int
    hazards: tuple[str, ...]
    in_danger: int
    missed: tuple[str, ...]
    daily: int
    false_alarms: tuple[str, ...]

    def lines(self) -> list[str]:
        """The figures, each with its texts."""
        return [
            f"everyday texts that open or offer a hazard: {_share(self.hazards, self.everyday)}",
            *map(_quoted, self.hazards),
            f"people in danger who are not recognised: {_share(self.missed, self.in_danger)}",
            *map(_quoted, self.missed),
            f"daily queries taken for a crisis: {_share(self.false_alarms, self.daily)}",
            *map(_quoted, self.false_alarms),
        ]


def everyday_texts(folder: Path = FOLDER) -> tuple[str, ...]:
    """The everyday texts, in the file's order."""
    return tuple(row["text"] for row in _rows(folder / "everyday_texts.csv"))


def crisis_texts(folder: Path = FOLDER) -> tuple[tuple[str, bool], ...]:
    """The texts with similar words, each with whether somebody is in danger."""
    return tuple((row["text"], row["crisis"] == "yes") for row in _rows(folder / "crisis_texts.csv"))


def report(ask: Ask, folder: Path = FOLDER) -> TextReport:
    """Asks every text once."""
    everyday, crisis = everyday_texts(folder), crisis_texts(folder)
    return TextReport(
        everyday=len(everyday),
        hazards=tuple(text for text in everyday if names_hazard(*ask(text))),
        in_danger=sum(danger for _, danger in crisis),
        missed=tuple(text for text, danger in crisis if danger and not is_crisis(text)),
        daily=sum(not danger for _, danger in crisis),
        false_alarms=tuple(text for text, danger in crisis if not danger and is_crisis(text)),
    )


def names_hazard(answer: Answer, results: Results) -> bool:
    """Whether the page opens or offers a substance or a class of products; a passage that holds the words is none."""
    hits = (hit for hit in results.hits if hit.kind in ("substance", "product_class"))
    return answer.kind in NAMING or bool(answer.cas) or any(hit.why not in (Why.TEXT, Why.ALL) for hit in hits)


def _rows(path: Path) -> Sequence[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def _share(texts: Sequence[str], of: int) -> str:
    return f"{len(texts)} of {of} ({len(texts) / max(of, 1):.3f})"


def _quoted(text: str) -> str:
    return f"  {text!r}"
