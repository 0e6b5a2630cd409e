from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identifiers import ke


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("KE-17074", "KE-17074"),
        ("ke17074", "KE-17074"),
        (" KE - 17074 ", "KE-17074"),
        ("ＫＥ－17074", "KE-17074"),
        ("KE-05-1131", "KE-05-1131"),
        ("2015-3-6945", "2015-3-6945"),
        ("98-3-948", "98-3-948"),
    ],
)
def test_every_shape_of_the_national_list_is_read(text: str, number: str) -> None:
    assert ke.parse(text) == number


@pytest.mark.parametrize(
    "text", ["", "KE-", "KE-1707", "KE-170745", "17074", "71-43-2", "06-5-10", "V", "기존화학물질"]
)
def test_what_has_another_shape_is_refused_with_both_examples(text: str) -> None:
    with pytest.raises(ke.KeError, match=r"KE-17074.*2015-3-6945"):
        ke.parse(text)


@given(st.integers(0, 99_999))
def test_a_number_is_its_own_canonical_form(number: int) -> None:
    written = f"KE-{number:05}"
    assert ke.parse(ke.parse(written)) == written


@pytest.mark.parametrize(
    ("text", "digits"),
    [("KE-02", "02"), ("ke 021", "021"), ("ＫＥ０２", "02"), ("KE02150", "02150"), ("KE-05-11", "0511"), ("KE-05-1131", "051131"),
     ("KE", ""), ("KE-", ""), ("kerosene", ""), ("02150", ""), ("KE-0215000", "")],
)  # fmt: skip
def test_the_beginning_of_a_number_has_its_letters(text: str, digits: str) -> None:
    assert ke.beginning(text) == digits
