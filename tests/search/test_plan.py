"""Plans are bounded, exact names get no fuzzy clauses, and scores stay integers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import analysis
from search.engine_types import Why
from search.fields import Field
from search.plan import MAX_CLAUSES, TIER_STEP, Match, Plan, build_plan
from search.query_parsing import parse_query, resolve_names
from tests.search.test_folding import ANY_TEXT


def planned(text: str, names: frozenset[str] = frozenset(), *, suggesting: bool = False) -> Plan:
    """The plan of a text in an index that knows ``names``."""
    return build_plan(resolve_names(parse_query(text), names), suggesting=suggesting)


def matches(plan: Plan) -> set[Match]:
    """The match types of a plan's clauses."""
    return {clause.match for clause in plan.clauses}


def test_an_exact_name_gets_no_fuzzy_clauses() -> None:
    assert not {Match.FUZZY_1, Match.FUZZY_2} & matches(planned("메탄올", frozenset({"메탄올"})))
    assert Match.FUZZY_1 in matches(planned("메탄올"))


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("황", set()),
        ("황산", {Match.FUZZY_1}),
        ("수산화나트름", {Match.FUZZY_1, Match.FUZZY_2}),
        ("dmf", set()),
        ("tolune", {Match.FUZZY_1}),
    ],
)
def test_two_typos_need_four_syllables_or_seven_letters(text: str, slips: set[Match]) -> None:
    assert matches(planned(text)) & {Match.FUZZY_1, Match.FUZZY_2} == slips


@pytest.mark.parametrize(
    ("text", "field", "token"),
    [
        ("7664-39-3", Field.CAS, "7664393"),
        ("7664-39-3 누출", Field.CAS, "7664393"),
        ("UN1052", Field.UN, "1052"),
        ("UN 1052 누출", Field.UN, "1052"),
        ("H2SO4", Field.FORMULA, "H2O4S"),
    ],
)
def test_numbers_and_formulas_are_searched_in_one_spelling(text: str, field: Field, token: str) -> None:
    assert (field, (token,)) in {(clause.field, clause.tokens) for clause in planned(text).clauses}


def test_a_wrong_check_digit_searches_numbers_one_edit_away_as_typos() -> None:
    near = [clause for clause in planned("7664-39-4").clauses if clause.match is Match.ANY]
    assert [clause.why for clause in near] == [Why.TYPO]
    assert "7664393" in near[0].tokens


@pytest.mark.parametrize(
    ("text", "suggesting", "first"),
    [
        ("질산ㅋ", False, True),
        ("요오", True, True),
        ("요오", False, False),
        ("PHMG", False, True),
        ("toluen", False, False),
    ],
)
def test_a_text_still_being_typed_is_a_prefix_before_it_is_a_typo(text: str, suggesting: bool, first: bool) -> None:
    tiers = {clause.match: clause.tier for clause in planned(text, suggesting=suggesting).clauses}
    assert (tiers[Match.PREFIX] > tiers[Match.FUZZY_1]) == first


def test_initials_are_a_prefix_only_while_typing() -> None:
    assert Match.PREFIX not in matches(planned("ㅂㅎㅅ"))
    assert Match.PREFIX in matches(planned("ㅂㅎㅅ", suggesting=True))


def test_text_must_contain_every_word_as_a_phrase_of_bigrams() -> None:
    phrases = [clause.tokens for clause in planned("탱크를 청소하라").clauses if clause.match is Match.PHRASES]
    assert phrases[0] == ("탱크", "청소 소하 하라")


@pytest.mark.parametrize("text", ["", " ", "!!!", "\x00"])
def test_a_text_without_words_asks_for_nothing(text: str) -> None:
    assert planned(text).clauses == ()


@given(st.one_of(ANY_TEXT, st.text("가나다 ㄱㅏab12-,'%()", max_size=400)), st.booleans())
def test_any_text_makes_a_bounded_plan(text: str, suggesting: bool) -> None:
    parsed = parse_query(text)
    plan = build_plan(resolve_names(parsed, frozenset(parsed.name_tokens())), suggesting=suggesting)
    assert len(plan.clauses) <= MAX_CLAUSES
    words = [token for clause in plan.clauses if clause.match is not Match.PHRASES for token in clause.tokens]
    assert all(len(word) <= analysis.MAX_TOKEN_LENGTH for word in words)
    assert sum(clause.tier for clause in plan.clauses) * TIER_STEP + 127 < 2**24
    assert all(clause.tokens and all(clause.tokens) for clause in plan.clauses)
