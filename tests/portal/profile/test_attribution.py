"""Who published a record, and what marks a demonstration; ``test_sourced_facts`` tells the badges of all feeds apart."""

from __future__ import annotations

import pytest

from portal.own_feeds.catalogue import ALL_FEEDS, OWN_FEEDS
from portal.profile.attribution import (
    DEMO_FACT,
    DEMO_INVENTED,
    INVENTED_KINDS,
    feed_agency,
    feed_badge,
    feed_order,
    origin_mark,
    shown_link,
    shown_source_date,
)


@pytest.mark.parametrize("origin", ["live", "portal"])
def test_only_demonstration_data_are_marked(origin: str) -> None:
    assert {origin_mark(kind, origin) for kind in (*INVENTED_KINDS, "substance")} == {""}


@pytest.mark.parametrize("kind", ["product", "facility", "accident", "pesticide"])
def test_a_demonstration_of_something_that_does_not_exist_is_marked_as_invented(kind: str) -> None:
    """Content rule 26."""
    assert origin_mark(kind, "demo") == DEMO_INVENTED


@pytest.mark.parametrize("kind", ["substance", "product_class"])
def test_a_demonstration_of_a_substance_is_marked_as_a_public_fact(kind: str) -> None:
    assert origin_mark(kind, "demo") == DEMO_FACT


def test_a_date_of_a_demonstration_says_that_it_is_one() -> None:
    assert shown_source_date("2026-01-01", "demo") == "2026-01-01 (시연용 날짜)"
    assert [shown_source_date("2026-01-01", origin) for origin in ("live", "portal")] == ["2026-01-01"] * 2
    assert shown_source_date("", "demo") == ""


def test_a_demonstration_links_to_no_agency() -> None:
    assert (shown_link("https://example.org/1", "demo"), shown_link("https://example.org/1", "live")) == (
        "", "https://example.org/1",
    )  # fmt: skip


def test_an_agency_without_a_system_has_no_blank_at_the_end_of_its_badge() -> None:
    assert not [name for name in ALL_FEEDS if feed_badge(name, "live") != feed_badge(name, "live").strip()]


def test_the_agency_is_named_without_its_system() -> None:
    assert feed_agency("ncis.facilities_gyeonggi") == "경기도"


def test_records_stand_in_the_order_of_feeds_then_of_keys_with_retired_feeds_last() -> None:
    first, second, *_ = ALL_FEEDS
    records = [("former.feed", "0"), (OWN_FEEDS[-1].name, "0"), (second, "1"), (first, "2"), (first, "1")]
    assert sorted(records, key=lambda record: feed_order(*record)) == [
        (first, "1"), (first, "2"), (second, "1"), (OWN_FEEDS[-1].name, "0"), ("former.feed", "0"),
    ]  # fmt: skip


def test_records_of_a_feed_that_is_no_longer_read_name_it_for_the_system_and_the_agency() -> None:
    for origin in ("live", "demo"):
        assert feed_badge("old.list", origin) == "더는 읽지 않는 자료(old.list)"
    assert feed_agency("old.list") == "더는 읽지 않는 자료(old.list)"
