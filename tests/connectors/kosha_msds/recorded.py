"""Recorded sections of KOSHA read over HTTP, and sources that reply with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from xml.sax.saxutils import escape

from connectors.gateway import read_xml
from connectors.http import Call, Client
from connectors.kosha_msds import sheets
from connectors.kosha_msds.items import Item, items_of
from connectors.kosha_msds.sheet_checks import REQUIRED
from connectors.pass_report import PassReport
from connectors.schema import Origin, Record, Row
from connectors.source import Source
from demo.faults import FaultRule, Faults
from demo.server import Demo, serve
from demo.wire import Agency, Reply, Request
from tests.connectors.ncis.recorded import replaying
from tests.connectors.pieces import FullReport

KEY = "MARKER+key=="
TOLUENE = "108-88-3"
XML_TYPE = "application/xml;charset=UTF-8"
NAME_OF_REQUIRED = {
    2: "유해성·위험성 분류",
    4: "눈에 들어갔을 때",
    5: "적절한(부적절한) 소화제",
    6: "정화 또는 제거 방법",
}
"""Names by which the reader knows the first items of the required sections."""


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


def sheet(folder: Path, listed: Row, **sections: str) -> tuple[Record, FullReport]:
    """The record of a sheet whose sections (``s02=…``) are recorded bodies, and the report on reading it."""
    read = {name[1:]: rows_of(folder / file) for name, file in sections.items()}
    report = FullReport()
    return sheets.record({"list": listed, "sections": {**required_sections(), **read}}, report), report


def required_sections(text: str = "자료없음") -> dict[str, list[Row]]:
    """The sections without which a sheet is refused, each with one item."""
    return {f"{number:02d}": [row_of(text, number)] for number in REQUIRED}


def row_of(text: str, number: int, code: str = "02") -> Row:
    """A row of a section with this text."""
    letter = "ABCDEFGHIJKLMNOP"[number - 1]
    return {
        "msdsItemCode": f"{letter}{code}",
        "msdsItemNameKor": NAME_OF_REQUIRED.get(number, "이름"),
        "upMsdsItemCode": letter,
        "itemDetail": text,
    }


def body_of(rows: Iterable[Row]) -> bytes:
    """The rows as KOSHA sends a section."""
    items = "".join(
        f"<item>{''.join(f'<{name}>{escape(str(value))}</{name}>' for name, value in row.items())}</item>"
        for row in rows
    )
    return (
        "<response><header><resultCode>00</resultCode><resultMsg>NORMAL SERVICE.</resultMsg></header>"
        f"<body>{f'<items>{items}</items>' if items else '<items/>'}</body></response>"
    ).encode()


def one_section(number: int, body: Agency, listed: Row) -> Agency:
    """KOSHA with one sheet, of which one section is ``body``, the required ones have one item, and the others are empty."""

    def reply_to(request: Request) -> Reply | None:
        if "List" in request.path:
            return Reply(body_of([listed]), XML_TYPE)
        asked = request.path.partition("Detail")[2][:2]
        return (
            body(request) if asked == f"{number:02d}" else Reply(body_of(required_sections().get(asked, ())), XML_TYPE)
        )

    return reply_to


def only_listed(listed: Agency) -> Agency:
    """KOSHA with this list, and sheets of which the required sections have one item."""

    def reply_to(request: Request) -> Reply | None:
        asked = request.path.partition("Detail")[2][:2]
        return (
            listed(request) if "List" in request.path else Reply(body_of(required_sections().get(asked, ())), XML_TYPE)
        )

    return reply_to


def item(text: str, code: str = "X02", name: str = "항목") -> Item:
    """One item of one section with this text."""
    row = {"msdsItemCode": code, "msdsItemNameKor": name, "upMsdsItemCode": code[0], "itemDetail": text}
    return items_of([row], 9, PassReport())[0]
