"""Household things by their words, keys and product classes."""

from __future__ import annotations

from identifiers import cas
from reference.product_classes import product_classes
from reference.reactivity.consequences import rows
from reference.reactivity.household_things import thing_of_class, thing_of_key, thing_of_word
from reference.words.mixtures import HOUSEHOLD_THINGS


def test_a_thing_is_found_by_each_word_whatever_its_spaces() -> None:
    for word in ("산성 세제", "산성세제", "Acid Cleaner"):
        thing = thing_of_word(word)
        assert thing is not None
        assert thing.key == "acid-cleaner"
    assert thing_of_word("맛집") is None


def test_keys_are_no_slug_of_a_class_and_classes_that_things_name_exist() -> None:
    slugs = {each.slug for each in product_classes()}
    for row in rows("household_things.csv"):
        assert row["key"] not in slugs
        assert not row["product_class"] or row["product_class"] in slugs
        assert row["reason"]
        assert all(cas.is_valid(number) for number in row["cas"].split())


def test_no_word_names_two_things() -> None:
    named = [{"".join(word.split()) for word in row["words"].split(";")} for row in rows("household_things.csv")]
    assert sum(map(len, named)) == len(set().union(*named))


def test_a_class_leads_to_the_thing_by_which_it_is_judged() -> None:
    assert thing_of_class("toilet-cleaner") == thing_of_key("toilet")
    assert thing_of_class("antifreeze") is None
    assert thing_of_class("") is None


def test_most_household_words_of_queries_are_a_thing() -> None:
    without = sorted(word for word in HOUSEHOLD_THINGS if thing_of_word(word) is None)
    assert without == []
