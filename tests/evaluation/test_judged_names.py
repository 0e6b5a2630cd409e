"""Names of a file: right as the first hit or as an offer, pieces and numbers that the index does not hold left out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from evaluation.judged_names import JudgedName, judged_names, left_out, name_verdicts
from portal.answers.answer import NOTHING, Answer, AnswerKind

BENZENE, TOLUENE, XYLENE = "71-43-2", "108-88-3", "1330-20-7"


def asked(first: Sequence[str], answer: Answer = NOTHING) -> list[bool]:
    verdicts = name_verdicts(lambda _: ([first], answer), [JudgedName(BENZENE, "벤젠", "A")], {BENZENE}, frozenset())
    return [verdict.is_right for verdict in verdicts]


def test_the_first_hit_is_right() -> None:
    assert asked([BENZENE]) == [True]
    assert asked([TOLUENE]) == [False]


@pytest.mark.parametrize(
    ("kind", "right"), [(AnswerKind.CHOOSE, True), (AnswerKind.LIST, True), (AnswerKind.NONE, False)]
)
def test_an_offer_is_right_where_the_reader_chooses(kind: AnswerKind, right: bool) -> None:
    assert asked([TOLUENE], Answer(kind, cas=(TOLUENE, BENZENE))) == [right]


def test_of_a_name_that_many_bear_some_bearers_are_enough() -> None:
    judged = [JudgedName(number, "납화합물질", "A") for number in (BENZENE, TOLUENE)]
    choice = Answer(AnswerKind.CHOOSE, cas=(TOLUENE, XYLENE))
    verdicts = name_verdicts(lambda _: ([[TOLUENE]], choice), judged, {BENZENE, TOLUENE}, frozenset())
    assert [verdict.is_right for verdict in verdicts] == [True, True]


def test_pieces_and_numbers_that_are_not_held_are_left_out() -> None:
    judged = [JudgedName(BENZENE, "에테르", "A"), JudgedName(TOLUENE, "톨루엔", "A"), JudgedName(XYLENE, "크실렌", "A")]
    verdicts = name_verdicts(lambda _: ([], NOTHING), judged, {BENZENE, XYLENE}, {(BENZENE, "에테르")})
    assert [verdict.judged.cas for verdict in verdicts] == [XYLENE]


def test_a_file_has_a_name_column_and_may_begin_with_a_mark(tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    file.write_text(f"\ufeffcas,korean_name,source\n{BENZENE},벤젠,A\n", encoding="utf-8")
    assert judged_names(file) == (JudgedName(BENZENE, "벤젠", "A"),)
    file.write_text("cas,text\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"names\.csv is no file of names"):
        judged_names(file)


def test_the_pieces_of_the_notice_are_known() -> None:
    pieces = left_out(Path(__file__).parents[2] / "evaluation" / "texts" / "cut_names.csv")
    assert ("142-64-3", "피페라진") in pieces
    assert len(pieces) >= 25
