"""An agency with seven rows that replies in NICS's XML and in KECO's JSON, for tests of the code shared by connectors."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from connectors.gateway import Page, read_xml_or_json
from connectors.http import Call, Client
from connectors.paging import rows_of_all_pages
from connectors.pass_report import PassReport
from connectors.schema import Row
from demo.faults import FaultRule, Faults
from demo.server import Demo, serve
from demo.wire import Reply, Request

HOST = "apis.data.go.kr"
KEY = "MARKER+key/with=signs=="
NAMES = ("벤젠", "톨루엔", "암모니아", "염소", "황산", "질산", "메탄올")
SIZE = 3
ROWS: list[Row] = [{"dataNo": str(number), "chemKo": name} for number, name in enumerate(NAMES, 1)]


def reply_to(request: Request) -> Reply | None:
    """``/xml`` and ``/json`` list the rows by pageNo and numOfRows; ``None`` for other paths."""
    if request.host != HOST or request.path not in ("/xml", "/json"):
        return None
    number, size = int(request.params.get("pageNo", "1")), int(request.params.get("numOfRows", "10"))
    found = ROWS[(number - 1) * size : number * size]
    return _json(found, number) if request.path == "/json" else _xml(found, number)


def _xml(found: list[Row], number: int) -> Reply:
    items = "".join(f"<item><dataNo>{row['dataNo']}</dataNo><chemKo>{row['chemKo']}</chemKo></item>" for row in found)
    body = (
        '<?xml version="1.0" encoding="UTF-8"?><response><header><resultCode>00</resultCode><resultMsg>NORMAL SERVICE'
        f"</resultMsg></header><body><numOfRows>{SIZE}</numOfRows><pageNo>{number}</pageNo>"
        f"<totalCount>{len(ROWS)}</totalCount><items>{items}</items></body></response>"
    )
    return Reply(body.encode(), "application/xml;charset=UTF-8", source="공개 자료")


def _json(found: list[Row], number: int) -> Reply:
    body = {"items": found, "numOfRows": SIZE, "pageNo": number, "totalCount": len(ROWS)}
    whole = {"header": {"resultCode": "00", "resultMsg": "NORMAL SERVICE."}, "body": body}
    return Reply(json.dumps(whole, ensure_ascii=False).encode(), "application/json;charset=UTF-8")


def call(path: str = "/xml", page: int = 1, **more: object) -> Call:
    """A request for one page with the marker key."""
    params = {"pageNo": str(page), "numOfRows": str(SIZE)}
    return Call("mini", f"https://{HOST}{path}", params, {"serviceKey": KEY}, **more)  # type: ignore[arg-type]


@contextmanager
def open_client(
    *rules: FaultRule, waited: list[float] | None = None, read_seconds: float = 5.0
) -> Iterator[tuple[Client, Demo]]:
    """A client of the agency with faults on, which records its waits instead of waiting."""
    sleep: Callable[[float], None] = (waited if waited is not None else []).append
    with serve([reply_to], Faults(list(rules), seconds=1.0)) as demo:
        client = Client(reroute=demo.reroute, sleep=sleep, read_seconds=read_seconds)
        try:
            yield client, demo
        finally:
            client.close()


def read_listing(client: Client, path: str = "/xml") -> tuple[list[Row], PassReport]:
    """All rows of the listing and the report."""
    report = PassReport()

    def fetch(number: int) -> Page:
        asked = call(path, number)
        return client.read(asked, lambda reply: read_xml_or_json(reply, asked))

    return list(rows_of_all_pages(fetch, report, size=SIZE)), report
