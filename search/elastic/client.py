"""The connection to an Elasticsearch cluster, and the client's errors as errors of ``search``."""

from __future__ import annotations

import os
import ssl
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

import elastic_transport
import elasticsearch
from elastic_transport.client_utils import DEFAULT
from elasticsearch import Elasticsearch

from search.errors import EngineMismatch, EngineUnavailable, SearchError

REQUEST_SECONDS = 10.0
RETRIES = 2
PORTS = {"http": 9200, "https": 9200}
CLIENT_MAJOR = str(elasticsearch.__version__[0])
"""The major version of the server that this client supports."""
OTHER_MAJOR_ADVICE = (
    f"the client is made for Elasticsearch {CLIENT_MAJOR}; install the same major version on both sides"
)


class Connection:
    """One client for each process, created on first use, because its connection pool must not cross a fork."""

    def __init__(self, url: str, ca_file: Path | None, api_key: str) -> None:
        parts = urlsplit(url)
        self.host = f"{parts.scheme}://{parts.hostname}:{parts.port or PORTS[parts.scheme]}{parts.path.rstrip('/')}"
        self._user = f"{unquote(parts.username)}:{unquote(parts.password or '')}" if parts.username else ""
        self._ca_file = ca_file
        self._api_key = api_key
        self._opened: tuple[int, Elasticsearch] | None = None

    @property
    def client(self) -> Elasticsearch:
        """The client of this process; ``EngineUnavailable`` for invalid settings."""
        if self._opened is None or self._opened[0] != os.getpid():
            self._opened = (os.getpid(), self._client())
        return self._opened[1]

    def close(self) -> None:
        """Closes the sockets of this process's client; the next call creates a new client."""
        if self._opened is not None and self._opened[0] == os.getpid():
            self._opened[1].close()
            self._opened = None

    def _client(self) -> Elasticsearch:
        self._check_settings()
        return Elasticsearch(
            self.host,
            # Encoded here, because the client encodes ASCII only and the server reads UTF-8.
            basic_auth=b64encode(self._user.encode()).decode() if self._user and not self._api_key else None,
            api_key=self._api_key or None,
            ca_certs=str(self._ca_file) if self._ca_file else DEFAULT,
            request_timeout=REQUEST_SECONDS,
            max_retries=RETRIES,
            retry_on_timeout=False,
        )

    def _check_settings(self) -> None:
        """Checks settings here, because the client reports them late, or with a secret in the message."""
        if not self._api_key.isascii():
            raise EngineUnavailable("SEARCH_API_KEY holds letters that no key has; copy it again")
        if self._ca_file is None:
            return
        if not self.host.startswith("https:"):
            raise EngineUnavailable(
                "SEARCH_CA_FILE is set, but SEARCH_URL does not begin with https://; mend one of them"
            )
        try:
            ssl.create_default_context(cafile=str(self._ca_file))
        except OSError as error:
            raise EngineUnavailable(
                f"SEARCH_CA_FILE={self._ca_file} holds no certificate that can be read ({type(error).__name__})"
            ) from error


@contextmanager
def translated_errors() -> Iterator[None]:
    """Turns the client's errors into errors of ``search``; no message contains a password or key."""
    try:
        yield
    except elasticsearch.ApiError as error:
        raise _translated(error) from error
    except elasticsearch.SerializationError as error:
        raise EngineMismatch("what answers at SEARCH_URL is no Elasticsearch that this client knows") from error
    except elastic_transport.TlsError as error:
        raise EngineUnavailable(
            "the certificate of the Elasticsearch server is not vouched for; check SEARCH_CA_FILE and the host's name"
        ) from error
    except elasticsearch.ConnectionTimeout as error:
        raise EngineUnavailable(f"Elasticsearch does not answer within {REQUEST_SECONDS:.0f} seconds") from error
    except elasticsearch.TransportError as error:
        raise EngineUnavailable(
            f"Elasticsearch does not answer ({type(error).__name__}); check SEARCH_URL and that the server runs"
        ) from error


def _translated(error: elasticsearch.ApiError) -> SearchError:
    """The error of ``search``: unavailable if waiting or the operator can help, a mismatch if the build must be rebuilt."""
    reason, status = _reason(error), error.status_code
    if status in (401, 403):
        return EngineUnavailable(f"Elasticsearch refuses: {reason}; check user, password, API key and blocks")
    if status >= 500 or status == 429:
        return EngineUnavailable(f"Elasticsearch fails: {reason}")
    if not is_from_elasticsearch(error):
        return EngineMismatch(f"what answers at SEARCH_URL is no Elasticsearch ({reason})")
    if "media_type_header_exception" in reason:
        return EngineMismatch(f"the server is of another major version: {OTHER_MAJOR_ADVICE}")
    if "index_closed_exception" in reason:
        return EngineMismatch("the index is closed; open it, or let publish rebuild it")
    if status == 404:
        return EngineUnavailable(f"Elasticsearch has no such build: {reason}")
    return EngineMismatch(f"Elasticsearch does not understand: {reason}; the build may hold another mapping")


def is_from_elasticsearch(error: elasticsearch.ApiError) -> bool:
    """Whether the response comes from Elasticsearch, and not from a web server in its place."""
    return "x-elastic-product" in error.meta.headers


def _reason(error: elasticsearch.ApiError) -> str:
    """The server's own type and reason, which contain no credentials."""
    body = error.body
    body_error = body.get("error") if isinstance(body, dict) else None
    if isinstance(body_error, dict):
        return f"{body_error.get('type', '')}: {str(body_error.get('reason', ''))[:200]}"
    return f"HTTP {error.status_code}"
