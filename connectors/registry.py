"""The six connectors, in one line each; a seventh agency is one more line here."""

from __future__ import annotations

from collections.abc import Mapping

from connectors import hazmat, kosha_msds, ncis, psis, safetykorea, toxinfo
from connectors.feeds import Connector, Feed

CONNECTORS: tuple[Connector, ...] = (
    ncis.CONNECTOR,
    kosha_msds.CONNECTOR,
    hazmat.CONNECTOR,
    safetykorea.CONNECTOR,
    psis.CONNECTOR,
    toxinfo.CONNECTOR,
)

FEEDS: Mapping[str, Feed] = {feed.name: feed for connector in CONNECTORS for feed in connector.feeds}

CONNECTOR_OF: Mapping[str, Connector] = {feed.name: connector for connector in CONNECTORS for feed in connector.feeds}


def feed_named(name: str) -> Feed:
    """The feed of that name; ``KeyError`` with the list of names when there is none."""
    try:
        return FEEDS[name]
    except KeyError as error:
        raise KeyError(f"no feed {name!r}; the feeds are {', '.join(FEEDS)}") from error
