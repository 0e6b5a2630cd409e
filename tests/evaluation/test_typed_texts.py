"""The texts of evaluation/texts: none copied into a table as it stands, and a fixed sample of them against what search holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.typed_texts import FOLDER, crisis_texts, everyday_texts, names_hazard, report
from portal.answers.answer import NOTHING, Answer, AnswerKind
from portal.answers.crisis_queries import is_crisis
from portal.answers.weapon_queries import asks_for_weapons
from search.engine_types import Hit, Results, Why

SAMPLE = 7
"""Every seventh text is asked in each run of the suite; ``manage.py evaluate --texts`` asks all of them."""

NO_RESULTS = Results((), 0, {})


def found(why: Why, kind: str = "substance") -> Results:
    return Results((Hit("k", kind, (), "t", "", "/", "live", why, "m", 1),), 1, {})


@pytest.mark.parametrize(("text", "danger"), crisis_texts()[::SAMPLE])
def test_a_sample_of_the_crisis_texts_is_judged_as_written(text: str, danger: bool) -> None:
    assert is_crisis(text) is danger


@pytest.mark.parametrize("text", everyday_texts()[::SAMPLE])
def test_a_sample_of_the_everyday_texts_frightens_nobody(text: str) -> None:
    assert not is_crisis(text)
    assert not asks_for_weapons(text)


@pytest.mark.parametrize(
    ("answer", "results", "names"),
    [
        (NOTHING, NO_RESULTS, False),
        (NOTHING, found(Why.TEXT), False),
        (NOTHING, found(Why.TYPO), True),
        (NOTHING, found(Why.NAME, "facility"), False),
        (Answer(AnswerKind.CHOOSE), NO_RESULTS, True),
        (Answer(AnswerKind.PRODUCT), NO_RESULTS, True),
        (Answer(AnswerKind.LIST), NO_RESULTS, False),
        (Answer(AnswerKind.GUIDANCE, cas=("7783-06-4",)), NO_RESULTS, True),
    ],
)
def test_a_hazard_is_what_opens_or_is_offered(answer: Answer, results: Results, names: bool) -> None:
    assert names_hazard(answer, results) is names


def test_the_report_counts_and_quotes(tmp_path: Path) -> None:
    (tmp_path / "everyday_texts.csv").write_text("text,topic\n운동화,shopping\n책,school\n", encoding="utf-8")
    (tmp_path / "crisis_texts.csv").write_text("text,crisis\n죽고 싶다,yes\n톨루엔,yes\n죽 포장,no\n", encoding="utf-8")
    made = report(lambda text: (Answer(AnswerKind.CHOOSE) if text == "책" else NOTHING, NO_RESULTS), tmp_path)
    assert (made.everyday, made.hazards, made.in_danger, made.missed) == (2, ("책",), 2, ("톨루엔",))
    assert made.lines()[0].endswith("1 of 2 (0.500)")
    assert "  '책'" in made.lines()


def test_the_files_are_as_large_as_they_say() -> None:
    assert len(everyday_texts(FOLDER)) == 400
    assert [sum(danger is each for _, each in crisis_texts(FOLDER)) for danger in (True, False)] == [150, 300]
