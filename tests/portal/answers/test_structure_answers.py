"""Answers to structures and formulas: one, a choice, or the sentence that this portal holds none."""

from __future__ import annotations

import pytest

from portal.answers.answer import Answer, AnswerKind
from portal.answers.answer_rules import answer_from_results
from portal.answers.structure_answers import (
    DAMAGED_INCHI,
    OTHER_STEREO,
    SAME_STRUCTURE,
    UNKNOWN_FORMULA,
    UNKNOWN_STRUCTURE,
    structure_match_text,
)
from search.engine_types import Hit, Results, Why
from tests.portal.answers.fakes import FakeRecords, hit, results_for

BENZENE, TOLUENE = "71-43-2", "108-88-3"


def answered(text: str, *hits: Hit) -> Answer:
    return answer_from_results(text, results_for(text, *hits), FakeRecords())


@pytest.mark.parametrize(
    ("text", "matched", "opens"),
    [
        ("UHOVQNZJYSORNB-UHFFFAOYSA-N", "UHOVQNZJYSORNB-UHFFFAOYSA-N", True),
        ("InChI=1S/C6H6/c1-2-4-6-5-3-1/h1-6H", "UHOVQNZJYSORNB-UHFFFAOYSA-N", True),
        ("CID 241", "CID 241", True),
        ("C1=CC=CC=C1", "SMILES", False),
        ("c1ccccc1", "SMILES~", False),
        ("CCO", "SMILES", False),
    ],
)
def test_the_one_substance_with_the_structure_is_meant_and_a_number_of_it_opens(
    text: str, matched: str, opens: bool
) -> None:
    answer = answered(text, hit(BENZENE, Why.STRUCTURE, matched))
    assert (answer.kind, answer.cas, answer.opens) == (AnswerKind.SUBSTANCE, (BENZENE,), opens)


@pytest.mark.parametrize(
    "text",
    ["UHOVQNZJYSORNB-UHFFFAOYSA-X", "InChI=1S/C6H6/c1-2-4-6-5-3-1/h1-5H", "CID 999999", "c1ccccc1C", "C=C=O"],
)
def test_an_unknown_structure_finds_nothing_and_says_so(text: str) -> None:
    answer = answered(text)
    assert (answer.kind, answer.lines, answer.offered) == (AnswerKind.NONE, (UNKNOWN_STRUCTURE,), ())


def test_an_inchi_that_is_not_standard_is_named_as_such() -> None:
    assert answered("InChI=1/C6H6/c1-2-4-6-5-3-1/h1-6H").lines == (DAMAGED_INCHI,)


def test_several_with_one_structure_are_a_choice() -> None:
    answer = answered("CID 14833", hit(BENZENE, Why.STRUCTURE, "CID 14833"), hit(TOLUENE, Why.STRUCTURE, "CID 14833"))
    assert (answer.kind, answer.cas, answer.lines) == (AnswerKind.CHOOSE, (BENZENE, TOLUENE), (SAME_STRUCTURE,))


def test_what_has_only_the_same_connections_is_offered_and_never_meant() -> None:
    answer = answered("C[C@H](N)C(=O)O", hit(BENZENE, Why.STRUCTURE, "SMILES~"))
    assert (answer.kind, answer.lines, answer.url) == (AnswerKind.CHOOSE, (OTHER_STEREO,), "")
    exact = hit(TOLUENE, Why.STRUCTURE, "SMILES"), hit(BENZENE, Why.STRUCTURE, "SMILES@")
    assert answered("C[C@H](N)C(=O)O", *exact).cas == (TOLUENE,)


