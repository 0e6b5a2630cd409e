"""``GET /api/v1/sources``: every feed with publisher, licence, state and dates."""

from __future__ import annotations

import pytest
from django.test import Client

from connectors.schema import Fact, FactKind
from portal.own_feeds.alias_feed import sync_aliases
from portal.own_feeds.catalogue import ALL_FEEDS
from tests.portal.factories import indexed, ingested

pytestmark = pytest.mark.django_db


def test_every_feed_has_its_publisher_its_state_and_what_may_be_copied(browser: Client) -> None:
    ingested("kosha_msds.sheets", "1", Fact(FactKind.NAME, "벤젠", lang="ko"), cas="71-43-2")
    sync_aliases()
    indexed()
    body = browser.get("/api/v1/sources").json()
    feeds = {each["name"]: each for each in body["feeds"]}
    assert set(feeds) == set(ALL_FEEDS)
    kosha = feeds["kosha_msds.sheets"]
    assert (kosha["bulk"], kosha["publisher"]["agency"]) == ("allowed", "고용노동부 산업안전보건공단")
    assert feeds["portal.aliases"]["records"] == 1
    assert kosha["last_complete"] != "없음"
    assert feeds["ncis.inventory"]["bulk"] == "not_stated"
    assert feeds["ncis.safety"]["light"] == "amber"
    assert body["schedule"]["status"]
    assert body["index"]["lag"] >= 0


def test_a_reference_document_bears_its_edition(browser: Client) -> None:
    """Content rule 29."""
    indexed()
    feeds = {each["name"]: each for each in browser.get("/api/v1/sources").json()["feeds"]}
    assert "CHRIS 1999" in feeds["uscg.chris"]["publisher"]["document"]
