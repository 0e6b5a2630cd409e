"""A source that reads from one demonstration agency over a loopback socket, with faults on, and agencies with fixed replies."""

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


def always_replying(body: str | bytes, content_type: str = "application/json;charset=UTF-8") -> Agency:
    """An agency that replies to every request with one body."""
    sent = body.encode() if isinstance(body, str) else body
    return lambda request: Reply(sent, content_type)


def replying_in_turn(*bodies: str, content_type: str = "application/json;charset=UTF-8") -> Agency:
    """An agency that replies with these bodies in turn, and then always with the last one."""
    left = list(bodies)

    def reply_to(request: Request) -> Reply:
        return Reply((left.pop(0) if len(left) > 1 else left[0]).encode(), content_type)

    return reply_to


@contextmanager
def open_source(
    agency: Agency, *faults: Fault, reserve: Callable[[Sequence[str]], None] = lambda operations: None
) -> Iterator[tuple[Source, Demo]]:
    """A source of that agency that never waits and makes at most two attempts."""
    with serve([agency], Faults([FaultRule(fault) for fault in faults], seconds=0.1)) as demo:
        client = Client(reroute=demo.reroute, sleep=lambda seconds: None, attempts=2, read_seconds=2.0)
        try:
            yield Source(Origin.DEMO, client, KEY, reserve=reserve), demo
        finally:
            client.close()
