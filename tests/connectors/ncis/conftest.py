"""A source that reads from the demonstration of the environment ministry, or from an agency that the test defines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack

import pytest

from connectors.http import Client
from connectors.schema import Origin
from connectors.source import Source
from demo.faults import FaultRule, Faults
from demo.ncis import reply_to
from demo.server import Demo, serve
from demo.wire import Agency

Opened = Callable[..., tuple[Source, Demo]]


@pytest.fixture
def open_source() -> Iterator[Opened]:
    """Opens a source: ``open_source(agency=…, rules=…, reserve=…)``."""
    with ExitStack() as stack:

        def opened(
            agency: Agency = reply_to,
            rules: Sequence[FaultRule] = (),
            reserve: Callable[[Sequence[str]], None] = lambda operations: None,
        ) -> tuple[Source, Demo]:
            demo = stack.enter_context(serve([agency], Faults(list(rules), seconds=0.1)))
            client = Client(reroute=demo.reroute, sleep=lambda seconds: None, attempts=2, read_seconds=2.0)
            stack.callback(client.close)
            return Source(Origin.DEMO, client, "marker-key-7f3a", reserve=reserve), demo

        yield opened
