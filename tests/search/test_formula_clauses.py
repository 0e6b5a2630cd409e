"""Formulas, structures and symbols are searched as written and never corrected."""

from __future__ import annotations

import pytest

from search.clauses import TIER, Match
from search.engine_types import Why
from search.fields import Field, written_formula
from search.plan import structure_plan
from search.query_parsing import parse_query, resolve_names
from search.typed_structures import typed_structure
from tests.search.test_plan import matches, planned


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("Co", {"Co"}),
        ("CH3COOH", {"C2H4O2", "CH4CoO"}),
        ("h2so4", {"H2O4S"}),
        ("H₂SO₄", {"H2O4S"}),
        ("ch3ch2ch2ch3", {"C4H10"}),
        ("ch3ch2ch2ch2o", set()),
        ("황산", set()),
    ],
)
def test_a_formula_is_read_in_any_case_up_to_twelve_letters(text: str, formulas: set[str]) -> None:
    clauses = [clause for clause in planned(text).clauses if clause.field is Field.FORMULA]
    assert {token for clause in clauses if clause.match is Match.ANY for token in clause.tokens} == formulas
    assert [clause.tokens for clause in clauses if clause.match is Match.TERM] in ([], [(written_formula(text),)])


@pytest.mark.parametrize("text", ["BaCl2", "Ca(OCl)2", "NaCl", "bacl2", "nacl", "KSCN", "C6H14 누출", "NH4+"])
def test_a_formula_is_not_corrected(text: str) -> None:
    assert not {Match.FUZZY_1, Match.FUZZY_2} & matches(planned(text))


def test_a_structure_has_no_other_clause() -> None:
    structure = typed_structure("c1ccccc1")
    assert structure is not None
    plan = structure_plan(resolve_names(parse_query("c1ccccc1"), ()), structure)
    assert {clause.field for clause in plan.clauses} == {Field.STRUCTURE}
    assert [clause.tier for clause in plan.clauses] == [1_000, 990, 600]


def test_capitals_that_may_be_a_structure_come_after_names_and_formulas() -> None:
    tiers = [clause.tier for clause in planned("CCO").clauses if clause.why is Why.STRUCTURE]
    assert tiers == [320, 320]
    assert [clause for clause in planned("CCO", suggesting=True).clauses if clause.why is Why.STRUCTURE] == []


@pytest.mark.parametrize(
    ("text", "numbers"), [("Co", ("7440484",)), (" Hf ", ("7440586",)), ("P", ("7723140", "12185103"))]
)
def test_a_symbol_in_its_exact_case_is_the_element_before_any_name(text: str, numbers: tuple[str, ...]) -> None:
    clause = next(clause for clause in planned(text).clauses if clause.why is Why.ELEMENT)
    assert (clause.field, clause.tokens) == (Field.CAS, numbers)
    assert all(clause.tier > TIER[why] for why in (Why.NAME, Why.SYNONYM, Why.ALIAS, Why.FORMULA))


@pytest.mark.parametrize("text", ["CO", "co", "Co 누출", "HF", "코발트"])
def test_another_case_or_a_longer_text_is_no_symbol(text: str) -> None:
    assert not any(clause.why is Why.ELEMENT for clause in planned(text).clauses)


def test_a_symbol_is_no_formula_in_another_case() -> None:
    assert not any(clause.tokens == ("NO",) for clause in planned("No").clauses)
    assert any("NO" in clause.tokens for clause in planned("no").clauses)
