"""IDLH and AEGL as records of known substances: equal to the table, and no more weight or agency for it (content rule 29)."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from connectors.schema import FactKind
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.ingest import feed_run
from portal.ingest.feed_run import run_feed
from portal.models import Entry, Fact, SourceRecord
from portal.own_feeds.chris_feed import sync_chris
from portal.own_feeds.clp_reactivity_feed import sync_clp_reactivity
from portal.own_feeds.emergency_limit_feeds import _aegl_rows, _idlh_rows, sync_emergency_limits
from portal.publish.document import documents
from reference.emergency_limits import NOT_RECOMMENDED, limit_rows
from tests.portal.ingest.sample_feeds import listing, no_agency

pytestmark = pytest.mark.django_db(transaction=True)
CHLORINE = {"id": "1", "cas": "7782-50-5", "ko": "염소"}


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setattr(feed_run, "open_source", no_agency)
    settings.DEMO = "auto"


def test_only_a_known_substance_gets_its_figures() -> None:
    run_feed(listing([CHLORINE]))
    sync_emergency_limits()
    facts = Fact.objects.filter(kind=FactKind.EMERGENCY_LIMIT).order_by("record__feed", "order")
    assert [(fact.label, fact.value, fact.data["minutes"]) for fact in facts] == [
        ("AEGL-1(60분)", "0.5 ppm", 60), ("AEGL-2(60분)", "2 ppm", 60), ("AEGL-3(60분)", "20 ppm", 60), ("IDLH", "10 ppm", 30),
    ]  # fmt: skip
    assert SourceRecord.objects.filter(origin="portal").count() == 2


def test_every_figure_of_the_table_has_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.own_feeds.emergency_limit_feeds.known_substances", set)
    stated = list(limit_rows())
    figures = sum(
        bool(cell) and cell != NOT_RECOMMENDED for row in stated for cell in (row.aegl1, row.aegl2, row.aegl3)
    )
    assert sum(len(row["limits"]) for row in _aegl_rows().values()) == figures
    assert len(_idlh_rows()) == sum(bool(row.idlh) for row in stated)


def test_a_document_counts_for_nothing_in_search() -> None:
    run_feed(listing([CHLORINE]))
    (before,) = documents(Entry.objects.filter(key="cas:7782-50-5"))
    sync_emergency_limits()
    sync_chris()
    sync_clp_reactivity()
    (after,) = documents(Entry.objects.filter(key="cas:7782-50-5"))
    assert (after.prior, after.text, after.names, after.numbers, after.facets, after.un) == (
        before.prior, before.text, before.names, before.numbers, before.facets, before.un,
    )  # fmt: skip


def test_the_page_shows_them_after_legal_limits_as_no_korean_standard(client: Client) -> None:
    run_feed(listing([CHLORINE]))
    sync_emergency_limits()
    sync_chris()
    sync_clp_reactivity()
    page = client.get("/substances/7782-50-5").content.decode()
    limits = page[page.index('id="limits"') : page.index('id="hazards"')]
    assert (
        limits.index("노출기준") < limits.index("국내 기준 아님, 법적 노출기준이 아님") < limits.index("AEGL-2(60분)")
    )
    assert "Greenish" in page or "bleach-like choking odor" in page
    assert "H270 May cause or intensify fire; oxidiser" in page
    decide("withhold", Subject("epa.aegl/7782-50-5", "emergency_limit", "2 ppm"), Signed("담당자", "확인 중"))
    page = client.get("/substances/7782-50-5").content.decode()
    assert "AEGL-2(60분)" not in page
    assert "AEGL-3(60분)" in page


def test_the_api_names_document_and_edition(client: Client) -> None:
    run_feed(listing([CHLORINE]))
    sync_emergency_limits()
    facts = client.get("/api/v1/substances/7782-50-5").json()["facts"]
    assert {fact["document"] for fact in facts if fact["kind"] == "emergency_limit"} == {
        "NIOSH IDLH(ALOHA 자료집 2025-12), 국내 기준 아님",
        "US EPA AEGL 60분(ALOHA 자료집 2025-12), 국내 기준 아님",
    }
    assert {fact["document"] for fact in facts if fact["kind"] == "name"} == {""}
