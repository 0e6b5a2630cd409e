"""The only network code: one pooled client that reads agencies' responses as streams and never reveals a key.

``reroute`` tells the client the real place of a host, so that the demonstration and the tests send to a loopback socket
exactly the requests that go to an agency.
"""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import unquote, urlencode, urlsplit

import urllib3
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from connectors.bounded_body import BoundedBody
from connectors.envelope import error_in_body
from connectors.errors import QuotaSpent, Refused, SourceError, Unexpected, Unreachable
from connectors.exchange import Exchange, Observer
from connectors.secrets import without_secrets

log = logging.getLogger(__name__)
# urllib3's debug lines contain the whole path with the key; no log level set elsewhere may enable them.
logging.getLogger("urllib3.connectionpool").addFilter(lambda line: line.levelno >= logging.WARNING)

CONNECT_SECONDS = 5.0
READ_SECONDS = 30.0
ATTEMPTS = 4
FIRST_RETRY_SECONDS = 0.5
"""Seconds before the second attempt, doubled each time, with jitter: clients of the gateway saw a third of calls dropped."""
ERROR_BODY_BYTES = 4096
T = TypeVar("T")

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Call:
    """One request. ``operation`` names it in budgets and errors; ``secret`` and ``secret_headers`` never appear in a log or an error.

    ``params`` are sent in order, percent-encoded once; ``secret`` is the query parameter that carries the key.
    ``max_bytes`` bounds the body (listing pages are small; recalls are 33 MB).
    """

    operation: str
    url: str
    params: Mapping[str, str] = field(default_factory=dict)
    secret: Mapping[str, str] = field(default_factory=dict, repr=False)
    secret_headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    max_bytes: int = 16 * 1024 * 1024

    def hide(self, text: str) -> str:
        """``text`` without this call's secrets."""
        return without_secrets(text, (*self.secret.values(), *self.secret_headers.values()))


@dataclass(frozen=True, slots=True)
class Response:
    """A response with status 200 while it is read: declared type, charset or "", headers in lower case, and the body stream.

    Reading past ``max_bytes`` raises ``Unexpected``, a body that ends before its declared length ``Unreachable``.
    """

    content_type: str
    charset: str
    headers: Mapping[str, str]
    body: BoundedBody


