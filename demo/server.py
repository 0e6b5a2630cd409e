"""The demonstration's agencies behind one loopback socket; the first part of a path is the host that was meant."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, quote, urlsplit

from demo.faults import Faults
from demo.wire import Agency, Reply, Request

HOSTS = (
    "apis.data.go.kr",
    "safemap.go.kr",
    "openapi.gg.go.kr",
    "www.safetykorea.kr",
    "psis.rda.go.kr",
)
NO_SUCH_SERVICE = (
    '{"OpenAPI_ServiceResponse": {"cmmMsgHeader": {"errMsg": "NO_OPENAPI_SERVICE_ERROR", '
    '"returnAuthMsg": "해당 오픈API 서비스가 없거나 폐기됨", "returnReasonCode": "12"}}}'
)


@dataclass(slots=True)
class Demo:
    """A running demonstration: where it listens, how hosts are rerouted to it, and what it was asked."""

    base_url: str
    reroute: dict[str, str]
    requests: list[Request] = field(default_factory=list)


@contextmanager
def serve(agencies: Sequence[Agency], faults: Faults | None = None) -> Iterator[Demo]:
    """Answers on a free port of this machine until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    base_url = f"http://127.0.0.1:{server.server_address[1]}"
    demo = Demo(base_url, {host: f"{base_url}/{host}" for host in HOSTS})
    _Handler.rooms[server] = _Room(tuple(agencies), faults or Faults(), demo)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield demo
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
        del _Handler.rooms[server]


@dataclass(frozen=True, slots=True)
class _Room:
    agencies: tuple[Agency, ...]
    faults: Faults
    demo: Demo


class _Handler(BaseHTTPRequestHandler):
    """One request; which room it belongs to is told by the server that took it."""

    protocol_version = "HTTP/1.1"
    rooms: dict[object, _Room] = {}

    def do_GET(self) -> None:
        room = self.rooms[self.server]
        request = self._request()
        room.demo.requests.append(request)
        answer = lambda asked: _answer(room.agencies, asked)  # noqa: E731  (named where it is read)
        room.faults.reply(self, request, answer)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a demonstration's access log would drown the run's own lines."""

    def _request(self) -> Request:
        parts = urlsplit(self.path)
        _, host, *path = parts.path.split("/")
        params = dict(parse_qsl(parts.query, keep_blank_values=True))
        headers = {name.lower(): value for name, value in self.headers.items()}
        return Request(host, "/" + "/".join(path), params, headers)

    def send(self, reply: Reply, *, length: int | None = None) -> None:
        """Writes a reply; ``length`` declares another length than the body has, to break the answer off."""
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(reply.body) if length is None else length))
        if reply.source:
            self.send_header("X-Demo-Source", quote(reply.source))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if length is not None:
            self.send_header("Connection", "close")
            self.close_connection = True
        self.end_headers()
        self.wfile.write(reply.body)


def _answer(agencies: Sequence[Agency], request: Request) -> Reply:
    for agency in agencies:
        reply = agency(request)
        if reply is not None:
            return reply
    return Reply(NO_SUCH_SERVICE.encode(), "application/json;charset=UTF-8", status=400)
