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
from search.errors import EngineUnavailable
from search.open import open_engine
from search.values import Query, Watermark
from tests.search.documents import DOCUMENTS
from tests.search.guarded import Authority, authority, guarded

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
def door(trusted: Authority) -> Iterator[str]:
    """The host and port behind which the cluster stands."""
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
def let_in(request: pytest.FixtureRequest, door: str, trusted: Authority, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "password":
        yield from _opened(_with_password(door), tmp_path, trusted.certificate)
    else:
        yield from _opened(f"https://{door}", tmp_path, trusted.certificate, KEY)


def test_the_right_authority_with_password_or_key_builds_and_finds(let_in: Engine) -> None:
    let_in.create("portal-1", "v1")
    assert let_in.write("portal-1", DOCUMENTS, Watermark(1, "one")) == []
    let_in.swap("portal-1")
    assert let_in.check() == ""
    assert [hit.key for hit in let_in.search(Query("불산")).hits][:1] == ["cas:7664-39-3"]
    let_in.create("portal-2", "v1")
    let_in.swap("portal-2")
    let_in.drop("portal-1")


def _refusal(url: str, tmp_path: Path, ca_file: Path | None, api_key: str = "") -> str:
    for engine in _opened(url, tmp_path, ca_file, api_key):
        said = engine.check()
        with pytest.raises(EngineUnavailable) as raised:
            engine.search(Query("불산"))
        with pytest.raises(EngineUnavailable):
            engine.create("portal-1", "v1")
        assert str(raised.value) == said
        return said
    raise AssertionError("no engine was opened")


@pytest.mark.parametrize(("user", "key"), [("portal:wrong@", ""), ("", ""), ("", "d3Jvbmc6a2V5")])
def test_a_wrong_password_or_key_is_named_and_never_told(
    door: str, trusted: Authority, tmp_path: Path, user: str, key: str
) -> None:
    said = _refusal(f"https://{user}{door}", tmp_path, trusted.certificate, key)
    assert "check user, password, API key" in said
    assert "wrong" not in said


def test_an_authority_that_did_not_sign_the_certificate_is_named(
    door: str, stranger: Authority, tmp_path: Path
) -> None:
    assert "check SEARCH_CA_FILE" in _refusal(_with_password(door), tmp_path, stranger.certificate)


def test_without_an_authority_a_certificate_of_ones_own_is_not_believed(door: str, tmp_path: Path) -> None:
    assert "check SEARCH_CA_FILE" in _refusal(_with_password(door), tmp_path, None)


def test_a_certificate_for_another_host_is_not_believed(door: str, trusted: Authority, tmp_path: Path) -> None:
    said = _refusal(_with_password(door.replace("127.0.0.1", "localhost")), tmp_path, trusted.certificate)
    assert "the host's name" in said


def test_plain_http_to_a_door_of_tls_is_named(door: str, tmp_path: Path) -> None:
    assert "check SEARCH_URL" in _refusal(f"http://{door}", tmp_path, None)
