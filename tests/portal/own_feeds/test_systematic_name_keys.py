"""Keys and spellings of one substance, and the fact that holds them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.schema import FactKind
from portal.own_feeds.systematic_name_keys import MOST_KEYS, facts_of_keys, keys_in, made_of
from reference.systematic_names.keys import StatedKeys, stated_keys

KEYS = st.lists(st.text("abcDEF019_-", min_size=11, max_size=11), unique=True).map(tuple)


@given(same=KEYS, near=KEYS)
def test_a_fact_gives_back_the_keys_that_it_was_made_of(same: tuple[str, ...], near: tuple[str, ...]) -> None:
    keys = StatedKeys(same, near)
    facts = facts_of_keys(keys)
    assert {fact.kind for fact in facts} <= {FactKind.NAME_KEYS}
    assert keys_in("".join(fact.value for fact in facts)) == keys


def test_a_substance_has_the_keys_of_all_its_names_once() -> None:
    made = made_of(["4-Chloroaniline", "Benzenamine, 4-chloro-"])
    assert made.keys == stated_keys("4-Chloroaniline")
    assert made.spellings == ("4kloloanilin", "anilin4klolo")
    assert len(made_of([f"{number}-Chloroquinoline" for number in range(2, 99)]).keys.same) == MOST_KEYS


@pytest.mark.parametrize("name", ["X-9", "", "12", "?"])
def test_a_name_that_says_too_little_makes_nothing(name: str) -> None:
    assert made_of([name]).is_empty
