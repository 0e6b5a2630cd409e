"""The registry of connectors: one line for each agency."""

from __future__ import annotations

from collections.abc import Mapping

from connectors import ecolife, gyeonggi, hazmat, kosha_msds, ncis, psis, safemap, safetykorea, toxinfo
from connectors.feeds import Connector, Feed, Publisher, Topic

CONNECTORS: tuple[Connector, ...] = (
    ncis.CONNECTOR,
    safemap.CONNECTOR,
    gyeonggi.CONNECTOR,
    kosha_msds.CONNECTOR,
    hazmat.CONNECTOR,
    safetykorea.CONNECTOR,
    psis.CONNECTOR,
    toxinfo.CONNECTOR,
    ecolife.CONNECTOR,
)

FEEDS: Mapping[str, Feed] = {feed.name: feed for connector in CONNECTORS for feed in connector.feeds}

CONNECTOR_OF: Mapping[str, Connector] = {feed.name: connector for connector in CONNECTORS for feed in connector.feeds}


PUBLISHERS: tuple[Publisher, ...] = tuple(
    dict.fromkeys(publisher for connector in CONNECTORS for publisher in connector.publishers)
)
"""The publishers of all feeds, each once."""


KEY_SETTINGS: tuple[str, ...] = tuple(dict.fromkeys(feed.key_setting for feed in FEEDS.values() if feed.key_setting))
FILE_SETTINGS: tuple[str, ...] = tuple(dict.fromkeys(feed.file_setting for feed in FEEDS.values() if feed.file_setting))
"""The names of the settings that hold keys and that name downloaded files."""


def feed_named(name: str) -> Feed:
    """The feed of that name; ``KeyError`` with the list of names when there is none."""
    try:
        return FEEDS[name]
    except KeyError as error:
        raise KeyError(f"no feed {name!r}; the feeds are {', '.join(FEEDS)}") from error


def connector_named(name: str) -> Connector:
    """The connector of that name; ``KeyError`` with the list of names when there is none."""
    for connector in CONNECTORS:
        if connector.name == name:
            return connector
    raise KeyError(f"no connector {name!r}; the connectors are {', '.join(each.name for each in CONNECTORS)}")


def feeds_on_topic(topic: Topic) -> tuple[str, ...]:
    """The names of the feeds that cover the topic, in the registry's order."""
    return tuple(feed.name for feed in FEEDS.values() if topic in feed.topics)
