"""A proxy before Elasticsearch: TLS with a certificate of a test authority, and a required password or key."""

from __future__ import annotations

import http.client
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

HOP_BY_HOP = frozenset({"connection", "transfer-encoding", "content-length", "keep-alive"})


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority's certificate, and a server certificate for 127.0.0.1 that it signed."""

    certificate: Path
    server_certificate: Path
    server_key: Path


def authority(folder: Path) -> Authority:
    """Creates both with the openssl command; valid for a day."""
    folder.mkdir()
    (folder / "san").write_text("subjectAltName=IP:127.0.0.1\n")
    new_key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    _openssl(folder, "req", "-x509", *new_key, "-days", "1", "-subj", "/CN=test authority", "-keyout", "ca.key", "-out", "ca.pem",
             "-addext", "keyUsage=critical,keyCertSign")  # fmt: skip
    _openssl(folder, "req", *new_key, "-subj", "/CN=127.0.0.1", "-keyout", "server.key", "-out", "server.csr")
    _openssl(folder, "x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
             "-days", "1", "-extfile", "san", "-out", "server.pem")  # fmt: skip
    return Authority(folder / "ca.pem", folder / "server.pem", folder / "server.key")


def _openssl(folder: Path, *arguments: str) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)  # noqa: S607


class _Server(ThreadingHTTPServer):
    """Does not report clients that reject the certificate, because some tests expect that."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Logs nothing."""


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler], of: Authority | None = None) -> Iterator[str]:
    """The address, without a user, of a server on a free port that runs until the block ends."""
    server = _Server(("127.0.0.1", 0), handler)
    if of is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(of.server_certificate, of.server_key)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"{'https' if of else 'http'}://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def guarded(upstream: str, allowed: frozenset[str], of: Authority) -> Iterator[str]:
    """The proxy's address; ``allowed`` are the accepted values of Authorization."""
    host = urlsplit(upstream).netloc

    class Proxy(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _pass(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.headers.get("Authorization", "") not in allowed:
                self._answer(401, {"WWW-Authenticate": "Basic"}, b'{"error":"who are you?"}')
                return
            upstream_connection = http.client.HTTPConnection(host, timeout=30)
            passed = {
                name: value for name, value in self.headers.items() if name.lower() not in ("host", "authorization")
            }
            upstream_connection.request(self.command, self.path, body or None, passed)
            response = upstream_connection.getresponse()
            content = response.read()
            self._answer(response.status, dict(response.getheaders()), content)
            upstream_connection.close()

        def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response(status)
            for name, value in headers.items():
                if name.lower() not in HOP_BY_HOP:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _pass  # noqa: N815  (the names that http.server calls)

        def log_message(self, format: str, *args: Any) -> None:
            """Logs nothing."""

    with serving(Proxy, of) as address:
        yield address
