"""The connection's errors for every kind of server: none, another product, another version, a broken cluster."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

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
