"""Numbers: what opens, what is offered, and what does not exist."""

from __future__ import annotations

import pytest

from portal.answers.answer import Answer, AnswerKind
from portal.answers.answer_rules import answer_from_results
from search.engine_types import Hit, Why
from tests.portal.answers.fakes import FakeRecords, hit, results_for

RECORDS = FakeRecords(
    by_un_number={"1294": ["108-88-3"], "1203": ["71-43-2"]}, by_list_position={("사고대비물질", "44"): ["7664-41-7"]}
)


def answered(text: str, *hits: Hit) -> Answer:
    return answer_from_results(text, results_for(text, *hits), RECORDS)


@pytest.mark.parametrize("text", ["UN1294", "un 1294", "1294", "유엔번호 1294"])
def test_a_un_number_opens_its_page_and_names_its_substances(text: str) -> None:
    answer = answered(text, hit("108-88-3", Why.UN, "1294"))
    assert (answer.kind, answer.url, answer.cas, answer.opens) == (AnswerKind.UN, "/un/1294", ("108-88-3",), True)


def test_the_plate_of_a_vehicle_is_its_un_number() -> None:
    assert answered("33/1203").url == "/un/1203"


@pytest.mark.parametrize("text", ["UN1993", "3082", "UN2810"])
def test_a_number_of_a_group_names_no_substance(text: str) -> None:
    answer = answered(text)
    assert (answer.kind, answer.cas) == (AnswerKind.UN, ())


@pytest.mark.parametrize("text", ["UN99999", "UN12", "UN0000", "UN9999"])
def test_an_impossible_un_number_is_not_found(text: str) -> None:
    answer = answered(text)
    assert (answer.kind, answer.url) == (AnswerKind.NONE, "")
    assert answer.lines


def test_a_un_number_with_a_question_waits_for_the_click() -> None:
    answer = answered("UN1294 누출", hit("108-88-3", Why.UN, "1294"))
    assert (answer.kind, answer.intent, answer.opens) == (AnswerKind.UN, "spill", False)


@pytest.mark.parametrize("text", ["7664-39-3", "KE-20198", "231-634-8"])
def test_a_complete_identifier_opens(text: str) -> None:
    answer = answered(text, hit("7664-39-3", Why.IDENTIFIER, text))
    assert (answer.kind, answer.url, answer.opens) == (AnswerKind.SUBSTANCE, "/substances/7664-39-3", True)


@pytest.mark.parametrize(("text", "intent"), [("7664-39-3 누출", "spill"), ("KE-20198 보호구", "ppe")])
def test_an_identifier_with_a_question_waits_for_the_click(text: str, intent: str) -> None:
    answer = answered(text, hit("7664-39-3", Why.IDENTIFIER, text.split()[0]))
    assert (answer.kind, answer.cas, answer.intent, answer.opens) == (
        AnswerKind.SUBSTANCE,
        ("7664-39-3",),
        intent,
        False,
    )


@pytest.mark.parametrize("text", ["7664-39-4", "7664-39-33", "7664-93-3"])
def test_a_wrong_check_digit_offers_every_known_number_one_edit_away(text: str) -> None:
    """Content rule 23."""
    answer = answered(text, hit("7664-39-3", Why.TYPO, "7664-39-3"))
    assert (answer.kind, answer.url) == (AnswerKind.CHOOSE, "")
    assert "7664-39-3" in answer.cas


def test_a_valid_number_that_is_not_known_is_not_called_safe() -> None:
    answer = answered("50-78-2")
    assert answer.kind is AnswerKind.NONE
    assert "위험하지 않다는 뜻이 아닙니다" in answer.lines[0]


def test_a_list_position_that_several_share_is_a_choice_and_an_empty_one_is_not_found() -> None:
    shared = [hit("7664-39-3", Why.IDENTIFIER, "06-5-10"), hit("71-43-2", Why.IDENTIFIER, "06-5-10")]
    assert answered("06-5-10", *shared).kind is AnswerKind.CHOOSE
    assert answered("97-1-9999").kind is AnswerKind.NONE


def test_a_short_number_alone_is_only_a_position_on_some_list() -> None:
    answer = answered("112", hit("71-43-2", Why.IDENTIFIER, "112"))
    assert (answer.kind, answer.url) == (AnswerKind.CHOOSE, "")


def test_119_is_the_call_and_not_a_position_on_a_list() -> None:
    assert answered("119", hit("71-43-2", Why.IDENTIFIER, "119")).url == "/guidance/call-119"


@pytest.mark.parametrize("text", ["H330", "h330", "EUH014", "H300+H310"])
def test_an_h_code_is_the_list_of_its_substances(text: str) -> None:
    answer = answered(text)
    assert answer.kind is AnswerKind.LIST
    assert answer.url.startswith("/search?q=")


def test_several_cas_numbers_are_offered_together_unless_a_word_stands_beside_them() -> None:
    answer = answered("67-56-1, 108-88-3")
    assert (answer.kind, answer.cas) == (AnswerKind.CHOOSE, ("67-56-1", "108-88-3"))
    assert answer.offered[-1].url == "/batch"
    assert answered("67-56-1 108-88-3 혼합").intent == "mix"