def test_all_bearers_of_a_formula_are_offered_and_one_alone_is_meant() -> None:
    bearers = hit(BENZENE, Why.FORMULA, "C6H6"), hit(TOLUENE, Why.FORMULA, "C6H6")
    answer = answered("C6H6", *bearers, hit("7782-50-5", Why.TEXT))
    assert (answer.kind, answer.cas) == (AnswerKind.CHOOSE, (BENZENE, TOLUENE))
    assert "2가지입니다" in answer.lines[0]
    assert answered("C6H6", bearers[0], hit("7782-50-5", Why.TEXT)).kind is AnswerKind.SUBSTANCE


def test_a_page_full_of_bearers_says_that_there_are_more() -> None:
    bearers = [hit(f"{number}-00-0", Why.FORMULA, "C8H16") for number in range(50, 70)]
    results = results_for("C8H16", *bearers)
    answer = answer_from_results("C8H16", type(results)(results.hits, 41, {}), FakeRecords())
    assert "20가지가 넘습니다" in answer.lines[0]
    assert len(answer.cas) == len(answer.offered) == 10


@pytest.mark.parametrize("text", ["BaCl2", "NaBr", "Ca(OCl)2", "MgSO4·7H2O"])
def test_a_formula_that_nothing_has_is_not_taken_for_another(text: str) -> None:
    answer = answered(text)
    assert (answer.kind, answer.lines) == (AnswerKind.NONE, (UNKNOWN_FORMULA,))


def test_a_formula_that_is_a_name_is_answered_as_a_name() -> None:
    assert answered("H2SO4", hit("7664-93-9", Why.ALIAS, "H2SO4")).cas == ("7664-93-9",)


@pytest.mark.parametrize("text", ["SCBA", "N95", "UN12", "H301", "N/A", "HCFC22"])
def test_other_texts_are_not_called_formulas(text: str) -> None:
    assert UNKNOWN_FORMULA not in answered(text).lines


def test_the_reason_says_what_was_compared() -> None:
    assert structure_match_text("CID 241", "CID 241") == "구조 일치: CID 241"
    assert structure_match_text("c1ccccc1", "SMILES~") == "구조 일치: SMILES"
    assert "비교하지 않음" in structure_match_text("C[C@H](N)C(=O)O", "SMILES~")


def test_a_title_has_sixty_letters_of_the_structure() -> None:
    ring = "c1ccccc1"
    assert [answered(ring + "C" * more).title for more in (52, 53)] == [ring + "C" * 52, ring + "C" * 52 + "…"]


def test_a_text_that_may_be_a_structure_is_one_only_where_one_was_found_first() -> None:
    found = hit("64-17-5", Why.STRUCTURE, "SMILES")
    assert answered("CCO", found).cas == ("64-17-5",)
    named = answered("CCO", hit(BENZENE, Why.NAME, "CCO"), found)
    assert named.cas == (BENZENE,)
    assert UNKNOWN_STRUCTURE not in answered("CCO").lines


def test_facilities_and_products_have_no_structure_and_no_formula() -> None:
    other = hit("p", Why.STRUCTURE, "CID 241", kind="product")
    assert answered("CID 241", other).lines == (UNKNOWN_STRUCTURE,)
    formula = hit("p", Why.FORMULA, "C6H6", kind="product")
    assert answered("C6H6", formula).lines == (UNKNOWN_FORMULA,)


def test_a_formula_of_which_all_bearers_are_known_is_counted() -> None:
    bearers = [hit(f"{number}-00-0", Why.FORMULA, "C8H16") for number in range(50, 53)]
    whole = Results(results_for("C8H16", *bearers).hits, 3, {})
    assert "3가지입니다" in answer_from_results("C8H16", whole, FakeRecords()).lines[0]
    more = Results(whole.hits, 4, {})
    assert "3가지가 넘습니다" in answer_from_results("C8H16", more, FakeRecords()).lines[0]


def test_a_formula_typed_in_the_other_layout_is_left_to_the_rules_of_names() -> None:
    swapped = Results((), 0, {}, layout_from="ㅜㅁ칟")
    assert UNKNOWN_FORMULA not in answer_from_results("NaCl2", swapped, FakeRecords()).lines
