"""Generated documents: their number, their order, and that none has the number of another."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest

from bench.corpus import enlarged, inventory_count, load, save
from search.engine_types import Document
from tests.search.documents import DOCUMENTS, substance


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """The documents of the search tests, saved."""
    path = tmp_path / "published.jsonl"
    assert save(path, DOCUMENTS) == len(DOCUMENTS)
    return path


@pytest.fixture
def names(tmp_path: Path) -> Path:
    """Two numbers that are new, and one that is published."""
    path = tmp_path / "names.csv.gz"
    known = next(document.cas[0] for document in DOCUMENTS if document.cas)
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["source", "source_id", "cas", "name"])
        writer.writerow(["one", "1", "111-11-1", "Beta"])
        writer.writerow(["two", "1", "111-11-1", "Alpha"])
        writer.writerow(["one", "2", known, "Taken"])
        writer.writerow(["two", "2", "111-11-1", "Beta"])
        writer.writerow(["one", "3", "222-22-2", "Gamma"])
    return path


def test_what_was_saved_is_loaded_in_its_order(published: Path) -> None:
    assert list(load(published)) == list(DOCUMENTS)


def test_published_documents_come_first_then_the_inventories_then_copies(published: Path, names: Path) -> None:
    documents = list(enlarged(published, names, len(DOCUMENTS) + 3))
    assert documents[: len(DOCUMENTS)] == list(DOCUMENTS)
    first, second, copy = documents[len(DOCUMENTS) :]
    assert ([name.text for name in first.names], second.title_en) == (["Alpha", "Beta"], "Gamma")
    assert copy.key == f"{DOCUMENTS[0].key}:copy-2"
    assert inventory_count(published, names) == 2


def test_no_two_documents_share_a_key_and_copies_have_no_numbers(published: Path, names: Path) -> None:
    documents = list(enlarged(published, names, 5 * len(DOCUMENTS)))
    assert len({document.key for document in documents}) == len(documents) == 5 * len(DOCUMENTS)
    copies = [document for document in documents if ":copy-" in document.key]
    assert not any(document.cas or document.numbers or document.un for document in copies)


def test_a_copy_is_never_called_as_its_original_is(tmp_path: Path, names: Path) -> None:
    path = tmp_path / "one.jsonl"
    save(path, [substance("50-00-0", "포름알데히드", "Formaldehyde", synonyms=("메탄알",))])
    copies: list[Document] = [each for each in enlarged(path, names, 8) if ":copy-" in each.key]
    assert [copy.title_ko for copy in copies[-4:]] == [f"포름알데히드 {number}" for number in (2, 3, 4, 5)]
    assert all(name.text[-1].isdigit() for copy in copies for name in copy.names)
