"""A source that speaks to one demonstration agency over a loopback socket, with faults turned on, and fixed answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from connectors.http import Client
from connectors.schema import Origin
from connectors.source import Source
from demo.faults import Fault, FaultRule, Faults
from demo.server import Demo, serve
from demo.wire import Agency, Reply, Request

KEY = "marker-key-7f3a"


def saying(body: str | bytes, content_type: str = "application/json;charset=UTF-8") -> Agency:
    """An agency that gives one body to whatever it is asked."""
    sent = body.encode() if isinstance(body, str) else body
    return lambda request: Reply(sent, content_type)


def in_turn(*bodies: str, content_type: str = "application/json;charset=UTF-8") -> Agency:
    """An agency that gives these bodies one after the other, and the last one ever after."""
    left = list(bodies)

    def reply_to(request: Request) -> Reply:
        return Reply((left.pop(0) if len(left) > 1 else left[0]).encode(), content_type)

    return reply_to


@contextmanager
def open_source(
    agency: Agency, *faults: Fault, reserve: Callable[[Sequence[str]], None] = lambda operations: None
) -> Iterator[tuple[Source, Demo]]:
    """A source of that agency which waits for nothing and asks twice at most."""
    with serve([agency], Faults([FaultRule(fault) for fault in faults], seconds=0.1)) as demo:
        client = Client(reroute=demo.reroute, sleep=lambda seconds: None, attempts=2, read_seconds=2.0)
        try:
            yield Source(Origin.DEMO, client, KEY, reserve=reserve), demo
        finally:
            client.close()
