from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from connectors.http import Client
from connectors.ncis import inventory
from connectors.pass_report import PassReport
from connectors.published_sizes import CAS_BY_RANK, QUESTIONS, ROWS, ROWS_OF_NATIONAL_LIST
from connectors.registry import FEEDS
from connectors.schema import FactKind, LegalListing, Origin
from connectors.source import Source
from reference.legal_lists import LOOKUP_RANKS
from tests.conftest import REQUIRED


def test_the_counts_of_the_national_list_are_those_of_its_edition(shared: Path) -> None:
    path = shared / "data" / "ncis" / "ncis_2026-01.xlsx"
    if not path.is_file() and not REQUIRED:
        pytest.skip("the national list is not beside the checkout")
    ranks: dict[str, int] = {}
    report, count = PassReport(), 0
    for row in inventory.rows(Source(Origin.LIVE, Client(), options={inventory.SETTING: str(path)}), report):
        record = inventory.record(row, report)
        lists = [fact.data.list_name for fact in record.facts if isinstance(fact.data, LegalListing)]
        rank = min((rank for mark, rank in LOOKUP_RANKS for name in lists if mark in name), default=2)
        count += 1
        for fact in record.facts:
            if fact.kind is FactKind.CAS:
                ranks[fact.value] = min(rank, ranks.get(fact.value, 2))
    counts = Counter(ranks.values())
    assert (count, (counts[0], counts[1], counts[2])) == (ROWS_OF_NATIONAL_LIST, CAS_BY_RANK)


def test_sizes_are_of_listings_and_questions_of_look_ups() -> None:
    assert all(FEEDS[name].rows is not None for name in ROWS)
    assert all(FEEDS[name].lookup is not None for name in QUESTIONS)
