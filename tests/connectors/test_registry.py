"""Rules for all feeds together: their publishers, and the properties that pages and look-ups read."""

from __future__ import annotations

from itertools import pairwise

import pytest

from connectors.feeds import UNRANKED, Feed, FeedKind, Questions, Topic
from connectors.registry import CONNECTORS, FEEDS, PUBLISHERS, feed_named, feeds_on_topic


def test_every_publisher_says_who_it_is_under_what_terms_and_where() -> None:
    for publisher in PUBLISHERS:
        assert all((publisher.agency, publisher.agency_2013, publisher.system, publisher.licence))
        assert publisher.home.startswith("https://")
        assert not publisher.is_portal


def test_no_two_publishers_share_agency_and_system() -> None:
    assert len({(publisher.agency, publisher.system) for publisher in PUBLISHERS}) == len(PUBLISHERS)


def test_the_feeds_of_one_publisher_stand_together() -> None:
    for connector in CONNECTORS:
        runs = [feed.publisher for feed in connector.feeds]
        changes = sum(one != other for one, other in pairwise(runs))
        assert changes == len(connector.publishers) - 1


def test_each_topic_names_its_feeds_in_the_order_of_the_registry() -> None:
    assert {topic: feeds_on_topic(topic) for topic in Topic} == {
        Topic.HAZARDS: ("ncis.ghs", "kosha_msds.sheets"),
        Topic.FIRST_AID: ("kosha_msds.sheets", "toxinfo.emergency"),
        Topic.PROPERTIES: ("ncis.substances", "kosha_msds.sheets", "toxinfo.material"),
        Topic.SAFETY_DATA_SHEET: ("kosha_msds.sheets",),
    }


def test_titles_come_from_the_national_list_first_and_from_pesticides_last() -> None:
    ranked = sorted((feed for feed in FEEDS.values() if feed.title_rank != UNRANKED), key=lambda feed: feed.title_rank)
    assert [feed.name for feed in ranked] == [
        "ncis.inventory",
        "ncis.substances",
        "kosha_msds.sheets",
        "ncis.ghs",
        "ncis.safety",
        "hazmat.materials",
        "hazmat.details",
        "toxinfo.material",
        "psis.registrations",
        "psis.details",
        "psis.cancelled",
    ]
    assert len({feed.title_rank for feed in ranked}) == len(ranked)
    assert all(feed.title_rank < UNRANKED for feed in ranked)


@pytest.mark.parametrize("feed", FEEDS.values(), ids=lambda feed: feed.name)
def test_a_look_up_that_asks_by_no_cas_number_names_the_listing_that_brings_its_keys(feed: Feed) -> None:
    assert bool(feed.keys_from) == (feed.questions not in (Questions.NONE, Questions.CAS))
    if feed.keys_from:
        assert feed_named(feed.keys_from).kind is FeedKind.LISTING


def test_a_page_of_its_own_data_set_comes_before_the_publishers() -> None:
    assert feed_named("ncis.ghs").home == "https://www.data.go.kr/data/15149423/openapi.do"
    assert feed_named("psis.details").home == feed_named("psis.details").publisher.home


def test_a_name_that_no_feed_has_is_an_error_with_the_names_that_there_are() -> None:
    with pytest.raises(KeyError, match=r"ncis\.inventory"):
        feed_named("ncis.nothing")
