"""The connection's errors for every kind of server: none, another product, another version, a broken cluster."""

from __future__ import annotations

import json
import os
import ssl
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from http.server import BaseHTTPRequestHandler
from importlib.metadata import version
from pathlib import Path
from typing import Any, ClassVar

import elastic_transport
import elasticsearch
import pytest
from elastic_transport import ApiResponseMeta, HttpHeaders, NodeConfig
from elastic_transport.client_utils import DEFAULT

from search.elastic import client
from search.elastic.engine import ElasticEngine
from search.engine_factory import open_engine
from search.engine_types import Query
from search.errors import EngineMismatch, EngineUnavailable, SearchError
from tests.search.guarded_cluster import serving

SECRET = "hunter2"
PRODUCT = {"X-Elastic-Product": "Elasticsearch", "Content-Type": "application/vnd.elasticsearch+json;compatible-with=9"}
OTHER_ACCEPT = {
    "error": {"type": "media_type_header_exception", "reason": "Invalid media-type value on headers [Accept]"},
    "status": 400,
}


@contextmanager
def answering(status: int, headers: dict[str, str], body: object) -> Iterator[ElasticEngine]:
    """An engine whose server gives this one answer to everything."""
    text = body if isinstance(body, str) else json.dumps(body)

    class Stub(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(text.encode()))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(text.encode())

        do_GET = do_POST = do_PUT = _answer  # noqa: N815  (the names that http.server calls)

        def log_message(self, format: str, *args: Any) -> None:
            """Silence."""

    with serving(Stub) as address:
        engine = ElasticEngine(address.replace("//", f"//portal:{SECRET}@"))
        yield engine
        engine.close()


def info(version: str) -> dict[str, object]:
    return {"version": {"number": version}, "tagline": "You Know, for Search"}


HTML = {"Content-Type": "text/html"}
CASES: dict[str, tuple[Callable[[], AbstractContextManager[ElasticEngine]], type[SearchError], str]] = {
    "a web page": (lambda: answering(200, HTML, "<p>hello</p>"), EngineMismatch, "no Elasticsearch"),
    "a web server without such a page": (lambda: answering(404, HTML, "none"), EngineMismatch, "no Elasticsearch"),
    "a redirect": (lambda: answering(302, {**HTML, "Location": "/"}, ""), EngineMismatch, "no Elasticsearch"),
    "another product": (
        lambda: answering(200, {"Content-Type": "application/json"}, info("9.5.3")), EngineMismatch, "no Elasticsearch"
    ),
    "an older major version": (lambda: answering(400, PRODUCT, OTHER_ACCEPT), EngineMismatch, "same major version"),
    "a wrong password": (lambda: answering(401, PRODUCT, {"error": {"type": "security_exception", "reason": "unable"}}),
                         EngineUnavailable, "check user, password, API key"),
    "a cluster without a master": (
        lambda: answering(503, PRODUCT, {"error": {"type": "master_not_discovered_exception", "reason": None}}),
        EngineUnavailable, "master_not_discovered",
    ),
    "a proxy whose cluster is away": (lambda: answering(502, HTML, "bad gateway"), EngineUnavailable, "HTTP 502"),
    "an overloaded cluster": (
        lambda: answering(429, PRODUCT, {"error": {"type": "circuit_breaking_exception", "reason": "Data too large"}}),
        EngineUnavailable, "circuit_breaking",
    ),
}  # fmt: skip


@pytest.mark.parametrize("who", CASES)
def test_every_wrong_server_is_reported_by_check_search_and_write_without_a_secret(who: str) -> None:
    opened, kind, words = CASES[who]
    with opened() as engine:
        assert words in engine.check()
        with pytest.raises(kind, match=words) as raised:
            engine.search(Query("불산"))
        assert SECRET not in str(raised.value) + engine.check()
        with pytest.raises(kind, match=words):
            engine.write("portal-1", [], None)
        with pytest.raises(kind, match=words):
            engine.live()


def test_a_newer_major_version_is_reported_and_still_used() -> None:
    with answering(200, PRODUCT, info("10.1.0")) as engine:
        assert "is Elasticsearch 10.1.0" in engine.check()
        assert "same major version" in engine.check()
        assert engine.version() == "10.1.0"


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9", f"https://portal:{SECRET}@127.0.0.1:9", "http://no-such-host.invalid"]
)
def test_an_address_where_nothing_listens_opens_and_is_reported_on_the_first_call(url: str, tmp_path: Path) -> None:
    engine = open_engine(url, tmp_path)
    assert "does not answer" in engine.check()
    with pytest.raises(EngineUnavailable, match="check SEARCH_URL") as raised:
        engine.search(Query("불산"))
    assert SECRET not in str(raised.value)


@pytest.mark.parametrize(
    ("url", "content", "words"),
    [
        ("https://127.0.0.1:9", "no certificate", "holds no certificate"),
        ("http://127.0.0.1:9", "no certificate", "does not begin with https"),
    ],
)
def test_an_authority_that_cannot_be_used_is_named(url: str, content: str, words: str, tmp_path: Path) -> None:
    file = tmp_path / "ca.pem"
    file.write_text(content)
    engine = ElasticEngine(url, ca_file=file)
    assert words in engine.check()
    with pytest.raises(EngineUnavailable, match=words):
        engine.search(Query("불산"))


def test_an_invalid_key_is_reported_without_showing_it() -> None:
    engine = ElasticEngine("http://127.0.0.1:9", api_key=f"열쇠{SECRET}")
    assert "SEARCH_API_KEY" in engine.check()
    assert SECRET not in engine.check()


