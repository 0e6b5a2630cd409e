"""Questions of officials on regulation, written before the pages that answer them: each wants one address that holds the answer.

Right is a question for which one page says everything that is required: the page that the answer opens, or the page of the
search with the answer's lines. What belongs together stands in one row, one item or one paragraph of it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

from portal.answers.answer import Answer

FILE = Path(__file__).parent / "texts" / "regulation_questions.csv"
_BLOCKS = re.compile(r"</?(?:tr|p|li|h[1-6]|dt|dd|summary|form|nav|caption)\b[^>]*>")
_HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_TAGS = re.compile(r"<[^>]*>")

Ask = Callable[[str], Answer]
"""The answer to a typed text."""
PageAt = Callable[[str], str]
"""The HTML at an address, "" where there is no page."""


@dataclass(frozen=True, slots=True)
class RegulationQuestion:
    """One question; ``required`` holds groups of words, and the words of a group have to stand together."""

    text: str
    right_answer: str
    required: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class QuestionVerdict:
    """A question with the address that answered it, or that its answer opens, and the groups of words that were not there."""

    question: RegulationQuestion
    address: str
    missing: tuple[tuple[str, ...], ...]

    @property
    def is_right(self) -> bool:
        """Whether one address held everything."""
        return not self.missing


def regulation_questions(path: Path = FILE) -> tuple[RegulationQuestion, ...]:
    """The questions of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            RegulationQuestion(
                row["question"],
                row["right_answer"],
                tuple(tuple(map(_compact, group.split("&"))) for group in row["required"].split("|")),
            )
            for row in csv.DictReader(file, strict=True)
        )


def question_verdicts(
    ask: Ask, page_at: PageAt, questions: tuple[RegulationQuestion, ...]
) -> tuple[QuestionVerdict, ...]:
    """Asks every question once and reads the page to which its answer leads."""
    return tuple(_verdict(question, ask(question.text).url, page_at) for question in questions)


def lines(verdicts: tuple[QuestionVerdict, ...]) -> list[str]:
    """The count, then every question that was not answered with what its page lacks."""
    told = (
        f"missed {each.question.text!r} at {each.address}: {'; '.join(' & '.join(group) for group in each.missing)}; "
        f"right: {each.question.right_answer}"
        for each in verdicts
        if not each.is_right
    )
    return [f"answered by one address: {sum(each.is_right for each in verdicts)} of {len(verdicts)}", *told]


def _verdict(question: RegulationQuestion, opened: str, page_at: PageAt) -> QuestionVerdict:
    addresses = [opened] if opened else []
    found = [
        QuestionVerdict(question, address, _missing(question, page_at(address)))
        for address in (*addresses, f"/search?{urlencode({'q': question.text})}")
    ]
    return next((each for each in found if each.is_right), found[0])


def _missing(question: RegulationQuestion, page: str) -> tuple[tuple[str, ...], ...]:
    heading = " ".join(_HEADING.findall(page))
    blocks = [_text(f"{heading} {block}") for block in _BLOCKS.split(page)]
    return tuple(
        group for group in question.required if not any(all(word in block for word in group) for block in blocks)
    )


def _text(html: str) -> str:
    return _compact(unescape(_TAGS.sub(" ", html)))


def _compact(text: str) -> str:
    return "".join(text.split())
