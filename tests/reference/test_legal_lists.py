"""Legal lists: today's term beside the older one, or 대응 미확인 (content rule 15)."""

from __future__ import annotations

import csv
import re

import pytest

from connectors.hazmat.substance_facts import LAW as FIRE_LAW
from connectors.ncis.inventory_listings import CONTROL_ACT
from reference.legal_lists import (
    COMPLETE_LISTS,
    FOLDER,
    LAW_OF_LIST,
    LAWS_NOT_COVERED,
    LOOKUP_RANKS,
    PRIOR_WEIGHTS,
    REGISTERS,
    UNKNOWN_TERM,
    lists,
    term_of,
)


def test_the_split_of_2025_is_stated_beside_the_old_word() -> None:
    term = term_of("유독물질")
    assert term.today == "인체급성·인체만성·생태유해성물질"
    assert "2025-08-07" in term.remark


@pytest.mark.parametrize("name", ["유독물", "관찰물질", "취급제한물질", "취급금지물질"])
def test_terms_of_the_old_act_have_no_confirmed_counterpart(name: str) -> None:
    assert term_of(name).today == UNKNOWN_TERM


def test_an_unknown_list_keeps_its_name_and_says_so() -> None:
    term = term_of("처음 보는 물질")
    assert (term.law, term.today, term.remark) == ("", "처음 보는 물질", UNKNOWN_TERM)


def test_a_name_inside_another_is_not_mistaken_for_it() -> None:
    assert term_of("등록대상기존화학물질").today == "등록대상기존화학물질"
    assert term_of("기존화학물질").today == "기존화학물질"


def test_every_list_names_a_law_and_a_source() -> None:
    assert all(term.law and term.today and term.source for term in (each.term for each in lists().values()))


def laws() -> dict[str, str]:
    with (FOLDER / "laws.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["held"] for row in csv.DictReader(file, strict=True)}


def test_every_law_of_a_list_is_in_the_table_of_laws_and_none_is_marked_as_not_held() -> None:
    held = laws()
    assert set(held.values()) == {"yes", "no", "former"}
    assert {held[law] for law in (*LAW_OF_LIST.values(), FIRE_LAW, CONTROL_ACT)} == {"yes"}
    assert {held[each.term.law] for each in lists().values() if not each.is_current} == {"former"}


def test_a_list_that_the_ministry_no_longer_names_has_no_law_to_be_read_by() -> None:
    assert "관찰물질" in lists()
    assert "관찰물질" not in LAW_OF_LIST


def test_the_lists_that_are_held_whole_stand_in_the_order_of_their_places() -> None:
    assert [lists()[name].complete_rank for name in COMPLETE_LISTS] == list(range(1, len(COMPLETE_LISTS) + 1))
    assert COMPLETE_LISTS[0] == "사고대비물질"
    assert set(COMPLETE_LISTS) <= LAW_OF_LIST.keys()


def test_a_register_of_everything_is_told_from_a_list_that_regulates() -> None:
    assert set(REGISTERS) == {"기존화학물질", "등록대상기존화학물질"}


def test_categories_and_prefixes_tell_one_list_each() -> None:
    for told in ([each.category for each in lists().values()], [each.prefix for each in lists().values()]):
        named = [mark for mark in told if mark]
        assert len(set(named)) == len(named) > 0
    assert {each.name for each in lists().values() if re.fullmatch(r"06-[45]", each.prefix)} == {"제한물질", "금지물질"}


def test_marks_stand_in_the_name_of_a_list_that_there_is() -> None:
    for mark, _ in (*PRIOR_WEIGHTS, *LOOKUP_RANKS):
        assert any(mark in name for name in LAW_OF_LIST), mark


def test_what_comes_first_is_asked_about_first() -> None:
    ranks = [rank for _, rank in LOOKUP_RANKS]
    assert ranks == sorted(ranks)
    assert LOOKUP_RANKS[0] == ("사고대비물질", 0)
    assert max(PRIOR_WEIGHTS, key=lambda mark: mark[1])[0] == "사고대비"


def test_the_laws_that_are_not_held_include_those_that_people_ask_for() -> None:
    named = " ".join(LAWS_NOT_COVERED)
    for law in ("산업안전보건법", "고압가스", "화학무기", "마약류", "폐기물", "대기환경", "물환경"):
        assert law in named
