"""Numbers: what opens, what is offered, and what does not exist."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.answers.answer import Answer, AnswerKind
from portal.answers.answer_rules import answer_from_results
from portal.answers.number_answers import CHANGED_NUMBER, DISAGREE, NUMBER_UNKNOWN, WRONG_NUMBER
from search.engine_types import Hit, Why
from tests.portal.answers.fakes import TITLES, FakeRecords, hit, results_for

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


def test_several_cas_numbers_are_offered_together_unless_a_word_stands_beside_them() -> None:
    answer = answered("67-56-1, 108-88-3")
    assert (answer.kind, answer.cas) == (AnswerKind.CHOOSE, ("67-56-1", "108-88-3"))
    assert answer.offered[-1].url == "/batch"
    assert answered("67-56-1 108-88-3 혼합").intent == "mix"


def test_every_number_of_a_group_says_why_it_names_no_substance() -> None:
    """Content rule 12."""
    grouped = answered("UN1993")
    assert (len(grouped.lines), grouped.title, grouped.opens) == (1, "UN1993", True)
    single = answered("UN1294")
    assert (single.lines, single.title) == ((), "UN1294")
    assert [offer.url for offer in single.offered] == ["/substances/108-88-3"]


def test_a_un_number_that_only_an_agency_gives_is_one_too() -> None:
    records = FakeRecords(by_un_number={"9999": ["108-88-3"]})
    answer = answer_from_results("UN9999", results_for("UN9999"), records)
    assert (answer.kind, answer.cas, answer.url) == (AnswerKind.UN, ("108-88-3",), "/un/9999")


@pytest.mark.parametrize("text", ["UN9999", "un 9999", "유엔번호 9999"])
def test_a_un_number_that_nobody_gives_is_not_found_under_its_number(text: str) -> None:
    answer = answered(text)
    assert (answer.kind, answer.title) == (AnswerKind.NONE, "UN9999")
    assert answer.lines == ("이 UN 번호를 밝힌 자료가 이 포털에 없습니다.",)


def test_four_digits_that_are_no_un_number_are_not_called_one() -> None:
    assert "UN" not in answered("9999").title
    assert answered("9999", hit("71-43-2", Why.IDENTIFIER, "9999")).kind is AnswerKind.CHOOSE


@pytest.mark.parametrize("text", ["UN12", "UN-99999", "유엔 123"])
def test_letters_of_un_with_a_wrong_count_of_digits_say_how_many_there_are(text: str) -> None:
    answer = answered(text)
    assert (answer.kind, answer.title.endswith(": 없는 번호")) == (AnswerKind.NONE, True)
    assert "네 자리" in answer.lines[0]


def test_a_wrong_check_digit_is_named_and_none_of_its_neighbours_opens() -> None:
    """Content rule 23."""
    answer = answered("7664-39-4", hit("7664-39-3", Why.TYPO, "7664-39-3"))
    assert (answer.title, answer.opens) == ("7664-39-4: 검사 숫자가 맞지 않는 CAS 번호", False)
    assert [offer.cas for offer in answer.offered] == [(number,) for number in answer.cas]
    assert "꼭 확인하십시오" in answer.lines[0]


def test_a_wrong_check_digit_without_a_known_neighbour_is_no_number() -> None:
    answer = answered("50-78-9")
    assert (answer.kind, answer.title) == (AnswerKind.NONE, "50-78-9: 없는 번호")
    assert "검사 숫자" in answer.lines[0]


def test_digits_without_hyphens_are_a_cas_number_only_beside_a_similar_one() -> None:
    assert answered("7664394", hit("7664-39-3", Why.TYPO, "7664-39-3")).kind is AnswerKind.CHOOSE
    assert answered("7664394").title == ""
    assert answered("50782").title == ""


def test_a_valid_number_that_is_not_known_is_named() -> None:
    answer = answered("50-78-2")
    assert (answer.title, answer.url, answer.cas) == ("CAS 50-78-2", "", ())


def test_a_number_that_several_substances_have_is_a_choice_among_all() -> None:
    shared = [hit("7664-39-3", Why.IDENTIFIER, "06-5-10"), hit("71-43-2", Why.IDENTIFIER, "06-5-10")]
    answer = answered(" 06-5-10 ", *shared, hit("f", Why.IDENTIFIER, "06-5-10", kind="facility"))
    assert (answer.title, answer.cas) == ("번호 06-5-10", ("7664-39-3", "71-43-2"))
    assert [offer.cas for offer in answer.offered] == [("7664-39-3",), ("71-43-2",)]
    assert "어느 목록의 번호인지" in answer.lines[0]


def test_one_substance_opens_although_an_entry_of_another_kind_has_the_number() -> None:
    answer = answered("KE-20198", hit("f", Why.IDENTIFIER, kind="facility"), hit("71-43-2", Why.IDENTIFIER, "KE-20198"))
    assert (answer.kind, answer.cas, answer.opens) == (AnswerKind.SUBSTANCE, ("71-43-2",), True)


def test_a_number_of_more_than_four_digits_is_no_position_on_a_list() -> None:
    assert answered("12345", hit("71-43-2", Why.IDENTIFIER, "12345")).kind is AnswerKind.SUBSTANCE
    assert answered("1235", hit("71-43-2", Why.IDENTIFIER, "1235")).kind is not AnswerKind.SUBSTANCE


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("product", AnswerKind.PRODUCT),
        ("product_class", AnswerKind.PRODUCT),
        ("pesticide", AnswerKind.PRODUCT),
        ("facility", AnswerKind.LIST),
        ("accident", AnswerKind.LIST),
    ],
)
def test_a_number_of_something_else_is_the_page_of_the_first_that_has_it(kind: str, expected: AnswerKind) -> None:
    first = replace(hit("a", Why.IDENTIFIER, "CB-1", kind=kind), origin="demo", title_ko="", title_en="A")
    answer = answered("CB-1", first, hit("b", Why.IDENTIFIER, "CB-1", kind="facility"), hit("71-43-2", Why.TYPO))
    assert (answer.kind, answer.url, answer.title, answer.origin) == (expected, f"/{kind}/a", "A", "demo")


@pytest.mark.parametrize("text", ["97-1-9999", "2020-1-3", "97-1-99(1)", "KE-99999", "ke 99999"])
def test_a_number_of_a_notice_or_register_that_nobody_gives_is_not_found_under_it(text: str) -> None:
    answer = answered(text, hit("71-43-2", Why.TYPO, "97-1-999"))
    assert (answer.kind, answer.title) == (AnswerKind.NONE, text.upper().replace(" ", "-"))
    assert answer.lines == ("이 번호를 밝힌 자료가 이 포털에 없습니다.",)


def test_several_cas_numbers_are_counted_each_once_and_unknown_ones_are_not_offered() -> None:
    answer = answered("67-56-1, 108-88-3 67-56-1; 50-78-2")
    assert (answer.title, answer.cas, len(answer.lines)) == ("번호 3개", ("67-56-1", "108-88-3"), 1)
    assert [offer.url for offer in answer.offered] == ["/substances/67-56-1", "/substances/108-88-3", "/batch"]
    assert "/batch" not in [offer.url for offer in answered("50-78-2, 50-00-0").offered]


def test_one_cas_number_typed_twice_is_not_several() -> None:
    known = hit("67-56-1", Why.IDENTIFIER, "67-56-1")
    assert answered("67-56-1, CAS 67-56-1", known) == answered("67-56-1", known)
    assert "개" not in answered("67-56-1 67-56-1").title


CHLORINE = hit("7782-50-5", Why.WORDS, "염소")
METHANOL = hit("67-56-1", Why.WORDS, "메탄올")
TOLUENE = hit("108-88-3", Why.IDENTIFIER, "108-88-3")


@pytest.mark.parametrize(
    "text",
    [
        "염소(7782-50-5)", "염소 7782-50-5", "7782-50-5염소", "염소７７８２－５０－５.", "염소 [CAS No. 7782-50-5]",
        "염소, 카스번호 7782–50–5번", "염소(0007782-50-5)", "공장에서 염소(7782-50-5)가 새요",
    ],
)  # fmt: skip
def test_a_number_that_agrees_with_the_name_is_that_substance(text: str) -> None:
    answer = answered(text, CHLORINE)
    assert (answer.kind, answer.cas) == (AnswerKind.SUBSTANCE, ("7782-50-5",))


@pytest.mark.parametrize(
    "text", ["염소 108-88-3", "108-88-3 염소", "염소(108-88-3)", "염소108-88-3", "염소 108-88-3 누출"]
)
def test_a_number_and_a_name_that_contradict_each_other_are_a_choice_that_says_so(text: str) -> None:
    answer = answered(text, TOLUENE, CHLORINE)
    assert (answer.kind, answer.url, answer.lines) == (AnswerKind.CHOOSE, "", (DISAGREE,))
    assert {offer.cas for offer in answer.offered} == {("7782-50-5",), ("108-88-3",)}


@pytest.mark.parametrize(
    ("text", "sentence", "offered"),
    [
        ("염소 7782-50-4", WRONG_NUMBER.format("7782-50-4"), ["7782-50-5"]),
        ("톨루엔 7782-50-4", WRONG_NUMBER.format("7782-50-4"), ["108-88-3", "7782-50-5"]),
        ("염소 50-78-2", NUMBER_UNKNOWN.format("50-78-2"), ["7782-50-5"]),
        ("염소 UN0000", WRONG_NUMBER.format("UN0000"), ["7782-50-5"]),
        ("염소 UN9999", NUMBER_UNKNOWN.format("UN9999"), ["7782-50-5"]),
        ("염소 1975-09-02", CHANGED_NUMBER.format("1975-09-02"), ["7782-50-5"]),
        ("염소 KE-99999", NUMBER_UNKNOWN.format("KE-99999"), ["7782-50-5"]),
    ],
)
def test_a_number_beside_a_name_that_is_none_or_in_no_record_never_leaves_the_name_alone_meant(
    text: str, sentence: str, offered: list[str]
) -> None:
    toluene = hit("108-88-3", Why.WORDS, "톨루엔")
    answer = answered(text, toluene if "톨루엔" in text else CHLORINE)
    assert (answer.kind, answer.lines) == (AnswerKind.CHOOSE, (sentence,))
    assert [number for offer in answer.offered for number in offer.cas] == offered


def test_a_un_number_agrees_where_the_named_substance_bears_it() -> None:
    for text, kind in (("염소 UN1017", AnswerKind.SUBSTANCE), ("염소 UN1294", AnswerKind.CHOOSE)):
        results = results_for(text, CHLORINE, by_number={"cas:7782-50-5": "1017"})
        assert answer_from_results(text, results, RECORDS).kind is kind


@pytest.mark.parametrize("text", ["메탄올 67-56-1, 염소 7782-50-5", "염소(7782-50-5)\n메탄올(67-56-1)"])
def test_a_list_of_names_each_with_its_own_number_is_no_contradiction(text: str) -> None:
    answer = answered(text, METHANOL, CHLORINE)
    assert answer.kind is AnswerKind.CHOOSE
    assert DISAGREE not in answer.lines
    assert {offer.cas for offer in answer.offered} >= {("67-56-1",), ("7782-50-5",)}


@pytest.mark.parametrize("text", ["1975-09-02", "1975–09–02", "（1975-09-02）"])
def test_a_date_alone_offers_the_number_that_a_spreadsheet_may_have_changed(text: str) -> None:
    records = FakeRecords(known=("75-09-2",))
    answer = answer_from_results(text, results_for(text, hit("75-09-2", Why.TYPO)), records)
    assert (answer.kind, answer.cas, answer.opens) == (AnswerKind.CHOOSE, ("75-09-2",), False)
    assert "날짜로 바뀐 번호일 수 있음" in answer.title
    assert answered(text).kind is AnswerKind.NONE


def test_two_numbers_of_one_substance_are_that_substance() -> None:
    results = results_for("7782-50-5 UN1017", CHLORINE, by_number={"cas:7782-50-5": "1017"})
    answer = answer_from_results("7782-50-5 UN1017", results, RECORDS)
    assert (answer.kind, answer.cas) == (AnswerKind.SUBSTANCE, ("7782-50-5",))


WORDS = st.sampled_from(
    ["염소", "메탄올", "톨루엔", "갸루", "에틸", "누출", "공장", "7782-50-5", "67-56-1", "7782-50-4", "50-78-2", "UN1017",
     "UN1294", "2024-01-03", "1975-09-02", "35", "98%", "Cl2", "(", ")", ",", "\n", "섞으면", "차이", "."]
)  # fmt: skip


@settings(max_examples=400)
@given(st.lists(WORDS, min_size=1, max_size=6))
def test_an_answer_names_one_substance_only_if_it_bears_all_that_is_named_and_every_word_is_explained(
    words: list[str],
) -> None:
    """Content rule 23."""
    text = " ".join(words)
    bears = {"7782-50-5": "염소", "67-56-1": "메탄올", "108-88-3": "톨루엔"}
    hits = [hit(cas, Why.WORDS, name) for cas, name in bears.items() if name in words or cas in words]
    results = results_for(text, *hits, by_number={"cas:7782-50-5": "1017", "cas:108-88-3": "1294"})
    answer = answer_from_results(text, results, RECORDS)
    if answer.kind is AnswerKind.SUBSTANCE:
        [number] = answer.cas
        numbers = {"7782-50-5": {"UN1017"}, "108-88-3": {"UN1294"}}.get(number, set())
        harmless = {"누출", "공장", "2024-01-03", "98%", "차이"} | {*"(),.\n"}
        assert {*words} <= harmless | numbers | {number, bears[number]}
    assert not answer.opens or answer.kind in (AnswerKind.SUBSTANCE, AnswerKind.UN)


def test_of_several_unknown_numbers_beside_a_name_the_first_is_named() -> None:
    answer = answered("염소 50-78-2 50-00-0", CHLORINE)
    assert answer.lines == (NUMBER_UNKNOWN.format("50-78-2"),)
    wrong = answered("염소 7664-39-4 7664-93-8", CHLORINE)
    assert wrong.lines == (WRONG_NUMBER.format("7664-39-4"),)


def test_ten_of_many_numbers_are_offered_before_the_page_for_all() -> None:
    numbers = [*TITLES][:12]
    answer = answered(", ".join(numbers))
    assert [offer.cas for offer in answer.offered] == [*((number,) for number in numbers[:10]), ()]
    assert (answer.title, answer.cas) == ("번호 12개", tuple(numbers[:10]))
    hits = [hit(number, Why.WORDS, "염소") for number in numbers]
    assert len(answered("염소 7664-39-4", *hits).offered) == 10


def test_a_code_of_a_hazard_is_the_list_of_the_substances_that_have_it() -> None:
    answer = answered("H225", hit("67-56-1", Why.IDENTIFIER, "H225"))
    assert (answer.kind, answer.url, answer.cas) == (AnswerKind.LIST, "/search?q=H225&kind=substance", ())


def test_a_number_of_no_substance_offers_the_rows_that_name_it_before_it_is_called_unknown() -> None:
    records = FakeRecords(rows_of_several={"50-78-2": "여러 번호의 행"})
    answer = answer_from_results("50-78-2", results_for("50-78-2"), records)
    assert (answer.kind, [offer.title for offer in answer.offered]) == (AnswerKind.CHOOSE, ["여러 번호의 행"])
