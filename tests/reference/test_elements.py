"""Element symbols in their exact case."""

from __future__ import annotations

import csv

import pytest

from identifiers import cas
from identifiers.formula import ELEMENTS
from reference.elements import TABLE, element_of


@pytest.mark.parametrize(
    ("symbol", "name", "number"),
    [
        ("Co", "코발트", "7440-48-4"),
        ("Hf", "하프늄", "7440-58-6"),
        ("W", "텅스텐", "7440-33-7"),
        ("Hg", "수은", "7439-97-6"),
    ],
)
def test_a_symbol_names_its_element(symbol: str, name: str, number: str) -> None:
    element = element_of(symbol)
    assert element is not None
    assert (element.name_ko, element.cas) == (name, (number,))


@pytest.mark.parametrize("text", ["CO", "co", "HF", "hf", "NO", "", "코발트", "Co2"])
def test_another_case_and_other_texts_name_none(text: str) -> None:
    assert element_of(text) is None


def test_an_element_of_two_forms_has_both_numbers() -> None:
    element = element_of("P")
    assert element is not None
    assert element.cas == ("7723-14-0", "12185-10-3")


def test_every_row_is_valid_and_no_number_stands_twice() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 80
    assert {row["symbol"] for row in rows} <= ELEMENTS
    assert all(cas.parse(row["cas"]) == row["cas"] and row["name_ko"] and row["name_en"] for row in rows)
    numbers = [row["cas"] for row in rows]
    assert len(numbers) == len(set(numbers))
