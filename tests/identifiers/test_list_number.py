from __future__ import annotations

import pytest

from identifiers import list_number


@pytest.mark.parametrize("text", ["97-1-99", "06-5-10", "97-1-271(1)", "2025-1-1271"])
def test_numbers_are_read_as_the_notice_prints_them(text: str) -> None:
    assert list_number.parse(f" {text} ") == text


@pytest.mark.parametrize("text", ["", "V", "별표-331", "71-43-2", "KE-17074", "97-1-99-1"])
def test_other_columns_of_the_list_are_no_such_number(text: str) -> None:
    with pytest.raises(list_number.ListNumberError, match="97-1-99"):
        list_number.parse(text)


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("인체급성·인체만성·생태97-1-271(1)", ("97-1-271(1)",)),
        ("06-5-8,06-5-10", ("06-5-8", "06-5-10")),
        ("06-5-8,06-5-8", ("06-5-8",)),
        ("인체급성2025-1-1271(신규화학물질)", ("2025-1-1271",)),
        ("CAS 71-43-2", ()),
    ],
)
def test_numbers_are_found_behind_the_words_of_a_cell(cell: str, numbers: tuple[str, ...]) -> None:
    assert list_number.find(cell) == numbers
