from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from connectors.row_key import digest_key

WORDS = st.text(max_size=12)
FIELDS = ("product", "brand", "day")


def test_the_same_row_has_the_same_key_in_every_version() -> None:
    assert digest_key({"product": "가상 완구", "brand": "시연", "day": "20240101"}, FIELDS) == "19e12f45dce6cd4f"


def test_a_row_with_nothing_in_it_has_no_key() -> None:
    assert digest_key({"product": " ", "brand": None}, FIELDS) == ""


def test_other_fields_and_blanks_at_the_ends_do_not_matter() -> None:
    assert digest_key({"product": " 가 ", "x": 1}, FIELDS) == digest_key({"product": "가", "x": 2, "brand": ""}, FIELDS)


@given(st.tuples(WORDS, WORDS, WORDS), st.tuples(WORDS, WORDS, WORDS))
def test_rows_that_differ_differ_in_their_keys(one: tuple[str, str, str], other: tuple[str, str, str]) -> None:
    stripped = [tuple(word.strip() for word in row) for row in (one, other)]
    keys = [digest_key(dict(zip(FIELDS, row, strict=True)), FIELDS) for row in (one, other)]
    assert (keys[0] == keys[1]) == (stripped[0] == stripped[1])
