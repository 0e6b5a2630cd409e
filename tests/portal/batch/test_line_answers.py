"""Line answers: counted by outcome, with choices identified by their key."""

from __future__ import annotations

from portal.batch.line_answers import LINE_OUTCOME_TITLES, Choice, LineAnswer, LineOutcome, count_by_outcome
from portal.batch.lines import Line

LINE = Line(1, ())


def test_outcomes_without_a_line_are_counted_as_zero() -> None:
    answers = [
        LineAnswer(LINE, LineOutcome.FOUND, ""),
        LineAnswer(LINE, LineOutcome.NOT_FOUND, ""),
        LineAnswer(LINE, LineOutcome.FOUND, ""),
    ]
    assert count_by_outcome(answers) == {
        LineOutcome.FOUND: 2, LineOutcome.AMBIGUOUS: 0, LineOutcome.WRONG_DIGIT: 0, LineOutcome.NOT_FOUND: 1,
        LineOutcome.BLANK: 0,
        LineOutcome.CHOSEN: 0,
    }  # fmt: skip
    assert set(LINE_OUTCOME_TITLES) == set(LineOutcome)


def test_one_entry_from_the_database_and_from_the_index_is_one_choice() -> None:
    assert Choice("cas:71-43-2", "벤젠", "/a", "71-43-2", pk=7) == Choice("cas:71-43-2", "벤젠", "/a", "71-43-2")
    assert Choice("mix:1", "혼합물", "/b").text == "혼합물"
    assert Choice("cas:71-43-2", "벤젠", "/a", "71-43-2").text == "벤젠 (71-43-2)"