class Client:
    """A pool of connections to agencies, with time-outs, bounded retries, and a pace for each host.

    ``reroute`` maps a host to a loopback base address; all other hosts are reached by https alone. ``pace`` is calls a
    second to one host. ``on_progress`` is called before each wait and after each response, as the heartbeat of a run.
    ``observe`` is given each attempt with its answer; it keeps whole bodies in memory, so passes go without.
    """

    def __init__(
        self,
        *,
        reroute: Mapping[str, str] | None = None,
        pace: float = 5.0,
        on_progress: Callable[[], None] = lambda: None,
        sleep: Callable[[float], None] = time.sleep,
        attempts: int = ATTEMPTS,
        read_seconds: float = READ_SECONDS,
        observe: Observer | None = None,
    ) -> None:
        self._reroute = dict(reroute or {})
        self._interval = 1 / pace
        self._on_progress = on_progress
        self._sleep = sleep
        self._attempts = attempts
        self._observe = observe
        self._last: dict[str, float] = {}
        self.source_note = ""
        """The source of facts that the last response named; only a demonstration sends it."""
        self._pool = urllib3.PoolManager(
            num_pools=8,
            maxsize=4,
            retries=False,
            timeout=urllib3.Timeout(connect=CONNECT_SECONDS, read=read_seconds),
            headers={"User-Agent": "chemical-safety-portal/1.0", "Accept": "*/*"},
        )

    @contextmanager
    def open(self, call: Call) -> Iterator[Response]:
        """Sends the call, retries temporary failures, and gives the response while it streams.

        Raises ``Unreachable``, ``QuotaSpent`` (HTTP 429), ``Refused`` (401, 403), ``Unexpected`` (redirect, other 4xx).
        For another status with a gateway envelope in the body, the error has the envelope's code.
        """
        received = self._with_retries(call, lambda: self._send_once(call))
        with self._stream(call, received) as response:
            yield response

    def read(self, call: Call, reader: Callable[[Response], T]) -> T:
        """The result of ``reader``; retries where the call, the body or the code in it failed temporarily.

        For pages, which ``reader`` reads whole: half a page is never returned.
        """

        def attempt() -> T:
            with self._stream(call, self._send_once(call)) as response:
                return reader(response)

        return self._with_retries(call, attempt)

    @contextmanager
    def _stream(self, call: Call, received: BaseHTTPResponse) -> Iterator[Response]:
        # A header of a live agency that looks like the demonstration's is never believed.
        is_demo = urlsplit(call.url).netloc in self._reroute
        self.source_note = unquote(received.headers.get("X-Demo-Source", "")) if is_demo else ""
        chunks: list[bytes] = []
        refused: SourceError | None = None
        try:
            yield Response(
                content_type=received.headers.get("Content-Type", "").partition(";")[0].strip().lower(),
                charset=_charset(received.headers.get("Content-Type", "")),
                headers=_headers(received),
                body=BoundedBody(self._chunk_reader(received, call, chunks), call.max_bytes, call.operation),
            )
        except SourceError as error:
            _hide_secrets(error, call)
            refused = error
            # The pool has the connection back once the declared length is read; its server may close it or send the rest.
            self._pool.clear()
            raise
        finally:
            # A connection whose body was not read to the end cannot serve the next call.
            received.close()
            self._show(Exchange(call, received.status, _headers(received), b"".join(chunks), error=refused))
            self._on_progress()

    def _chunk_reader(self, received: BaseHTTPResponse, call: Call, chunks: list[bytes]) -> Callable[[int], bytes]:
        """Reads the body; the chunks are kept for an observer alone."""

        def read(size: int) -> bytes:
            chunk = _read_chunk(received, size, call.operation)
            if self._observe is not None:
                chunks.append(chunk)
            return chunk

        return read

    def _show(self, exchange: Exchange) -> None:
        if self._observe is not None:
            self._observe(exchange)

    def close(self) -> None:
        """Closes the connections."""
        self._pool.clear()

    def _with_retries(self, call: Call, attempt_once: Callable[[], T]) -> T:
        for attempt in range(1, self._attempts + 1):
            try:
                return attempt_once()
            except SourceError as error:
                if not error.retry or attempt == self._attempts:
                    raise
                wait = FIRST_RETRY_SECONDS * 2 ** (attempt - 1) * random.uniform(0.5, 1.5)  # noqa: S311  (jitter, not a secret)
                log.info("%s: %s; attempt %d of %d in %.1f s", call.operation, error, attempt + 1, self._attempts, wait)
                self._on_progress()
                self._sleep(wait)
        raise AssertionError("the loop returns or raises")

    def _send_once(self, call: Call) -> BaseHTTPResponse:
        url = self._target_url(call)
        self._wait_for_pace(urlsplit(call.url).netloc)
        response = self._request(call, url)
        if response.status == 200:
            return response
        body, failure = b"", ""
        try:
            body = response.read(ERROR_BODY_BYTES)
        except HTTPError as lost:
            failure = type(lost).__name__
        finally:
            response.close()
        error = _error_of_status(call, response.status, body, failure)
        _hide_secrets(error, call)
        self._show(Exchange(call, response.status, _headers(response), body, failure, error))
        raise error

    def _request(self, call: Call, url: str) -> BaseHTTPResponse:
        query = urlencode({**call.params, **call.secret})
        try:
            return self._pool.request(
                "GET",
                f"{url}?{query}" if query else url,
                headers={**self._pool.headers, **call.secret_headers},
                redirect=False,
                preload_content=False,
                decode_content=True,
            )
        except HTTPError as error:
            failure: SourceError = Unreachable(
                f"{call.operation}: no answer ({type(error).__name__})", operation=call.operation
            )
            self._show(Exchange(call, failure=type(error).__name__, error=failure))
        except ValueError:
            failure = Refused(
                f"{call.operation}: the key holds a character that cannot be sent; look at its setting or file",
                operation=call.operation,
            )
        # Raised outside the except block, so that the library's error is not chained: its message contains the whole address.
        raise failure

    def _target_url(self, call: Call) -> str:
        parts = urlsplit(call.url)
        if parts.query or "@" in parts.netloc:
            raise ValueError(f"{call.operation}: parameters belong into params, keys into secret")
        base = self._reroute.get(parts.netloc)
        if base is not None:
            if urlsplit(base).hostname not in LOOPBACK:
                raise Unexpected(
                    f"{call.operation}: rerouted to a host that is not this machine", operation=call.operation
                )
            return base.rstrip("/") + parts.path
        if parts.scheme != "https":
            raise Unexpected(f"{call.operation}: only https addresses are called", operation=call.operation)
        return f"https://{parts.netloc}{parts.path}"

    def _wait_for_pace(self, host: str) -> None:
        if host in self._reroute:
            return
        wait = self._last.get(host, -self._interval) + self._interval - time.monotonic()
        if wait > 0:
            self._sleep(wait)
        self._last[host] = time.monotonic()


def _read_chunk(response: BaseHTTPResponse, size: int, operation: str) -> bytes:
    try:
        return response.read(size)
    except HTTPError as error:
        failure = Unreachable(f"{operation}: the answer broke off ({type(error).__name__})", operation=operation)
    raise failure


def _hide_secrets(error: SourceError, call: Call) -> None:
    """Removes the call's secrets from the error's message, and drops a cause that contains them."""
    error.args = (call.hide(str(error)),)
    if error.__cause__ is not None and call.hide(str(error.__cause__)) != str(error.__cause__):
        error.__cause__ = None


def _charset(content_type: str) -> str:
    for part in content_type.split(";")[1:]:
        name, _, value = part.strip().partition("=")
        if name.lower() == "charset":
            return value.strip("\"' ").lower()
    return ""


def _headers(response: BaseHTTPResponse) -> dict[str, str]:
    return {name.lower(): value for name, value in response.headers.items()}


def _error_of_status(call: Call, status: int, body: bytes, failure: str) -> SourceError:
    """The error of a status other than 200; an envelope in the body is more exact than the status."""
    operation = call.operation
    if failure:
        return Unreachable(f"{operation}: HTTP {status}, body lost ({failure})", operation=operation)
    gateway_error = error_in_body(body, operation)
    if gateway_error is not None:
        return gateway_error
    message = f"{operation}: HTTP {status}"
    if status == 429:
        return QuotaSpent(message, code="429", operation=operation)
    if status in (401, 403):
        return Refused(message, code=str(status), operation=operation)
    if status in (408, 425) or status >= 500:
        return Unreachable(message, code=str(status), operation=operation)
    return Unexpected(message, code=str(status), operation=operation)
