"""Searching while the index has not caught up: pages go on where they must, and what is hidden is not counted (content rule 31)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import override_settings
from prometheus_client import REGISTRY

from connectors.schema import Fact, FactKind
from portal.answers import finding
from portal.answers.finding import search, suggest
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.publish.index import publish
from search.engine import Engine
from search.engine_types import Query, Sort
from tests.portal.factories import ingested
from tests.portal.own_engine import own_engine

pytestmark = pytest.mark.django_db

NAMES = {"가산": "98001-01-5", "나산": "98002-02-9", "다산": "98003-03-3", "라산": "98004-04-7"}


@pytest.fixture(autouse=True)
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """An index of four substances, which stands as it is while a test decides."""
    with override_settings(DEMO="off"), own_engine(tmp_path, monkeypatch) as made:
        for name, cas in NAMES.items():
            ingested("ncis.safety", name, Fact(FactKind.NAME, name, lang="ko"), cas=cas)
        publish()
        yield made


def withhold(name: str) -> None:
    decide("withhold", Subject(f"cas:{NAMES[name]}"), Signed("staff", "r"))


def by_name(size: int, after: str = "") -> tuple[list[str], str]:
    """One page of the list by name and the cursor behind it."""
    results = search(Query("", kind="substance", sort=Sort.NAME, size=size, after=after))
    return [hit.title_ko for hit in results.hits], results.after


def test_while_nothing_is_withheld_a_page_is_as_long_as_asked_for(engine: Engine) -> None:
    assert by_name(2)[0] == ["가산", "나산"]
    assert search(Query("가산")) == engine.search(Query("가산"))
    assert suggest("가", 5) == engine.suggest("가", 5)


def test_a_page_that_would_end_with_a_withheld_entry_goes_on_so_that_its_name_is_no_cursor() -> None:
    withhold("나산")
    names, after = by_name(2)
    assert names == ["가산", "다산", "라산"]
    assert "나산" not in after
    assert by_name(2, after) == ([], "")


def test_pages_by_name_hold_every_visible_entry_once() -> None:
    for withheld in ("가산", "다산"):
        withhold(withheld)
    for size in (1, 2, 3, 4):
        found, after = by_name(size)
        while after:
            names, after = by_name(size, after)
            found += names
        assert found == ["나산", "라산"]


def test_a_withheld_entry_is_counted_neither_in_the_total_nor_by_kind() -> None:
    assert (search(Query("")).total, dict(search(Query("")).facets["kind"])) == (4, {"물질": 4})  # type: ignore[index]
    withhold("나산")
    assert (search(Query("")).total, dict(search(Query("")).facets["kind"])) == (3, {"물질": 3})  # type: ignore[index]


def test_a_withheld_name_is_neither_found_nor_suggested_and_the_others_are() -> None:
    withhold("나산")
    assert [hit.title_ko for hit in search(Query("나산")).hits if hit.why == "name"] == []
    assert suggest("나", 5).hits == ()
    assert suggest("다", 5).hits[0].title_ko == "다산"


def test_each_search_counts_with_its_own_seconds_in_the_metrics(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def measured(part: str) -> float:
        labels = {"engine": engine.name, "mode": "search"}
        return REGISTRY.get_sample_value(f"portal_search_seconds_{part}", labels) or 0.0

    count, seconds = measured("count"), measured("sum")
    monkeypatch.setattr(finding, "time", SimpleNamespace(perf_counter=iter((1_000.0, 1_002.5)).__next__))
    search(Query("가산"))
    assert (measured("count") - count, measured("sum") - seconds) == (1, pytest.approx(2.5))
