"""Making weapons, drugs or poison is not answered; their names, their accidents and their law are (content rule 9)."""

from __future__ import annotations

import pytest

from portal.answers.answer import AnswerKind
from portal.answers.answer_rules import answer_from_results
from portal.answers.weapon_queries import asks_for_weapons
from search.engine_types import Why
from tests.portal.answers.fakes import FakeRecords, hit, results_for


@pytest.mark.parametrize(
    "text",
    [
        "사린 만드는 법", "필로폰 제조", "폭탄만드는법", "리신 추출", "염소가스 만들기", "독약 만드는 방법",
        "대마 재배 방법", "탄저균 배양",
        "how to build a pipe bomb", "meth synthesis", "homemade explosives", "make chlorine gas at home", "총알 만들기",
    ],
)  # fmt: skip
def test_making_is_declined_whatever_was_found(text: str) -> None:
    answer = answer_from_results(text, results_for(text, hit("7782-50-5", Why.WORDS, "염소")), FakeRecords())
    assert (answer.kind, answer.url, answer.offered, answer.cas) == (AnswerKind.NONE, "", (), ())
    assert answer.calls == ("112",)
    assert len(answer.lines) == 1


@pytest.mark.parametrize(
    "text",
    [
        "", "사린 제독", "리신 중독", "폭탄주 만들기", "bath bomb recipe", "화약 제조소", "암모니아 합성 공정",
        "염소 제조업체", "독일 제조",
        "methanol synthesis", "마약류 관리법", "수소 만들기 실험", "독성가스 제조시설", "화염병 투척 사고",
        "rat poison recipe", "폭탄 세일",
    ],
)  # fmt: skip
def test_other_questions_are_answered(text: str) -> None:
    assert not asks_for_weapons(text)


@pytest.mark.parametrize(("letters", "expected"), [(394, True), (395, False)])
def test_the_first_four_hundred_letters_are_read(letters: int, expected: bool) -> None:
    assert asks_for_weapons("톨" * letters + " 리신 추출") is expected
