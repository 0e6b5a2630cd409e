"""Numbers of groups: those that content rule 12 names, and none of one substance."""

from __future__ import annotations

import csv

import pytest

from reference.un_groups import TABLE, is_group


@pytest.mark.parametrize("number", ["1993", "2810", "3082"])
def test_the_numbers_of_the_rule_are_groups(number: str) -> None:
    assert is_group(number)


@pytest.mark.parametrize("number", ["1052", "1114", "1294", "1017", ""])
def test_a_number_of_one_substance_is_none(number: str) -> None:
    assert not is_group(number)


def test_every_row_is_a_number_with_its_name_and_source() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert len({row["number"] for row in rows}) == len(rows)
    for row in rows:
        assert len(row["number"]) == 4
        assert row["number"].isdigit()
        assert "n.o.s" in row["name"].lower()
        assert row["source"]
