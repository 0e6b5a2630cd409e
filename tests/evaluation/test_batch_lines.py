"""The 300 lines: five kinds of people, sixty each; what counts as reached and as wrong."""

from __future__ import annotations

from collections import Counter

import pytest

from evaluation.batch_lines import BatchLine, Right, batch_lines, report
from identifiers import cas
from portal.batch.line_answers import Choice, LineAnswer, LineOutcome
from portal.batch.lines import Cell, CellRole, Line

BENZENE, TOLUENE = Choice("cas:71-43-2", "벤젠", "/b", "71-43-2"), Choice("cas:108-88-3", "톨루엔", "/t", "108-88-3")
NUMBERLESS = Choice("ke:1", "벤젠", "/k")


def answer(found: Choice | None, *choices: Choice) -> LineAnswer:
    outcome = LineOutcome.FOUND if found else LineOutcome.AMBIGUOUS
    return LineAnswer(Line(1, (Cell(CellRole.ANY, "벤젠"),)), outcome, "", found, choices)


def test_there_are_sixty_lines_of_each_kind_of_people_and_every_number_is_one() -> None:
    lines = batch_lines()
    assert set(Counter(line.people for line in lines).values()) == {60}
    assert len({line.people for line in lines}) == 5
    assert all(cas.is_valid(number) for line in lines for number in line.cas)
    assert all(bool(line.cas) is (line.right is not Right.NONE) for line in lines)


@pytest.mark.parametrize(
    ("right", "given", "reached", "wrong"),
    [
        (Right.FOUND, answer(BENZENE), True, False),
        (Right.FOUND, answer(None, TOLUENE, BENZENE), True, False),
        (Right.FOUND, answer(TOLUENE), False, True),
        (Right.FOUND, answer(None, TOLUENE), False, False),
        (Right.FOUND, answer(NUMBERLESS), False, False),
        (Right.CHOOSE, answer(None, BENZENE), True, False),
        (Right.CHOOSE, answer(BENZENE), True, True),
        (Right.NONE, answer(None, BENZENE), False, False),
        (Right.NONE, answer(NUMBERLESS), False, True),
    ],
)
def test_a_line_is_reached_or_wrong(right: Right, given: LineAnswer, reached: bool, wrong: bool) -> None:
    line = BatchLine("people", "벤젠", right, ("71-43-2",) if right is not Right.NONE else ())
    made = report(lambda text: [given], {"71-43-2"}, [line])
    (result,) = made.results
    assert (result.is_reached, bool(result.wrong)) == (reached, wrong)
    assert len(made.held) == (right is not Right.NONE)
    assert made.lines()[0].startswith("people ")
