"""Numbers: what opens, what is offered, and what does not exist."""

from __future__ import annotations

import pytest

from portal.answers.answer import Answer, Kind
from portal.answers.conclusion import conclude
from search.engine_types import Hit, Why
from tests.portal.answers.questions import TableOfRecords, found, hit

RECORDS = TableOfRecords(
    bearers={"1294": ["108-88-3"], "1203": ["71-43-2"]}, standing={("사고대비물질", "44"): ["7664-41-7"]}
)


def answered(text: str, *hits: Hit) -> Answer:
    return conclude(text, found(text, *hits), RECORDS)


@pytest.mark.parametrize("text", ["UN1294", "un 1294", "1294", "유엔번호 1294"])
def test_a_un_number_opens_its_page_and_names_who_bears_it(text: str) -> None:
    answer = answered(text, hit("108-88-3", Why.UN, "1294"))
    assert (answer.kind, answer.url, answer.cas, answer.opens) == (Kind.UN, "/un/1294", ("108-88-3",), True)


def test_the_plate_of_a_vehicle_is_its_un_number() -> None:
    assert answered("33/1203").url == "/un/1203"


@pytest.mark.parametrize("text", ["UN1993", "3082", "UN2810"])
def test_a_number_of_a_group_names_no_substance(text: str) -> None:
    answer = answered(text)
    assert (answer.kind, answer.cas) == (Kind.UN, ())


@pytest.mark.parametrize("text", ["UN99999", "UN12", "UN0000", "UN9999"])
def test_a_number_that_is_none_is_not_found(text: str) -> None:
    answer = answered(text)
    assert (answer.kind, answer.url) == (Kind.NONE, "")
    assert answer.lines


def test_a_un_number_with_a_question_waits_for_the_click() -> None:
    answer = answered("UN1294 누출", hit("108-88-3", Why.UN, "1294"))
    assert (answer.kind, answer.intent, answer.opens) == (Kind.UN, "spill", False)


@pytest.mark.parametrize("text", ["7664-39-3", "KE-20198", "231-634-8"])
def test_an_identifier_typed_whole_opens(text: str) -> None:
    answer = answered(text, hit("7664-39-3", Why.IDENTIFIER, text))
    assert (answer.kind, answer.url, answer.opens) == (Kind.SUBSTANCE, "/substances/7664-39-3", True)


@pytest.mark.parametrize(("text", "intent"), [("7664-39-3 누출", "spill"), ("KE-20198 보호구", "ppe")])
def test_an_identifier_with_a_question_waits_for_the_click(text: str, intent: str) -> None:
    answer = answered(text, hit("7664-39-3", Why.IDENTIFIER, text.split()[0]))
    assert (answer.kind, answer.cas, answer.intent, answer.opens) == (Kind.SUBSTANCE, ("7664-39-3",), intent, False)


@pytest.mark.parametrize("text", ["7664-39-4", "7664-39-33", "7664-93-3"])
def test_a_wrong_check_digit_offers_every_held_number_one_edit_away(text: str) -> None:
    """Content rule 23."""
    answer = answered(text, hit("7664-39-3", Why.TYPO, "7664-39-3"))
    assert (answer.kind, answer.url) == (Kind.CHOOSE, "")
    assert "7664-39-3" in answer.cas


def test_a_right_number_that_is_not_held_is_not_said_to_be_safe() -> None:
    answer = answered("50-78-2")
    assert answer.kind is Kind.NONE
    assert "위험하지 않다는 뜻이 아닙니다" in answer.lines[0]


def test_a_place_that_several_share_is_a_choice_and_an_empty_one_is_not_found() -> None:
    shared = [hit("7664-39-3", Why.IDENTIFIER, "06-5-10"), hit("71-43-2", Why.IDENTIFIER, "06-5-10")]
    assert answered("06-5-10", *shared).kind is Kind.CHOOSE
    assert answered("97-1-9999").kind is Kind.NONE


def test_a_short_number_alone_is_only_a_place_on_some_list() -> None:
    answer = answered("112", hit("71-43-2", Why.IDENTIFIER, "112"))
    assert (answer.kind, answer.url) == (Kind.CHOOSE, "")


def test_119_is_the_call_and_no_place_on_a_list() -> None:
    assert answered("119", hit("71-43-2", Why.IDENTIFIER, "119")).url == "/guidance/call-119"


@pytest.mark.parametrize("text", ["H330", "h330", "EUH014", "H300+H310"])
def test_an_h_code_is_the_list_of_its_bearers(text: str) -> None:
    answer = answered(text)
    assert answer.kind is Kind.LIST
    assert answer.url.startswith("/search?q=")


def test_several_cas_numbers_are_offered_together_and_a_word_beside_them_is_read_on() -> None:
    answer = answered("67-56-1, 108-88-3")
    assert (answer.kind, answer.cas) == (Kind.CHOOSE, ("67-56-1", "108-88-3"))
    assert answer.offered[-1].url == "/batch"
    assert answered("67-56-1 108-88-3 혼합").intent == "mix"
