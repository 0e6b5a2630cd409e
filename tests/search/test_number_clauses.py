"""Numbers, numbers with a slip, and beginnings of numbers have their clauses, each at its tier."""

from __future__ import annotations

import pytest

from search.clauses import NUMBER_WHILE_TYPING, Match
from search.engine_types import Why
from search.fields import Field
from search.name_clauses import PREFIX_WHILE_TYPING
from tests.search.test_plan import clause_tiers, planned


def test_a_wrong_check_digit_searches_numbers_one_edit_away_as_typos() -> None:
    near = [clause for clause in planned("7664-39-4").clauses if clause.match is Match.ANY]
    assert [clause.why for clause in near] == [Why.TYPO]
    assert "7664393" in near[0].tokens


@pytest.mark.parametrize(
    ("text", "suggesting", "near"),
    [
        ("7664394", False, True),
        ("7664394", True, False),
        ("7664-39-4", True, True),
        ("766439", False, False),
        ("50-00-1", False, True),
        ("７６６４–３９–４", True, True),
    ],
)
def test_a_number_without_hyphens_is_a_typo_only_if_it_is_long_and_no_longer_typed(
    text: str, suggesting: bool, near: bool
) -> None:
    assert ((Field.CAS, Match.ANY) in clause_tiers(planned(text, suggesting=suggesting))) == near


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("12", ()),
        ("123", ("123",)),
        ("７６６４–９", ("76649",)),
        ("123456789", ("123456789",)),
        ("1234567890", ()),
        ("123가", ()),
        ("a123", ()),
    ],
)
def test_three_to_nine_digits_may_begin_a_number(text: str, digits: tuple[str, ...]) -> None:
    beginnings = [clause.tokens for clause in planned(text).clauses if clause.field is Field.CAS]
    assert [tokens for tokens in beginnings if len(tokens) == 1] == ([digits] if digits else [])


@pytest.mark.parametrize(
    ("text", "field", "match"),
    [
        ("KE-02", Field.IDENTIFIER, Match.PREFIX),
        ("UN1", Field.UN, Match.PREFIX),
        ("71-4", Field.CAS, Match.ANY),
        ("714", Field.CAS, Match.PREFIX),
    ],
)
def test_the_beginning_of_a_number_comes_before_names_that_begin_so_and_only_while_typing(
    text: str, field: Field, match: Match
) -> None:
    assert clause_tiers(planned(text, suggesting=True))[field, match] == NUMBER_WHILE_TYPING > PREFIX_WHILE_TYPING
    assert clause_tiers(planned(text)).get((field, match), 0) < NUMBER_WHILE_TYPING


def test_the_beginning_of_a_cas_number_is_no_other_number() -> None:
    clauses = planned("71-4", suggesting=True).clauses
    assert Field.IDENTIFIER not in {clause.field for clause in clauses}
    (numbers,) = [clause.tokens for clause in clauses if clause.field is Field.CAS]
    assert len(numbers) == 10
    assert "71432" in numbers
