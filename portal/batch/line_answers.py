"""The answer to a line: one substance, several to choose from, or the reason for none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count

from portal.batch.lines import Line

MOST_CHOICES = 10


class LineOutcome(StrEnum):
    """The outcome of a line; ``FOUND`` and ``CHOSEN``, by the person, name a substance; all others leave the choice to the person."""

    FOUND = "found"
    CHOSEN = "chosen"
    AMBIGUOUS = "ambiguous"
    WRONG_DIGIT = "wrong_digit"
    NOT_FOUND = "not_found"
    BLANK = "blank"


LINE_OUTCOME_TITLES = {
    LineOutcome.FOUND: "찾음",
    LineOutcome.CHOSEN: "선택지에서 고름",
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
    def is_chosen(self) -> bool:
        """Whether the person accepted the substance from the choices."""
        return self.outcome is LineOutcome.CHOSEN

    @property
    def numbered_choices(self) -> list[tuple[Choice, str]]:
        """The choices, each with its place among those that can be accepted, or "" for a class of products."""
        places = map(str, count())
        return [(choice, "" if choice.is_product_class else next(places)) for choice in self.choices]

    @property
    def needs_attention(self) -> bool:
        """Whether a line that holds something has no substance."""
        return self.found is None and self.outcome is not LineOutcome.BLANK

    @property
    def title(self) -> str:
        """The outcome in Korean."""
        return LINE_OUTCOME_TITLES[self.outcome]


def count_by_outcome(answers: Iterable[LineAnswer]) -> dict[LineOutcome, int]:
    """The number of lines for each outcome, 0 included."""
    counts = Counter(answer.outcome for answer in answers)
    return {outcome: counts[outcome] for outcome in LineOutcome}
