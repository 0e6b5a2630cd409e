"""The answer to a line: one substance, several to choose from, or the reason for none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from portal.batch.lines import Line

MOST_CHOICES = 10


class LineOutcome(StrEnum):
    """The outcome of a line; only ``FOUND`` names a substance, all others leave the choice to the person."""

    FOUND = "found"
    AMBIGUOUS = "ambiguous"
    WRONG_DIGIT = "wrong_digit"
    NOT_FOUND = "not_found"
    BLANK = "blank"


LINE_OUTCOME_TITLES = {
    LineOutcome.FOUND: "찾음",
    LineOutcome.AMBIGUOUS: "여럿 가운데 선택 필요",
    LineOutcome.WRONG_DIGIT: "검사 숫자 틀림",
    LineOutcome.NOT_FOUND: "찾지 못함",
    LineOutcome.BLANK: "빈 줄",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry in an answer, identified by ``key``. A product class is never a substance (content rule 24)."""

    key: str
    title: str
    url: str
    cas: str = ""
    pk: int = field(default=0, compare=False)
    is_product_class: bool = field(default=False, compare=False)

    @property
    def text(self) -> str:
        """Title and CAS number on one line."""
        return f"{self.title} ({self.cas})" if self.cas else self.title


@dataclass(frozen=True, slots=True)
class LineAnswer:
    """The answer to one line. ``more`` counts the choices beyond ``choices``; ``reason`` is a Korean sentence."""

    line: Line
    outcome: LineOutcome
    reason: str
    found: Choice | None = None
    choices: tuple[Choice, ...] = ()
    more: int = 0

    @property
    def title(self) -> str:
        """The outcome in Korean."""
        return LINE_OUTCOME_TITLES[self.outcome]


def count_by_outcome(answers: Iterable[LineAnswer]) -> dict[LineOutcome, int]:
    """The number of lines for each outcome, 0 included."""
    counts = Counter(answer.outcome for answer in answers)
    return {outcome: counts[outcome] for outcome in LineOutcome}
