"""The texts that the alternatives match."""

from __future__ import annotations

from bench.contender_rows import contender_row
from tests.search.documents import substance


def test_every_name_and_number_occurs_once_in_lower_case() -> None:
    row = contender_row(substance("67-56-1", "메탄올", "Methanol", synonyms=("METHANOL", "목정"), un=("1230",)))
    assert row.spellings == ("메탄올", "methanol", "목정", "67-56-1", "67561", "1230")
    assert row.cas == ("67-56-1",)
