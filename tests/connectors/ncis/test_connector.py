from __future__ import annotations

from connectors.feeds import FeedKind
from connectors.ncis import CONNECTOR


def test_the_five_feeds_stand_under_their_names() -> None:
    assert {feed.name: feed.kind for feed in CONNECTOR.feeds} == {
        "ncis.inventory": FeedKind.FILE,
        "ncis.substances": FeedKind.LOOKUP,
        "ncis.ghs": FeedKind.LOOKUP,
        "ncis.safety": FeedKind.LISTING,
        "ncis.accidents": FeedKind.LISTING,
    }


def test_each_feed_reads_in_one_way_and_says_where_its_key_or_file_is() -> None:
    for feed in CONNECTOR.feeds:
        assert (feed.rows is None) != (feed.lookup is None)
        assert bool(feed.key_setting) != bool(feed.file_setting)
        assert feed.publisher.licence
        assert feed.home.startswith("https://")
        assert feed.floor > 0 or feed.kind is FeedKind.LOOKUP
        assert feed.budgets or feed.kind is FeedKind.FILE
