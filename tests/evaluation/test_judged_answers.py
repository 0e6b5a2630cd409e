"""Judged answers are read strictly, and every fault is reported in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.judged_answers import Judgement, is_judged_by_kind, judgements, share_correct, verdicts
from portal.answers.answer import Answer, AnswerKind

BENZENE, TOLUENE = "71-43-2", "108-88-3"


def judged(*kinds: str, expected: str = "", never: str = "", intent: str = "") -> Judgement:
    return Judgement("벤젠", frozenset(kinds), frozenset(expected.split()), frozenset(never.split()), intent)


@pytest.mark.parametrize(
    ("judgement", "answer", "faults"),
    [
        (judged("substance", expected=BENZENE), Answer(AnswerKind.SUBSTANCE, (BENZENE,), "/x"), 0),
        (judged("substance", expected=BENZENE), Answer(AnswerKind.SUBSTANCE, (TOLUENE,), "/x"), 1),
        (judged("substance", never=TOLUENE), Answer(AnswerKind.SUBSTANCE, (TOLUENE,), "/x"), 1),
        (judged("choose", expected=BENZENE), Answer(AnswerKind.CHOOSE, (TOLUENE, BENZENE)), 0),
        (judged("choose"), Answer(AnswerKind.CHOOSE, (TOLUENE,), "/substances/108-88-3"), 1),
        (judged("none"), Answer(AnswerKind.GUIDANCE), 1),
        (judged("guidance", intent="mix"), Answer(AnswerKind.GUIDANCE, intent="spill"), 1),
        (judged("substance", expected=BENZENE), Answer(AnswerKind.GUIDANCE), 2),
    ],
)
def test_each_fault_is_counted(judgement: Judgement, answer: Answer, faults: int) -> None:
    (verdict,) = verdicts(lambda text: answer, [judgement])
    assert len(verdict.faults) == faults
    assert share_correct([verdict]) == (0 if faults else 1)


def test_the_judged_answers_are_read_in_full_and_distinguished_from_judged_queries(shared: Path) -> None:
    assert len(judgements(shared / "eval" / "outcomes.json")) >= 50
    assert is_judged_by_kind(shared / "eval" / "outcomes.json")
    assert not is_judged_by_kind(shared / "eval" / "queries.json")
    assert not is_judged_by_kind(shared / "eval" / "none.json")


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"queries": [{"q": "x"}]}',
        '{"queries": [{"q": "x", "kinds": ["drug"]}]}',
        '{"queries": [{"q": "x", "kinds": []}]}',
        '{"queries": [{"q": 5, "kinds": ["none"]}]}',
        '{"queries": [{"q": "x", "kinds": ["none"], "expect": "50-00-0"}]}',
    ],
)
def test_a_file_of_another_shape_is_refused_by_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "judged.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"judged\.json is no file of judged answers"):
        judgements(path)
