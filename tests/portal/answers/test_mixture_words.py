"""The sides that a text names: hits once each, household words only where no hit has the name."""

from __future__ import annotations

from portal.answers.mixture_words import sides_in, things_in, words_of_things
from portal.answers.typed_query import TypedQuery
from search.engine_types import Hit, Why
from tests.portal.answers.fakes import hit, results_for

ACID = hit("7647-01-0", Why.WORDS, "염산")
BLEACH = hit("chlorine-bleach", Why.WORDS, "락스", kind="product_class")


def keys(text: str, *hits: Hit) -> list[str]:
    return [side.key for side in sides_in(TypedQuery(text, results_for(text, *hits)))]


def test_a_side_counts_once_by_name_and_by_number() -> None:
    assert keys("염산 염산 락스 락스", ACID, hit("71-43-2", Why.WORDS, "염산"), BLEACH) == [
        "7647-01-0",
        "chlorine-bleach",
    ]
    assert keys("염산 염화수소", ACID, hit("7647-01-0", Why.WORDS, "염화수소")) == ["7647-01-0"]
    assert keys("염산 7647-01-0", ACID) == ["7647-01-0"]


def test_household_words_count_once_and_not_where_a_hit_has_the_name() -> None:
    assert keys("식초 식초 세제") == ["vinegar", "detergent"]
    assert keys("락스 식초", BLEACH) == ["chlorine-bleach", "vinegar"]


def test_only_the_first_exact_hit_is_a_side() -> None:
    assert keys("염산", hit("7647-01-0", Why.NAME, "염산"), hit("71-43-2", Why.NAME, "염화")) == ["7647-01-0"]


def test_a_longer_household_word_takes_the_place_of_a_name_within_it() -> None:
    detergent = hit("laundry-detergent", Why.WORDS, "세제", kind="product_class")
    assert keys("락스 산성 세제", BLEACH, detergent) == ["chlorine-bleach", "acid-cleaner"]


def test_matter_that_is_no_household_chemical_counts_only_where_mixing_is_asked() -> None:
    assert keys("염산 유리", ACID) == ["7647-01-0"]
    assert keys("염산 유리 섞으면", ACID) == ["7647-01-0", "glass"]
    assert keys("염산 + 유리", ACID) == ["7647-01-0", "glass"]


def test_the_longest_words_name_a_thing_and_are_told_as_explained() -> None:
    [named] = things_in("산성 세제를")
    assert (named.thing.key, named.words) == ("acid-cleaner", ("산성", "세제"))
    assert words_of_things(TypedQuery("산성 세제를", results_for("산성 세제를"))) == {"산성", "세제"}
