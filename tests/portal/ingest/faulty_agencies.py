"""The demonstration's agencies with faults that a test chooses, and clients with short time-outs and few attempts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial

import pytest

from connectors.http import Client
from demo.agencies import AGENCIES
from demo.faults import Faults
from demo.server import Demo, serve
from demo.wire import Agency
from portal.ingest import feed_source

READ_SECONDS = 1.0
"""How long a client waits for an answer; a time-out fault of the agencies lasts longer."""
ATTEMPTS = 2


def faulty(monkeypatch: pytest.MonkeyPatch) -> Faults:
    """Makes feeds without a key read from a demonstration with faults; it has none until the test adds switches."""
    faults = Faults(seconds=2 * READ_SECONDS)

    @contextmanager
    def with_faults(agencies: Sequence[Agency]) -> Iterator[Demo]:
        with serve(agencies, faults) as demo:
            yield demo

    monkeypatch.setattr(feed_source, "serve", with_faults)
    monkeypatch.setattr(feed_source, "Client", impatient())
    return faults


@contextmanager
def live(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Demo, Faults]]:
    """Makes feeds with a key read from a demonstration too, with exactly the calls that go to the agency."""
    faults = Faults(seconds=2 * READ_SECONDS)
    with serve(AGENCIES, faults) as demo:
        monkeypatch.setattr(feed_source, "Client", impatient(demo.reroute))
        yield demo, faults


def impatient(reroute: Mapping[str, str] | None = None) -> partial[Client]:
    """A client that does not sleep between its few attempts; ``reroute`` where the source names none."""
    fixed = {"sleep": lambda seconds: None, "attempts": ATTEMPTS, "read_seconds": READ_SECONDS}
    return partial(Client, **fixed, **({"reroute": reroute} if reroute else {}))  # type: ignore[arg-type]
