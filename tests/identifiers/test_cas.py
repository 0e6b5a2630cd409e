from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identifiers import cas


def _number(body: str) -> str:
    check = sum(place * int(digit) for place, digit in enumerate(reversed(body), 1)) % 10
    return f"{body[:-2]}-{body[-2:]}-{check}"


NUMBERS = st.integers(1000, 999_999_999).map(lambda number: _number(str(number)))


@pytest.mark.parametrize(
    "text",
    [
        "7664-39-3",
        "7664393",
        " 7664 - 39 - 3 ",
        "７６６４－３９－３",
        "7664\u201339\u20133",
        "7664−39−3",
        "0007664-39-3",
        "0007664393",
        "7664-39-3\u3000",
    ],
)
def test_a_number_is_read_however_it_is_typed(text: str) -> None:
    assert cas.parse(text) == "7664-39-3"


@pytest.mark.parametrize(
    "text",
    ["", "-", "자료없음", "7664-39", "7664-3-93", "12-34", "1234", "0000-00-0", "1" * 11, "7664-39-3 외", "٧٦٦٤-٣٩-٣"],
)
def test_what_has_not_the_shape_is_no_number(text: str) -> None:
    with pytest.raises(cas.CasError) as raised:
        cas.parse(text)
    assert not isinstance(raised.value, cas.CheckDigitError)


def test_a_wrong_check_digit_says_what_it_should_be() -> None:
    with pytest.raises(cas.CheckDigitError, match=r"the last digit of 7664-39-4 should be 3"):
        cas.parse("7664-39-4")


def test_numbers_in_running_text_are_found_once_and_in_order() -> None:
    text = "불산(7664-39-3), 벤젠 71-43-2 및 7664-39-3; 전화 02-12-3, 2025-08-07, 잘못 71-43-3, KE-1-71-43-2"
    assert cas.find(text) == ("7664-39-3", "71-43-2")


def test_a_padded_number_in_running_text_is_written_without_its_zeros() -> None:
    assert cas.find("CAS 00071-43-2") == ("71-43-2",)


def test_two_swapped_digits_lead_back_to_the_number() -> None:
    assert "7664-39-3" in cas.one_edit_away("7646-39-3")


def test_neighbours_of_a_valid_number_are_not_the_number_itself() -> None:
    assert "71-43-2" not in cas.one_edit_away("71-43-2")


@pytest.mark.parametrize("text", ["", "벤젠", "123", "1" * 12])
def test_what_is_no_number_give_or_take_a_digit_has_no_neighbours(text: str) -> None:
    assert cas.one_edit_away(text) == ()


@given(NUMBERS)
def test_a_number_is_its_own_canonical_form(number: str) -> None:
    assert cas.parse(number) == number
    assert cas.parse(cas.digits(number)) == number
    assert cas.find(f"값 {number}.") == (number,)


@given(NUMBERS, st.data())
def test_any_one_changed_digit_is_noticed_or_stands_among_the_neighbours(number: str, data: st.DataObject) -> None:
    typed = cas.digits(number)
    place = data.draw(st.integers(0, len(typed) - 1))
    changed = typed[:place] + data.draw(st.sampled_from("0123456789")) + typed[place + 1 :]
    assert changed == typed or number in cas.one_edit_away(changed)


@given(st.text() | st.from_regex(r"\d{2,9}-?\d\d-?\d", fullmatch=True))
def test_any_text_is_a_canonical_number_or_an_error_of_ours(text: str) -> None:
    try:
        number = cas.parse(text)
    except cas.CasError:
        assert not cas.is_valid(text)
    else:
        assert re.fullmatch(r"[1-9][0-9]{1,6}-[0-9]{2}-[0-9]", number)
        assert cas.parse(number) == number


@given(st.text(alphabet="0123456789- "))
def test_every_neighbour_is_a_valid_number(text: str) -> None:
    near = cas.one_edit_away(text)
    assert [cas.parse(number) for number in near] == list(near)
    assert len(set(near)) == len(near)


@given(NUMBERS, st.data())
def test_every_hyphenated_beginning_of_a_number_can_be_completed_to_it(number: str, data: st.DataObject) -> None:
    first = number.index("-") + 1
    beginning = number[: data.draw(st.integers(first, len(number)))]
    completions = cas.completions(beginning)
    assert number in completions
    assert len(completions) <= 100
    assert all(cas.is_valid(each) and each.startswith(beginning) for each in completions)


@pytest.mark.parametrize(
    "text", ["", "71", "7143", "7-4", "71--4", "71-432", "71-43-3", "97-1-99", "가-1", "12345678-1"]
)
def test_other_texts_begin_no_number(text: str) -> None:
    assert cas.completions(text) == ()