@pytest.mark.parametrize("length", [200, 201, 1_000])
def test_of_a_long_reason_of_the_server_the_first_200_letters_are_shown(length: int) -> None:
    reason = "".join(str(number % 10) for number in range(length))
    with answering(503, PRODUCT, {"error": {"type": "some_exception", "reason": reason}}) as engine:
        assert engine.check().count(reason[:200]) == 1
        with pytest.raises(EngineUnavailable) as raised:
            engine.live()
    assert str(raised.value) == f"Elasticsearch fails: some_exception: {reason[:200]}"


class Client:
    """Stands for the library's client and keeps what it was made with."""

    made: ClassVar[list[Client]] = []

    def __init__(self, host: str, **options: Any) -> None:
        self.host, self.options, self.closed = host, options, False
        self.made.append(self)

    def close(self) -> None:
        """Keeps that it was closed."""
        self.closed = True


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Client]:
    """The clients that the test's connections made."""
    monkeypatch.setattr(Client, "made", [])
    monkeypatch.setattr(client, "Elasticsearch", Client)
    return Client.made


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("http://search", "http://search:9200"),
        ("https://search/", "https://search:9200"),
        ("https://portal:secret@search:443/behind/", "https://search:443/behind"),
    ],
)
def test_an_address_without_a_port_means_9200_and_the_user_is_no_part_of_it(
    made: list[Client], url: str, host: str
) -> None:
    assert client.Connection(url, None, "").client is made[0]
    assert made[0].host == host


@pytest.mark.parametrize(
    ("url", "key", "basic", "sent_key"),
    [
        ("http://search", "", None, None),
        ("http://%ED%8F%AC%ED%84%B8:a%3Ab@search", "", "포털:a:b", None),
        ("http://portal@search", "", "portal:", None),
        ("http://portal:secret@search", "a2V5", None, "a2V5"),
        ("http://search", "a2V5", None, "a2V5"),
    ],
)
def test_the_user_of_the_address_or_else_the_key_is_sent(
    made: list[Client], url: str, key: str, basic: str | None, sent_key: str | None
) -> None:
    options = client.Connection(url, None, key).client and made[0].options
    assert options["basic_auth"] == (basic and b64encode(basic.encode()).decode())
    assert options["api_key"] == sent_key


def test_a_request_has_ten_seconds_and_is_sent_again_twice_but_not_after_a_timeout(made: list[Client]) -> None:
    options = client.Connection("http://search", None, "").client and made[0].options
    assert (options["request_timeout"], options["max_retries"], options["retry_on_timeout"]) == (10.0, 2, False)
    assert options["ca_certs"] is DEFAULT


def test_the_file_of_the_authority_is_given_to_the_client(
    made: list[Client], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ssl, "create_default_context", lambda cafile: None)
    assert client.Connection("https://search", tmp_path / "ca.pem", "").client is made[0]
    assert made[0].options["ca_certs"] == str(tmp_path / "ca.pem")


def test_each_process_has_a_client_of_its_own_and_closes_no_other(
    made: list[Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = client.Connection("http://search", None, "")
    connection.close()
    assert connection.client is connection.client is made[0]
    parent = os.getpid()
    monkeypatch.setattr(os, "getpid", lambda: parent + 1)
    connection.close()
    assert not made[0].closed
    assert connection.client is connection.client is made[1]
    connection.close()
    assert (made[0].closed, made[1].closed) == (False, True)
    assert connection.client is made[2]
    assert len(made) == 3


def test_the_version_of_the_client_is_that_of_the_installed_library() -> None:
    assert version("elasticsearch").partition(".")[0] == client.CLIENT_MAJOR


@pytest.mark.parametrize(
    ("status", "kind", "words"),
    [
        (400, EngineMismatch, "does not understand"),
        (401, EngineUnavailable, "refuses"),
        (402, EngineMismatch, "does not understand"),
        (403, EngineUnavailable, "refuses"),
        (404, EngineUnavailable, "has no such build"),
        (405, EngineMismatch, "does not understand"),
        (428, EngineMismatch, "does not understand"),
        (429, EngineUnavailable, "fails"),
        (430, EngineMismatch, "does not understand"),
        (499, EngineMismatch, "does not understand"),
        (500, EngineUnavailable, "fails"),
        (503, EngineUnavailable, "fails"),
    ],
)
def test_each_status_is_reported_as_what_mends_it(status: int, kind: type[SearchError], words: str) -> None:
    meta = ApiResponseMeta(status, "1.1", HttpHeaders(PRODUCT), 0.0, NodeConfig("http", "search", 9200))
    with pytest.raises(kind, match=f"Elasticsearch {words}: some_exception: why"), client.translated_errors():
        raise elasticsearch.ApiError("", meta, {"error": {"type": "some_exception", "reason": "why"}})


def test_a_closed_index_is_named() -> None:
    with answering(400, PRODUCT, {"error": {"type": "index_closed_exception", "reason": "closed"}}) as engine:
        assert engine.check() == "the index is closed; open it, or let publish rebuild it"


def test_a_server_that_takes_too_long_is_reported_with_the_time_it_had() -> None:
    with (
        pytest.raises(EngineUnavailable, match=r"^Elasticsearch does not answer within 10 seconds$"),
        client.translated_errors(),
    ):
        raise elasticsearch.ConnectionTimeout("timed out")


def test_a_certificate_that_nobody_vouches_for_is_named_with_what_to_check() -> None:
    with pytest.raises(EngineUnavailable, match=r"certificate .* check SEARCH_CA_FILE"), client.translated_errors():
        raise elastic_transport.TlsError("self-signed certificate")


def test_an_answer_that_cannot_be_read_is_of_no_elasticsearch() -> None:
    with pytest.raises(EngineMismatch, match="no Elasticsearch that this client knows"), client.translated_errors():
        raise elasticsearch.SerializationError("?")
