from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.eu import ecnumber

from identifiers import ec


@pytest.mark.parametrize("text", ["200-753-7", " 200 - 753 - 7 ", "２００－７５３－７", "200\u2013753\u20137"])
def test_a_number_is_read_however_it_is_typed(text: str) -> None:
    assert ec.parse(text) == "200-753-7"


@pytest.mark.parametrize("text", ["203-625-9", "231-634-8", "200-001-8"])
def test_numbers_of_well_known_substances_pass(text: str) -> None:
    assert ec.parse(text) == text


def test_a_wrong_check_digit_says_what_it_should_be() -> None:
    with pytest.raises(ec.CheckDigitError, match="should be 7"):
        ec.parse("200-753-8")


@pytest.mark.parametrize("text", ["", "2007537", "71-43-2", "200-753", "자료없음"])
def test_what_has_not_the_shape_is_no_number(text: str) -> None:
    with pytest.raises(ec.EcError) as raised:
        ec.parse(text)
    assert not isinstance(raised.value, ec.CheckDigitError)


@given(st.integers(0, 999_999), st.integers(0, 9))
def test_at_most_one_last_digit_is_right(body: int, digit: int) -> None:
    text = f"{body:06}"
    right = [last for last in range(10) if _passes(f"{text[:3]}-{text[3:]}-{last}")]
    assert len(right) <= 1
    assume(right)
    assert _passes(f"{text[:3]}-{text[3:]}-{digit}") is (digit == right[0])


def test_a_number_whose_remainder_is_ten_was_never_given_out() -> None:
    with pytest.raises(ec.CheckDigitError, match="never given out"):
        ec.parse("200-016-0")


def test_a_number_of_elincs_whose_remainder_is_ten_ends_in_one() -> None:
    assert ec.parse("400-045-1") == "400-045-1"
    with pytest.raises(ec.CheckDigitError, match="should be 1"):
        ec.parse("400-045-0")


@given(st.integers(0, 999_999))
def test_a_second_implementation_takes_the_same_last_digit_but_for_numbers_never_given_out(body: int) -> None:
    digits = f"{body:06}"
    texts = [f"{digits[:3]}-{digits[3:]}-{last}" for last in range(10)]
    taken = [text for text in texts if _passes(text)]
    if taken:
        assert taken == [text for text in texts if ecnumber.is_valid(text)]
    else:
        assert digits[0] != "4"
        with pytest.raises(ec.CheckDigitError, match="never given out"):
            ec.parse(texts[0])


def _passes(text: str) -> bool:
    try:
        return ec.parse(text) == text
    except ec.CheckDigitError:
        return False
