"""Opens what one pass reads from: the agency, the demonstration on a loopback socket, or a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from urllib.parse import unquote

from django.conf import settings

from connectors.exchange import Observer
from connectors.feeds import Feed
from connectors.http import Client
from connectors.schema import Origin
from connectors.source import Source
from demo.agencies import AGENCIES
from demo.ncis.spreadsheet import write as write_spreadsheet
from demo.server import serve
from portal.ingest.budget import close_operations, reserve_calls

DEMO_KEY = "demo-key-of-no-agency"
DEMO_PACE = 10_000.0
WATCHED_ATTEMPTS = 2
"""Attempts of a call that somebody waits for: an agency that is away must not hold up the look at the others."""


@contextmanager
def open_source(
    feed: Feed, origin: Origin, on_progress: Callable[[], None], observe: Observer | None = None
) -> Iterator[Source]:
    """The feed's source for the length of the block; connections and the demonstration's socket are closed at its end.

    ``observe`` sees each exchange with the agency (``connectors/exchange.py``); whoever looks on asks at most twice.
    """
    watched: dict[str, Any] = {} if observe is None else {"observe": observe, "attempts": WATCHED_ATTEMPTS}
    options = {**settings.FEED_OPTIONS, **feed.options}
    with ExitStack() as stack:
        if feed.file_setting:
            options[feed.file_setting] = _file_path(feed, origin)
        if origin is Origin.DEMO:
            demo = stack.enter_context(serve(AGENCIES))
            client = Client(reroute=demo.reroute, pace=DEMO_PACE, on_progress=on_progress, **watched)
            stack.callback(client.close)
            yield Source(origin, client, DEMO_KEY, options)
            return
        client = Client(pace=feed.pace, on_progress=on_progress, **watched)
        stack.callback(client.close)
        yield Source(
            origin,
            client,
            decoded_key(settings.AGENCY_KEYS.get(feed.key_setting, "")),
            options,
            lambda operations: reserve_calls(operations, feed.budgets),
            close_operations,
        )


def decoded_key(key: str) -> str:
    """The key without percent-encoding; data.go.kr shows both forms, and refuses a key that is encoded twice as unknown."""
    return unquote(key) if "%" in key else key


def _file_path(feed: Feed, origin: Origin) -> str:
    path = settings.FEED_FILES.get(feed.file_setting)
    if origin is Origin.LIVE and path:
        return str(path)
    generated = settings.DATA_DIR / "demo" / f"{feed.name}.xlsx"
    generated.parent.mkdir(parents=True, exist_ok=True)
    write_spreadsheet(generated)
    return str(generated)
