"""Answers: counted by outcome, choices told apart by their key."""

from __future__ import annotations

from portal.batch.line_answers import OUTCOME_TITLES, Answer, Choice, Outcome, counted
from portal.batch.lines import Line

LINE = Line(1, ())


def test_outcomes_that_no_line_had_are_counted_too() -> None:
    said = [Answer(LINE, Outcome.FOUND, ""), Answer(LINE, Outcome.NOT_FOUND, ""), Answer(LINE, Outcome.FOUND, "")]
    assert counted(said) == {
        Outcome.FOUND: 2, Outcome.AMBIGUOUS: 0, Outcome.WRONG_DIGIT: 0, Outcome.NOT_FOUND: 1,
    }  # fmt: skip
    assert set(OUTCOME_TITLES) == set(Outcome)


def test_one_entry_from_the_database_and_from_the_index_is_one_choice() -> None:
    assert Choice("cas:71-43-2", "벤젠", "/a", "71-43-2", pk=7) == Choice("cas:71-43-2", "벤젠", "/a", "71-43-2")
    assert Choice("mix:1", "혼합물", "/b").text == "혼합물"
    assert Choice("cas:71-43-2", "벤젠", "/a", "71-43-2").text == "벤젠 (71-43-2)"
