"""A part of the portal goes away while the site runs: the rest serves, pages say which part is away, and it recovers without help."""

from __future__ import annotations

import json
import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.portal.databases import ON_SERVICES, database
from tests.portal.relay import relay
from tests.portal.site import Site, SiteResponse, environment, manage, running

SUBSTANCE = "/substances/71-43-2"
SEARCHES = ("/search?q=벤젠", "/api/v1/search?q=벤젠", "/api/v1/suggest?q=벤")


@dataclass(frozen=True, slots=True)
class Stack:
    """A running portal, and for each part that can go away a context in which it is away."""

    site: Site
    without: dict[str, Callable[[], object]]


@contextmanager
def _embedded(data: Path, log: Path) -> Iterator[Stack]:
    settings = environment(data)
    _filled(settings)

    @contextmanager
    def gone(path: Path, instead: bytes | None = None) -> Iterator[None]:
        aside = path.with_name(f"{path.name}.aside")
        path.rename(aside)
        if instead is not None:
            path.write_bytes(instead)
        try:
            yield
        finally:
            path.unlink(missing_ok=True)
            aside.rename(path)

    with running(settings, log) as site:
        yield Stack(
            site,
            {
                "search": lambda: gone(data / "search"),
                "database": lambda: gone(data / "portal.sqlite3", b"no database " * 1_000),
            },
        )


@contextmanager
def _services(data: Path, log: Path) -> Iterator[Stack]:
    with ExitStack() as stack:
        places = {
            "DATABASE_URL": stack.enter_context(database()),
            "SEARCH_URL": os.environ["SEARCH_URL"],
            "CELERY_BROKER_URL": os.environ["CELERY_BROKER_URL"],
        }
        _filled(environment(data, **places, SEARCH_NAMESPACE=(namespace := f"test-{uuid.uuid4().hex[:12]}")))
        wires = {name: stack.enter_context(_wire(address)) for name, address in places.items()}
        through = {name: _through(address, wires[name].port) for name, address in places.items()}

        @contextmanager
        def cut(name: str) -> Iterator[None]:
            wires[name].cut()
            try:
                yield
            finally:
                wires[name].mend()

        settings = environment(data, **through, SEARCH_NAMESPACE=namespace)
        yield Stack(
            stack.enter_context(running(settings, log)),
            {
                "search": lambda: cut("SEARCH_URL"),
                "database": lambda: cut("DATABASE_URL"),
                "queue": lambda: cut("CELERY_BROKER_URL"),
            },
        )


def _filled(settings: dict[str, str]) -> None:
    manage(settings, "migrate", "--verbosity", "0")
    manage(settings, "collectstatic", "--no-input", "--verbosity", "0")
    manage(settings, "sync", "ncis.inventory")


def _wire(address: str) -> object:
    parts = urlsplit(address)
    assert parts.hostname is not None
    assert parts.port is not None
    return relay(parts.hostname, parts.port)


def _through(address: str, port: int) -> str:
    parts = urlsplit(address)
    user = f"{parts.username}@" if parts.username else ""
    return parts._replace(netloc=f"{user}127.0.0.1:{port}").geturl()


@pytest.fixture(scope="module", params=["services"] if ON_SERVICES else ["embedded"])
def stack(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    folder = tmp_path_factory.mktemp("degradation")
    stack_of = {"embedded": _embedded, "services": _services}[request.param]
    with stack_of(folder / "data", folder / "log") as running_stack:
        yield running_stack
    shutil.rmtree(folder)


def _is_whole(site: Site) -> None:
    """Every page answers as it should; repeats the request while the missing part comes back."""
    for address in ("/", SUBSTANCE, *SEARCHES, "/sources", "/api/v1/substances/71-43-2"):
        site.until(address, lambda answer: answer.status == 200)
    assert "벤젠" in site.get("/search?q=벤젠").text
    ready = site.until("/readyz", lambda answer: answer.status == 200)
    assert set(json.loads(ready.text)["parts"].values()) == {"ok"}


def _says_so_in_korean(answer: SiteResponse, words: str) -> None:
    assert answer.status == 503
    assert answer.headers["Retry-After"] == "30"
    assert words in answer.text
    for trace in ("Traceback", "Error", "Exception", "site-packages"):
        assert trace not in answer.text


def _parts(site: Site) -> tuple[int, dict[str, str]]:
    ready = site.get("/readyz")
    return ready.status, json.loads(ready.text)["parts"]


def _all_workers_have_served(site: Site) -> None:
    """Opens connections in every worker, because only open connections become stale."""
    for _ in range(20):
        assert site.get("/search?q=벤젠").status == 200


def test_without_the_search_engine_pages_by_address_go_on(stack: Stack) -> None:
    site = stack.site
    _is_whole(site)
    _all_workers_have_served(site)
    with stack.without["search"]():  # type: ignore[attr-defined]
        for address in SEARCHES:
            _says_so_in_korean(site.get(address), "검색 서비스가 응답하지 않습니다.")
        assert json.loads(site.get(SEARCHES[1]).text)["code"] == "unavailable"
        for address in ("/", SUBSTANCE, "/api/v1/substances/71-43-2"):
            assert site.get(address).status == 200
        status, parts = _parts(site)
        assert status == 503
        assert parts["database"] == "ok"
        assert parts["search"] != "ok"
        assert "찾기가 되지 않음" in site.get("/sources").text
    _is_whole(site)


def test_without_the_database_what_needs_it_is_a_korean_503_without_a_trace(stack: Stack) -> None:
    site = stack.site
    _is_whole(site)
    _all_workers_have_served(site)
    with stack.without["database"]():  # type: ignore[attr-defined]
        for address in (SUBSTANCE, "/sources", "/facilities", "/un/1114"):
            answer = site.until(address, lambda answer: answer.status == 503)
            _says_so_in_korean(answer, "자료 저장소가 응답하지 않습니다.")
            assert 'href="tel:119"' in answer.text
        answer = site.get("/api/v1/substances/71-43-2")
        _says_so_in_korean(answer, "자료 저장소가 응답하지 않습니다.")
        assert json.loads(answer.text)["code"] == "unavailable"
        # Pages that need no database are served as before: in a demonstration the pages from the index.
        for address, status in (("/", 200), ("/search?q=벤젠", 200), ("/nowhere", 404)):
            assert site.get(address).status == status
        status, parts = _parts(site)
        assert status == 503
        assert parts["database"].startswith("does not answer")
        assert parts["search"] == "ok"
        assert site.get("/healthz").status == 200
    _is_whole(site)


def test_without_the_queue_readers_notice_nothing_and_sources_says_that_nothing_is_scheduled(stack: Stack) -> None:
    site = stack.site
    if "queue" not in stack.without:
        # The embedded queue is a folder, which cannot be away.
        assert _parts(site)[1]["queue"] == "ok"
        return
    with stack.without["queue"]():  # type: ignore[attr-defined]
        for address in ("/", SUBSTANCE, *SEARCHES):
            assert site.get(address).status == 200
        assert "아무 작업도 예약되지 않음" in site.get("/sources").text
        status, parts = _parts(site)
        assert status == 200
        assert "CELERY_BROKER_URL" in parts.pop("queue")
        assert set(parts.values()) == {"ok"}
    _is_whole(site)
    assert "아무 작업도 예약되지 않음" not in site.get("/sources").text
