"""A real Elasticsearch behind TLS and a password: the right ones work whole, each wrong one is named."""

from __future__ import annotations

import os
import uuid
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from search.elastic.engine import ElasticEngine
from search.engine import Engine
from search.engine_factory import open_engine
from search.engine_types import Query, Watermark
from search.errors import EngineUnavailable
from tests.search.documents import DOCUMENTS
from tests.search.guarded_cluster import Authority, authority, guarded

pytestmark = pytest.mark.services

USER, PASSWORD, KEY = "포털", "암호:with/@signs", "a2V5OnNlY3JldA=="
BASIC = b64encode(f"{USER}:{PASSWORD}".encode()).decode()


@pytest.fixture(scope="module")
def trusted(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return authority(tmp_path_factory.mktemp("tls") / "ours")


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return authority(tmp_path_factory.mktemp("tls") / "strange")


@pytest.fixture(scope="module")
def address(trusted: Authority) -> Iterator[str]:
    """The host and port of the proxy before the cluster."""
    with guarded(os.environ["SEARCH_URL"], frozenset({f"Basic {BASIC}", f"ApiKey {KEY}"}), trusted) as address:
        yield address.removeprefix("https://")


def _opened(url: str, tmp_path: Path, ca_file: Path | None, api_key: str = "") -> Iterator[Engine]:
    engine = open_engine(url, tmp_path, ca_file=ca_file, api_key=api_key, namespace=f"test-{uuid.uuid4().hex[:12]}")
    assert isinstance(engine, ElasticEngine)
    yield engine
    engine.close()


def _with_password(host: str) -> str:
    return f"https://{quote(USER)}:{quote(PASSWORD, safe='')}@{host}"


@pytest.fixture(params=["password", "api key"])
def engine(request: pytest.FixtureRequest, address: str, trusted: Authority, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "password":
        yield from _opened(_with_password(address), tmp_path, trusted.certificate)
    else:
        yield from _opened(f"https://{address}", tmp_path, trusted.certificate, KEY)


def test_the_right_authority_with_password_or_key_builds_and_finds(engine: Engine) -> None:
    engine.create("portal-1", "v1")
    assert engine.write("portal-1", DOCUMENTS, Watermark(1, "one")) == []
    engine.swap("portal-1")
    assert engine.check() == ""
    assert [hit.key for hit in engine.search(Query("불산")).hits][:1] == ["cas:7664-39-3"]
    engine.create("portal-2", "v1")
    engine.swap("portal-2")
    engine.drop("portal-1")


def _refusal(url: str, tmp_path: Path, ca_file: Path | None, api_key: str = "") -> str:
    for engine in _opened(url, tmp_path, ca_file, api_key):
        message = engine.check()
        with pytest.raises(EngineUnavailable) as raised:
            engine.search(Query("불산"))
        with pytest.raises(EngineUnavailable):
            engine.create("portal-1", "v1")
        assert str(raised.value) == message
        return message
    raise AssertionError("no engine was opened")


@pytest.mark.parametrize(("user", "key"), [("portal:wrong@", ""), ("", ""), ("", "d3Jvbmc6a2V5")])
def test_a_wrong_password_or_key_is_reported_and_never_shown(
    address: str, trusted: Authority, tmp_path: Path, user: str, key: str
) -> None:
    message = _refusal(f"https://{user}{address}", tmp_path, trusted.certificate, key)
    assert "check user, password, API key" in message
    assert "wrong" not in message


def test_an_authority_that_did_not_sign_the_certificate_is_named(
    address: str, stranger: Authority, tmp_path: Path
) -> None:
    assert "check SEARCH_CA_FILE" in _refusal(_with_password(address), tmp_path, stranger.certificate)


def test_without_an_authority_a_self_signed_certificate_is_not_trusted(address: str, tmp_path: Path) -> None:
    assert "check SEARCH_CA_FILE" in _refusal(_with_password(address), tmp_path, None)


def test_a_certificate_for_another_host_is_not_trusted(address: str, trusted: Authority, tmp_path: Path) -> None:
    message = _refusal(_with_password(address.replace("127.0.0.1", "localhost")), tmp_path, trusted.certificate)
    assert "the host's name" in message


def test_unencrypted_http_to_a_tls_port_is_reported(address: str, tmp_path: Path) -> None:
    assert "check SEARCH_URL" in _refusal(f"http://{address}", tmp_path, None)
