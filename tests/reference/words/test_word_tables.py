"""Every table that gives reasons can be read, says each word once in a class, and leaves no reason blank."""

from __future__ import annotations

import csv
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from reference.words.word_tables import FOLDER, rows, words_by_class

WITH_REASONS = sorted(
    [
        *FOLDER.glob("*.csv"),
        *(FOLDER.parent / f"{name}.csv" for name in ("laws", "list_marks", "hazard_class_words")),
        *FOLDER.parent.glob("respelling*.csv"),
    ]
)
MEANING = {"list_names.csv": "means", "advice.csv": "about", "hazard_class_words.csv": "key"}
"""Tables of which one word may stand several times in a class, with several meanings."""


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_there_are_tables() -> None:
    assert {"intent_words.csv", "everyday_vocabulary.csv", "crisis.csv", "laws.csv", "respelling.csv"} <= {
        p.name for p in WITH_REASONS
    }


@pytest.mark.parametrize("path", WITH_REASONS, ids=lambda path: path.name)
def test_every_row_has_as_many_cells_as_the_heading_a_word_and_a_reason(path: Path) -> None:
    table = read(path)
    assert table
    for row in table:
        first = next(iter(row.values()))
        assert None not in row, row
        assert None not in row.values(), row
        assert first, row
        assert row["reason"], row


@pytest.mark.parametrize("path", WITH_REASONS, ids=lambda path: path.name)
def test_no_word_stands_twice_in_a_class(path: Path) -> None:
    column = MEANING.get(path.name, "")
    said = Counter((next(iter(row.values())), row.get("class", ""), row.get(column, "")) for row in read(path))
    assert {word: times for word, times in said.items() if times > 1} == {}


@pytest.mark.parametrize("path", WITH_REASONS, ids=lambda path: path.name)
def test_every_cell_is_composed_and_has_no_blank_too_many(path: Path) -> None:
    text = path.read_bytes()
    assert not text.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in text
    for row in read(path):
        for cell in row.values():
            assert cell == " ".join(unicodedata.normalize("NFC", cell).split()), cell


def test_classes_and_words_keep_the_order_of_the_table() -> None:
    words = words_by_class("province_names")
    assert list(words)[:2] == ["서울특별시", "부산광역시"]
    assert words["서울특별시"] == ("서울특별시", "서울", "서울시")
    assert sum(map(len, words.values())) == len(rows("province_names"))


def test_a_name_that_is_no_table_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        rows("no_such_table")
