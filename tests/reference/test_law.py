"""Words of law: today's term beside the older one, or 대응 미확인 (content rule 15)."""

from __future__ import annotations

import pytest

from connectors.ncis.law import LAW_OF_LIST
from reference.law import LAWS_NOT_HELD, UNKNOWN_TERM, term_of, terms


def test_the_split_of_2025_is_said_beside_the_old_word() -> None:
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
    assert all(term.law and term.today and term.source for term in terms().values())


@pytest.mark.parametrize(("name", "law"), LAW_OF_LIST.items())
def test_the_portal_and_the_ministrys_reader_name_one_law_for_a_list(name: str, law: str) -> None:
    assert term_of(name).law == law


def test_the_laws_that_are_not_held_include_those_that_people_ask_for() -> None:
    named = " ".join(LAWS_NOT_HELD)
    for law in ("산업안전보건법", "고압가스", "화학무기", "마약류", "폐기물", "대기환경", "물환경"):
        assert law in named
