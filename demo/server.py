"""The demonstration's agencies behind one loopback socket; the first part of a path is the intended host."""

from __future__ import annotations

import socket
import struct
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

from demo.faults import Delivery, Faults, Transmission
from demo.reply_faults import JSON, json_envelope
from demo.wire import Agency, Reply, Request

HOSTS = (
    "apis.data.go.kr",
    "safemap.go.kr",
    "openapi.gg.go.kr",
    "www.safetykorea.kr",
    "psis.rda.go.kr",
    "ecolife.mcee.go.kr",
)
NO_SUCH_SERVICE = json_envelope("12", "NO_OPENAPI_SERVICE_ERROR", "해당 오픈API 서비스가 없거나 폐기됨")
_PIECE = b" " * 65_536
_ENDLESS_PIECES = 4096
"""256 MB in total: more than any response may have, but finite in case the client does not hang up."""


@dataclass(slots=True)
class Demo:
    """A running demonstration: its address, the rerouting of hosts to it, and the requests it received."""

    base_url: str
    reroute: dict[str, str]
    requests: list[Request] = field(default_factory=list)


@contextmanager
def serve(agencies: Sequence[Agency], faults: Faults | None = None) -> Iterator[Demo]:
    """Serves on a free port of this machine until the block ends."""
    state = _SharedState(tuple(agencies), faults or Faults())
    server = _Server(("127.0.0.1", 0), partial(_Handler, state))
    base_url = f"http://127.0.0.1:{server.server_address[1]}"
    demo = Demo(base_url, {host: f"{base_url}/{host}" for host in HOSTS}, state.requests)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield demo
    finally:
        state.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass(frozen=True, slots=True)
class _SharedState:
    agencies: tuple[Agency, ...]
    faults: Faults
    requests: list[Request] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Prints errors of the server; a client that hung up is not an error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """One connection and its requests."""

    protocol_version = "HTTP/1.1"
    # Headers and body go in two writes; with Nagle on, each answer would wait 40 ms for an acknowledgement.
    disable_nagle_algorithm = True

    def __init__(self, state: _SharedState, *args: Any) -> None:
        self.state = state
        super().__init__(*args)

    def do_GET(self) -> None:
        """Sends the reply of the intended agency, or of an active fault."""
        request = self._request()
        self.state.requests.append(request)
        self._send(self.state.faults.delivery(request, partial(_reply_to, self.state.agencies)))

    def log_message(self, format: str, *args: object) -> None:
        """Logs nothing: an access log would hide the run's own lines."""

    def _request(self) -> Request:
        parts = urlsplit(self.path)
        _, host, *path = parts.path.split("/")
        params = dict(parse_qsl(parts.query, keep_blank_values=True))
        headers = {name.lower(): value for name, value in self.headers.items()}
        return Request(host, "/" + "/".join(path), params, headers)

    def _send(self, delivery: Delivery) -> None:
        reply, length = delivery.reply, len(delivery.reply.body)
        match delivery.transmission:
            case Transmission.WHOLE:
                self._head(reply, length)
                self.wfile.write(reply.body)
                return
            case Transmission.NEVER:
                self.state.stopped.wait(self.state.faults.seconds)
            case Transmission.RESET:
                # A linger time of zero turns the close into a reset.
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            case Transmission.HALF:
                self._head(reply, length)
                self.wfile.write(reply.body[: length // 2])
            case Transmission.UNDERSTATED:
                self._head(reply, length // 2)
                self.wfile.write(reply.body)
            case Transmission.BROKEN_CHUNK:
                self._head(reply, None)
                self.wfile.write(b"%x\r\n" % length + reply.body[: length // 2])
            case Transmission.ENDLESS:
                self._head(reply, None)
                for _ in range(_ENDLESS_PIECES):
                    self.wfile.write(b"%x\r\n" % len(_PIECE) + _PIECE + b"\r\n")
        self.close_connection = True

    def _head(self, reply: Reply, length: int | None) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        if length is None:
            self.send_header("Transfer-Encoding", "chunked")
        else:
            self.send_header("Content-Length", str(length))
        if reply.source:
            self.send_header("X-Demo-Source", quote(reply.source))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()


def _reply_to(agencies: Sequence[Agency], request: Request) -> Reply:
    for agency in agencies:
        reply = agency(request)
        if reply is not None:
            return reply
    return Reply(NO_SUCH_SERVICE.encode(), JSON, status=400)
