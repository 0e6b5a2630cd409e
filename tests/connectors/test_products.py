"""Properties of the SafetyKorea and PSIS connectors, and recorded responses that belong to no feed."""

from __future__ import annotations

import pytest

from connectors import psis, safetykorea, toxinfo
from connectors.feeds import Connector, FeedKind
from connectors.schema import RecordKind

CONNECTORS = (safetykorea.CONNECTOR, psis.CONNECTOR, toxinfo.CONNECTOR)


@pytest.mark.parametrize("connector", CONNECTORS, ids=lambda connector: connector.name)
def test_each_feed_reads_in_one_way_and_says_where_its_key_is(connector: Connector) -> None:
    for feed in connector.feeds:
        assert feed.name.startswith(f"{connector.name}.")
        assert (feed.rows is None) != (feed.lookup is None)
        assert (feed.kind is FeedKind.LOOKUP) == (feed.lookup is not None) == bool(feed.questions)
        assert feed.key_setting
        assert not feed.file_setting
        assert feed.publisher.licence
        assert feed.home.startswith("https://")
        assert len(feed.budgets) == 1
        assert feed.floor > 0 or feed.kind is FeedKind.LOOKUP
        assert feed.unverified


def test_products_and_pesticides_are_told_apart() -> None:
    assert {feed.record_kind for feed in safetykorea.CONNECTOR.feeds} == {RecordKind.PRODUCT}
    assert {feed.record_kind for feed in psis.CONNECTOR.feeds} == {RecordKind.PESTICIDE}
    assert {feed.record_kind for feed in toxinfo.CONNECTOR.feeds} == {RecordKind.SUBSTANCE}


def test_a_look_up_comes_after_the_listing_that_brings_its_questions() -> None:
    assert [feed.name for feed in psis.CONNECTOR.feeds][:2] == ["psis.registrations", "psis.details"]
    assert [feed.name for feed in safetykorea.CONNECTOR.feeds][-1] == "safetykorea.certificates"
