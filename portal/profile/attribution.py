"""The publisher of a record, as pages, API and files name it, and the mark of demonstration data."""

from __future__ import annotations

from connectors.schema import Origin
from portal.own_feeds.catalogue import ALL_FEEDS

DEMO_FACT = "시연 자료 – 공개 출처의 사실"
DEMO_INVENTED = "시연 자료 – 가상"
INVENTED_DATE = "시연용 날짜"
INVENTED_KINDS = frozenset({"product", "facility", "accident", "pesticide"})
"""Kinds of which every demonstration record is invented (content rule 26)."""


def feed_badge(feed: str, origin: str) -> str:
    """The agency with its system; demonstration data name only the agency whose format they have."""
    if feed not in ALL_FEEDS:
        return retired_feed_label(feed)
    publisher = ALL_FEEDS[feed].publisher
    publisher_name = f"{publisher.agency} {publisher.system}".strip()
    return f"시연: {publisher_name} 형식" if origin == Origin.DEMO else publisher_name


def feed_short_name(feed: str) -> str:
    """Agency and system as a card's legend calls them before a tap, without the mark of a demonstration.

    Whole where the publisher has no short name.
    """
    publisher = ALL_FEEDS[feed].publisher if feed in ALL_FEEDS else None
    return (publisher and publisher.short_name) or feed_badge(feed, Origin.LIVE)


def feed_agency(feed: str) -> str:
    """Today's name of the agency; 포털 for the portal's own tables."""
    return ALL_FEEDS[feed].publisher.agency if feed in ALL_FEEDS else retired_feed_label(feed)


def feed_document(feed: str) -> str:
    """The reference document and edition of a feed, with the words that it is no Korean standard; "" for agencies' feeds."""
    document = ALL_FEEDS[feed].publisher.document if feed in ALL_FEEDS else ""
    return f"{document}, 국내 기준 아님" if document else ""


def retired_feed_label(feed: str) -> str:
    """The name of a feed that this version no longer reads; its records stay on the pages."""
    return f"더는 읽지 않는 자료({feed})"


def origin_mark(kind: str, origin: str) -> str:
    """The mark of demonstration data; "" for all other data."""
    if origin != Origin.DEMO:
        return ""
    return DEMO_INVENTED if kind in INVENTED_KINDS else DEMO_FACT


def shown_source_date(date: str, origin: str) -> str:
    """기관 기준일 of a record; a demonstration has invented it, and every face that shows it says so."""
    return f"{date} ({INVENTED_DATE})" if date and origin == Origin.DEMO else date


def shown_link(url: str, origin: str) -> str:
    """The agency's page of a record; a demonstration's number is none of the agency's, so its link would lead astray."""
    return "" if origin == Origin.DEMO else url


def feed_order(feed: str, key: str) -> tuple[int, str]:
    """The sort key of a record among those of its entry: the order of feeds, then the record key; retired feeds come last."""
    return _FEED_POSITIONS.get(feed, len(_FEED_POSITIONS)), key


_FEED_POSITIONS = {name: position for position, name in enumerate(ALL_FEEDS)}
