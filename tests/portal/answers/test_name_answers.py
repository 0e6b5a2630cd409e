"""Names: exact, in a sentence, shared, and of products."""

from __future__ import annotations

import pytest

from portal.answers.answer import AnswerKind
from portal.answers.name_answers import name_answer
from portal.answers.typed_query import TypedQuery
from search.engine_types import Hit, Why
from tests.portal.answers.fakes import hit, results_for


def typed_query(text: str, *hits: Hit, read_as: str = "") -> TypedQuery:
    return TypedQuery(text, results_for(text, *hits, read_as=read_as))


def test_an_exact_name_is_its_substance_at_the_section_of_the_intent() -> None:
    answer = name_answer(typed_query("황산 누출", hit("7664-93-9", Why.NAME), read_as="황산"))
    assert answer is not None
    assert (answer.kind, answer.cas, answer.url, answer.intent, answer.opens) == (
        AnswerKind.SUBSTANCE, ("7664-93-9",), "/substances/7664-93-9#spill", "spill", False,
    )  # fmt: skip


def test_a_concentration_stands_in_the_address_and_leads_to_the_picker_of_forms() -> None:
    answer = name_answer(typed_query("과산화수소 30%", hit("7722-84-1", Why.NAME), read_as="과산화수소"))
    assert answer is not None
    assert (answer.url, answer.intent) == ("/substances/7722-84-1?percent=30#card", "concentration")


def test_a_name_that_several_substances_share_is_a_choice() -> None:
    answer = name_answer(typed_query("인", hit("7723-14-0", Why.SYNONYM, "인"), hit("12185-10-3", Why.SYNONYM, "인")))
    assert answer is not None
    assert (answer.kind, answer.cas) == (AnswerKind.CHOOSE, ("7723-14-0", "12185-10-3"))


def test_a_title_of_one_that_is_a_synonym_of_another_means_either() -> None:
    answer = name_answer(
        typed_query("삼불화붕소", hit("20654-88-0", Why.NAME), hit("7637-07-2", Why.SYNONYM, "삼불화붕소"))
    )
    assert answer is not None
    assert (answer.kind, answer.cas) == (AnswerKind.CHOOSE, ("20654-88-0", "7637-07-2"))


def test_a_name_beside_a_piece_of_another_is_only_offered_after_the_corrected_name() -> None:
    hits = (hit("7439-97-6", Why.WORDS, "수은"), hit("7783-06-4", Why.TYPO, "수은 시안화물"))
    answer = name_answer(typed_query("수은 시안화뮬", *hits))
    assert answer is not None
    assert (answer.kind, answer.cas) == (AnswerKind.CHOOSE, ("7783-06-4", "7439-97-6"))


@pytest.mark.parametrize("text", ["SCBA", "PFAS", "TLVs"])
def test_an_abbreviation_is_not_a_typing_error_of_another(text: str) -> None:
    assert name_answer(typed_query(text, hit("67-56-1", Why.TYPO, text[:-1] + "X"))) is None


@pytest.mark.parametrize(
    ("text", "matched", "offered"),
    [
        ("염화제1수은", "염화제2수은", False),
        ("염화수은(II)", "염화수은(I)", False),
        ("1,3-부타디앤", "1,3-부타디엔", True),
        ("염화수은", "염화제2수은", True),
    ],
)
def test_a_number_or_valency_is_not_a_typing_error_of_another(text: str, matched: str, offered: bool) -> None:
    assert (name_answer(typed_query(text, hit("7439-97-6", Why.TYPO, matched))) is not None) == offered


@pytest.mark.parametrize(("name", "kind"), [("염소", AnswerKind.SUBSTANCE), ("은", AnswerKind.CHOOSE)])
def test_a_name_in_a_sentence_is_meant_unless_it_is_one_syllable(name: str, kind: AnswerKind) -> None:
    answer = name_answer(typed_query(f"탱크 {name} 문의", hit("7782-50-5", Why.WORDS, name)))
    assert answer is not None
    assert answer.kind is kind


def test_a_product_is_no_substance() -> None:
    answer = name_answer(typed_query("락스", hit("chlorine-bleach", Why.NAME, "락스", kind="product_class")))
    assert answer is not None
    assert (answer.kind, answer.cas) == (AnswerKind.PRODUCT, ())


def test_a_facility_of_that_name_is_a_list() -> None:
    answer = name_answer(typed_query("가상케미칼", hit("f", Why.NAME, "가상케미칼", kind="facility")))
    assert answer is not None
    assert answer.kind is AnswerKind.LIST
    assert "kind=facility" in answer.url


def test_equal_corrections_are_all_offered() -> None:
    """Content rule 23."""
    answer = name_answer(typed_query("메탄욜", hit("67-56-1", Why.TYPO), hit("108-88-3", Why.TYPO)))
    assert answer is not None
    assert {number for each in answer.offered for number in each.cas} == {"67-56-1", "108-88-3"}
