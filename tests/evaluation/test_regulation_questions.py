"""Questions of officials: what counts as answered by one address."""

from __future__ import annotations

import pytest

from evaluation.regulation_questions import (
    RegulationQuestion,
    lines,
    question_verdicts,
    regulation_questions,
)
from portal.answers.answer import NOTHING, Answer, AnswerKind

OPENED = Answer(AnswerKind.SUBSTANCE, url="/substances/71-43-2")
QUESTION = RegulationQuestion("벤젠 몇 퍼센트", "85 %", (("사고대비", "85%"), ("벤젠", "0.1%")))


def test_there_are_forty_questions_each_with_an_answer_and_what_it_requires() -> None:
    questions = regulation_questions()
    assert len(questions) == 40
    assert all(question.right_answer and all(map(all, question.required)) for question in questions)


@pytest.mark.parametrize(
    ("page", "right"),
    [
        ("<h1>벤젠</h1><tr><td>사고대비</td><td>85 % 이상</td></tr><tr>0.1%</tr>", True),
        ("<h1>벤젠</h1><tr>사고대비</tr><tr>85%</tr><tr>0.1%</tr>", False),
        ("<h1>톨루엔</h1><tr>사고대비 85%</tr><tr>0.1%</tr>", False),
        ("", False),
    ],
)
def test_what_belongs_together_stands_in_one_row_under_the_heading(page: str, right: bool) -> None:
    (verdict,) = question_verdicts(
        lambda text: OPENED, lambda address: page if "substances" in address else "", (QUESTION,)
    )
    assert (verdict.is_right, verdict.address) == (right, "/substances/71-43-2")


def test_the_page_of_the_search_may_hold_the_answer_itself() -> None:
    page = "<h1>벤젠</h1><p>사고대비 85%</p><li>0.1%</li>"
    (verdict,) = question_verdicts(lambda text: NOTHING, lambda address: page, (QUESTION,))
    assert verdict.is_right
    assert verdict.address.startswith("/search?q=")


def test_the_report_says_what_a_page_lacks() -> None:
    told = lines(question_verdicts(lambda text: OPENED, lambda address: "<h1>벤젠</h1><p>0.1%</p>", (QUESTION,)))
    assert told[0] == "answered by one address: 0 of 1"
    assert "사고대비 & 85%" in told[1]
