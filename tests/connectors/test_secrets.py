from __future__ import annotations

from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.secrets import without_secrets

KEYS = st.text(alphabet=st.characters(codec="ascii", exclude_categories=["Cc"], exclude_characters="*"), min_size=8)


@pytest.mark.parametrize("cut", [10, 15, 24])
def test_the_beginning_of_a_key_that_a_cut_left_over_is_hidden(cut: int) -> None:
    key = "abcdefgh+ijklmnop/qrstuv=="
    assert without_secrets(f"key={key[:cut]}", [key]) == "key=***"


def test_percent_encoding_in_small_letters_is_hidden() -> None:
    assert without_secrets("k=ab%2bcd%2fef%3d&x", ["ab+cd/ef="]) == "k=***&x"


def test_an_empty_key_hides_nothing() -> None:
    assert without_secrets("벤젠", ["", ""]) == "벤젠"


@given(KEYS, st.text(alphabet="가나다", max_size=5), st.text(alphabet="가나다", max_size=5))
def test_every_form_of_a_key_is_hidden_and_nothing_else(key: str, before: str, behind: str) -> None:
    for form in (key, quote(key, safe=""), quote_plus(key)):
        assert without_secrets(f"{before}{form}{behind}", [key]) == f"{before}***{behind}"
