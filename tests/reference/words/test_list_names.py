"""What people call lists: every word means a list or a law that the portal knows."""

from __future__ import annotations

import csv

from portal.answers.typed_query import compact
from reference.legal_lists import FOLDER, LAWS_NOT_COVERED, lists
from reference.words.list_names import (
    FIRE_CLASS_BY_WORD,
    FORMER_TERMS,
    HAZARDS_BY_WORD,
    LAW_NOT_COVERED_BY_WORD,
    LISTS_BY_WORD,
)


def test_every_word_is_written_as_questions_are_read() -> None:
    for word in (*LISTS_BY_WORD, *FORMER_TERMS, *LAW_NOT_COVERED_BY_WORD, *HAZARDS_BY_WORD, *FIRE_CLASS_BY_WORD):
        assert word == compact(word)


def test_no_word_means_two_sorts_of_things() -> None:
    sorts = [
        set(LISTS_BY_WORD),
        set(FORMER_TERMS),
        set(LAW_NOT_COVERED_BY_WORD),
        set(HAZARDS_BY_WORD),
        set(FIRE_CLASS_BY_WORD),
    ]
    assert len(set().union(*sorts)) == sum(map(len, sorts))


def test_every_list_that_is_meant_is_one_the_ministry_names_today() -> None:
    known = lists()
    assert all(known[name].is_current for names in LISTS_BY_WORD.values() for name in names)


def test_the_older_term_means_todays_three_lists() -> None:
    assert LISTS_BY_WORD["유독물질"] == ("인체급성유해성물질", "인체만성유해성물질", "생태유해성물질")


def test_a_term_of_the_old_law_is_given_no_list() -> None:
    assert not set(FORMER_TERMS) & set(LISTS_BY_WORD)


def test_every_law_of_a_list_that_is_not_held_is_named_as_not_held() -> None:
    with (FOLDER / "laws.csv").open(encoding="utf-8", newline="") as file:
        held = {row["name"]: row["held"] for row in csv.DictReader(file, strict=True)}
    assert {held[law] for law in LAW_NOT_COVERED_BY_WORD.values()} == {"no"}
    assert len(set(LAW_NOT_COVERED_BY_WORD.values())) == len(LAWS_NOT_COVERED)


def test_one_word_may_mean_several_classes_of_hazard() -> None:
    assert HAZARDS_BY_WORD["cmr"] == ("발암성", "생식세포 변이원성", "생식독성")
    assert set(FIRE_CLASS_BY_WORD.values()) <= set("123456")
