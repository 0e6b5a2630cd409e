"""What a law uses a value for: every row names a feed and types that exist, and its article."""

from __future__ import annotations

import csv

from connectors.registry import FEEDS
from portal.profile.conflict_types import ConflictType
from reference.classification_purposes import NOT_COMPARED, TABLE, purpose_of


def test_every_row_names_feeds_and_types_that_exist_and_an_article() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert rows
    for row in rows:
        assert row["feed"] in FEEDS
        assert set(row["types"].split()) <= set(ConflictType)
        assert "조(" in row["source"]


def test_a_purpose_says_that_no_row_was_compared_with_the_law_and_an_unknown_one_says_nothing() -> None:
    purpose = purpose_of("hazmat.materials", "item")
    assert purpose
    assert purpose.source == f"위험물안전관리법 제5조(위험물의 저장 및 취급의 제한), {NOT_COMPARED}"
    assert purpose_of("hazmat.materials", "class") is None
