"""Recorded sections of KOSHA read over HTTP, and sources that reply with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from connectors.gateway import read_xml
from connectors.http import Call, Client
from connectors.kosha_msds import sheets
from connectors.kosha_msds.items import Item, items_of
from connectors.pass_report import PassReport
from connectors.schema import Origin, Record, Row
from connectors.source import Source
from demo.faults import FaultRule, Faults
from demo.server import Demo, serve
from demo.wire import Agency
from tests.connectors.ncis.recorded import replaying

KEY = "MARKER+key=="
TOLUENE = "108-88-3"


@contextmanager
def client_of(agency: Agency, *rules: FaultRule) -> Iterator[tuple[Client, Demo]]:
    """A client of one agency that never waits."""
    with serve([agency], Faults(list(rules))) as demo:
        client = Client(reroute=demo.reroute, sleep=lambda seconds: None)
        try:
            yield client, demo
        finally:
            client.close()


@contextmanager
def source_of(
    agency: Agency,
    *rules: FaultRule,
    reserve: Callable[[Sequence[str]], None] = lambda operations: None,
    quota_spent: Callable[[Sequence[str]], None] = lambda operations: None,
    options: Mapping[str, str] | None = None,
) -> Iterator[tuple[Source, Demo]]:
    """A source of one agency with faults on."""
    with client_of(agency, *rules) as (client, demo):
        yield Source(Origin.DEMO, client, KEY, options or {}, reserve, quota_spent), demo


def rows_of(path: Path) -> list[Row]:
    """The rows of a recorded body, as the connector's client and reader see them."""
    call = Call("getChemDetail", "https://apis.data.go.kr/B552468/msdschem1/getChemDetail")
    with client_of(replaying(path)) as (client, _):
        return client.read(call, lambda response: read_xml(response, call)).rows


def sheet(samples: Path, listed: Row, **sections: str) -> tuple[Record, PassReport]:
    """The record of a sheet whose sections (``s02=…``) are recorded bodies, and the report on reading it."""
    read = {name[1:]: rows_of(samples / file) for name, file in sections.items()}
    report = PassReport()
    return sheets.record({"list": listed, "sections": read}, report), report


def item(text: str, code: str = "X02", name: str = "항목") -> Item:
    """One item of one section with this text."""
    row = {"msdsItemCode": code, "msdsItemNameKor": name, "upMsdsItemCode": code[0], "itemDetail": text}
    return items_of([row], 9, PassReport())[0]
