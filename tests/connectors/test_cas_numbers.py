"""Every CAS number of a field is read, however several are joined; what is no number is counted with its sample."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import casrn

from connectors.cas_numbers import cas_facts, cas_numbers
from connectors.pass_report import PassReport
from connectors.printed_values import absence_of
from connectors.schema import Fact
from identifiers import cas

JOINTS = [", ", ",", "; ", "/", " / ", " ", "\n", "^", "|", " + ", "·", "ㆍ", "、", " 및 ", " and ", " & ", ") (", "\t"]
NUMBERS = st.integers(1000, 999_999_999).map(
    lambda body: casrn.compact(f"{body}{casrn.calc_check_digit(str(body))}"),
)


def read(text: str) -> tuple[list[Fact], PassReport]:
    report = PassReport()
    return list(cas_facts(text, "CAS번호", report)), report


@pytest.mark.parametrize(
    "text",
    [
        *(f"50-00-0{joint}67-56-1" for joint in JOINTS),
        "50-00-0(67-56-1)",
        "50-00-0, 67-56-1, 50-00-0",
        "CAS No. 50-00-0, 67-56-1",
        "0000050-00-0 0067-56-1",
        "５０－００－０, ６７－５６－１",
        "50‑00‑0; 67–56–1",
        "50 - 00 - 0, 67 - 56 - 1",
        "[50-00-0] [67-56-1]",
    ],
)
def test_two_numbers_in_one_field_are_two_facts(text: str) -> None:
    facts, report = read(text)
    assert [fact.value for fact in facts] == ["50-00-0", "67-56-1"]
    assert [fact.order for fact in facts] == [0, 1]
    assert (cas_numbers(text), report.rejected) == (("50-00-0", "67-56-1"), {})


@pytest.mark.parametrize("text", ["", " ", "-", "없음", "해당없음", "자료없음", "부여되지 않음", "null"])
def test_a_field_that_says_there_is_no_number_is_no_rejection(text: str) -> None:
    assert read(text) == ([], PassReport())


def test_what_is_no_number_costs_only_itself() -> None:
    facts, report = read("71-43-2, 71-43-3, 없는번호 외 2종")
    assert [fact.value for fact in facts] == ["71-43-2"]
    assert report.rejected == {"CAS번호: CAS check digit": 1, "CAS번호: no CAS number": 3}
    assert {sample.text for sample in report.samples.values()} == {"71-43-2, 71-43-3, 없는번호 외 2종"}


def test_a_number_written_oddly_keeps_what_was_written() -> None:
    (fact,), _ = read("0071-43-2")
    assert (fact.value, fact.original) == ("71-43-2", "0071-43-2")


@given(st.lists(NUMBERS, min_size=1, max_size=6, unique=True), st.sampled_from(JOINTS))
def test_none_of_any_list_of_numbers_is_lost(numbers: list[str], joint: str) -> None:
    facts, report = read(joint.join(numbers))
    assert [fact.value for fact in facts] == numbers
    assert report.rejected == {}


@given(st.text(max_size=40))
def test_any_field_gives_valid_numbers_and_no_character_of_it_is_lost(text: str) -> None:
    facts, report = read(text)
    assert all(cas.is_valid(fact.value) for fact in facts)
    told = {*(fact.value for fact in facts), *(fact.original for fact in facts)}
    told |= {sample.text for sample in report.samples.values()}
    assert text.strip() in told or absence_of(text) or not text.strip()
