"""규정수량 by CAS number: annex 3 before annex 2, quantities as printed."""

from __future__ import annotations

from decimal import Decimal

from identifiers import cas
from reference.regulated_quantities import ACCIDENT_ANNEX, general_rules, quantities_of, regulated_quantities


def test_the_accident_annex_has_the_hundred_numbers_of_the_list() -> None:
    """Content rule 14."""
    assert {row.number for row in regulated_quantities() if row.annex == ACCIDENT_ANNEX} == set(map(str, range(1, 101)))


def test_every_row_has_a_source_and_a_quantity() -> None:
    for row in regulated_quantities():
        assert row.source
        assert row.lowest or row.low or row.high, row


def test_hardly_a_number_is_printed_with_a_wrong_check_digit() -> None:
    wrong = {number for row in regulated_quantities() for number in row.cas if not cas.is_valid(number)}
    assert len(wrong) <= 6, wrong  # as many as the national list has


def test_no_row_steps_down_from_the_lowest_to_the_high() -> None:
    for row in regulated_quantities():
        steps = [Decimal(step) for step in (row.lowest, row.low, row.high) if step]
        assert steps == sorted(steps), row


def test_the_accident_annex_comes_first() -> None:
    annexes = [row.annex for row in quantities_of("71-43-2")]
    assert annexes[0] == ACCIDENT_ANNEX
    assert set(annexes) == {"2", "3"}


def test_a_number_of_the_accident_list_finds_rows_that_do_not_name_the_substance() -> None:
    assert quantities_of("1336-21-6") == ()
    assert [row.text for row in quantities_of("1336-21-6", {"44"})] == [
        "최하위 0.05 t · 하위 2 t · 상위 40 t",
        "최하위 0.5 t · 하위 20 t · 상위 400 t",
    ]


def test_a_dash_of_the_annex_is_no_quantity() -> None:
    chronic = next(row for row in quantities_of("7439-92-1") if row.kinds == ("만성",))
    assert chronic.text == "최하위 1 t · 하위 40 t · 상위 –"


def test_the_general_rules_name_the_annex_that_they_belong_to() -> None:
    assert [(rule.annex, rule.item) for rule in general_rules()] == [("2", "가"), ("2", "나"), ("2", "다"), ("3", "가")]
