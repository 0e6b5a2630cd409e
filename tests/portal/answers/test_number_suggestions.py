"""Suggestions for numbers: each says which number it is, and a UN number leads to its own page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portal.answers.number_suggestions import GROUP_NOTE, UnSuggestion, number_scheme, un_suggestions
from reference.un_numbers import SOURCE
from search.engine_types import Hit, Why
from tests.portal.answers.fakes import hit, results_for


def suggested(text: str, *hits: Hit, size: int = 8) -> tuple[UnSuggestion, ...]:
    return un_suggestions(text, results_for(text, *hits), size)


def test_numbers_that_substances_bear_come_before_the_table_and_each_once() -> None:
    lines = suggested("UN12", hit("108-88-3", Why.PREFIX, "1294"), hit("67-56-1", Why.PREFIX, "1294"))
    assert [line.number for line in lines[:3]] == ["1294", "1201", "1202"]
    assert (lines[0].url, lines[0].name, lines[0].origin) == ("/un/1294", "톨루엔", "live")
    assert (lines[1].note, lines[1].origin) == (SOURCE, "")
    assert len(lines) == 8
    assert len({line.number for line in lines}) == 8


def test_the_number_of_a_group_names_no_substance() -> None:
    (line,) = suggested("UN1993", hit("108-88-3", Why.UN, "1993"))
    assert (line.name, line.note) == ("", GROUP_NOTE)
    assert suggested("UN1993")[0].note == GROUP_NOTE


@pytest.mark.parametrize("text", ["1294", "UN", "톨루엔", "UN12345", "KE-12"])
def test_only_the_letters_un_with_digits_begin_a_un_number(text: str) -> None:
    assert suggested(text, hit("108-88-3", Why.PREFIX, "1294")) == ()


def test_a_name_that_begins_so_is_no_un_number() -> None:
    assert suggested("UN9", hit("108-88-3", Why.PREFIX, "un9-resin")) == ()
    assert suggested("UN9", hit("108-88-3", Why.PREFIX, "9-resin")) == ()


@pytest.mark.parametrize(
    "found", [hit("108-88-3", Why.PREFIX, "1294"), hit("108-88-3", Why.IDENTIFIER, "9001"), hit("1", Why.TEXT, "9002")]
)
def test_a_number_that_begins_otherwise_or_is_of_another_scheme_is_no_un_number(found: Hit) -> None:
    assert suggested("UN9", found) == suggested("UN9")


def test_no_more_lines_are_made_than_wanted() -> None:
    assert [len(suggested("UN12", hit("108-88-3", Why.PREFIX, "1294"), size=size)) for size in (0, 1, 3)] == [0, 1, 3]


def test_a_line_names_its_substance_in_korean_else_in_english() -> None:
    (line,) = suggested("UN1294", hit("108-88-3", Why.UN, "1294"))
    assert (line.name, line.lang, line.note) == ("톨루엔", "ko", "이 번호로 적힌 물질")
    english = replace(hit("108-88-3", Why.UN, "1294"), title_ko="", title_en="Toluene")
    assert [(line.name, line.lang) for line in suggested("UN1294", english)] == [("Toluene", "en")]
    assert [(line.name, line.lang) for line in suggested("UN1294")] == [("Toluene", "en")]


@pytest.mark.parametrize(
    ("matched", "typed", "scheme"),
    [
        ("71-43-2", "71-4", "CAS 번호 "),
        ("KE-02150", "ke 02", "KE 번호 "),
        ("1294", "UN12", "UN 번호 "),
        ("1294", "12", ""),
        ("톨루엔", "톨", ""),
        ("1,2-에폭시프로판", "1,2", ""),
    ],
)
def test_the_line_says_which_number_it_is(matched: str, typed: str, scheme: str) -> None:
    assert number_scheme(matched, typed) == scheme
