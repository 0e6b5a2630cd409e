"""The connection to an Elasticsearch cluster, and its errors in our words."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

import elasticsearch
from elastic_transport.client_utils import DEFAULT
from elasticsearch import Elasticsearch

from search.errors import EngineMismatch, EngineUnavailable

REQUEST_SECONDS = 10.0
RETRIES = 2
PORTS = {"http": 9200, "https": 9200}


class Connection:
    """One client a process, made when it is first asked for: its pool must not cross a fork."""

    def __init__(self, url: str, ca_file: Path | None, api_key: str) -> None:
        parts = urlsplit(url)
        self.host = f"{parts.scheme}://{parts.hostname}:{parts.port or PORTS[parts.scheme]}{parts.path.rstrip('/')}"
        self._user = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
        self._ca_file = ca_file
        self._api_key = api_key
        self._made: tuple[int, Elasticsearch] | None = None

    @property
    def client(self) -> Elasticsearch:
        """The client of this process."""
        if self._made is None or self._made[0] != os.getpid():
            self._made = (os.getpid(), self._client())
        return self._made[1]

    def _client(self) -> Elasticsearch:
        return Elasticsearch(
            self.host,
            basic_auth=None if self._api_key else self._user,
            api_key=self._api_key or None,
            ca_certs=str(self._ca_file) if self._ca_file else DEFAULT,
            request_timeout=REQUEST_SECONDS,
            max_retries=RETRIES,
            retry_on_timeout=False,
        )


@contextmanager
def spoken() -> Iterator[None]:
    """Turns the client's errors into ours; no password or key is ever part of a message."""
    try:
        yield
    except (elasticsearch.AuthenticationException, elasticsearch.AuthorizationException) as error:
        raise EngineUnavailable(
            f"Elasticsearch refuses: {_reason(error)}; check user, password, API key and blocks"
        ) from error
    except elasticsearch.NotFoundError as error:
        raise EngineUnavailable(f"Elasticsearch has no such build: {_reason(error)}") from error
    except elasticsearch.BadRequestError as error:
        raise EngineMismatch(
            f"Elasticsearch does not understand: {_reason(error)}; the build holds another mapping"
        ) from error
    except elasticsearch.ApiError as error:
        raise EngineUnavailable(f"Elasticsearch fails: {_reason(error)}") from error
    except elasticsearch.UnsupportedProductError as error:
        raise EngineMismatch("the server is no Elasticsearch of a version that this client knows") from error
    except elasticsearch.TransportError as error:
        raise EngineUnavailable(f"Elasticsearch does not answer ({type(error).__name__})") from error


def _reason(error: elasticsearch.ApiError) -> str:
    """The server's own type and reason, which name no credentials."""
    body = error.body
    told = body.get("error") if isinstance(body, dict) else None
    if isinstance(told, dict):
        return f"{told.get('type', '')}: {str(told.get('reason', ''))[:200]}"
    return f"HTTP {error.status_code}"
