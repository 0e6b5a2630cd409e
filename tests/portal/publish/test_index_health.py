"""An index that was damaged by hand while the site runs: every page reports it, and the next publish repairs it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import tantivy
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django.fixtures import Settings

from portal.dump import document_dump
from portal.ingest.feed_run import run_feed
from portal.models import RunState, SyncRun
from portal.publish.index import publish
from portal.publish.index_health import index_health
from search.elastic.engine import ElasticEngine
from search.engine import Engine
from search.errors import EngineUnavailable
from search.tantivy.engine import TantivyEngine
from tests.portal.ingest.sample_feeds import listing

pytestmark = pytest.mark.django_db(transaction=True)

ROWS = [{"id": "0", "cas": "71-43-2", "ko": "벤젠"}, {"id": "1", "cas": "67-56-1", "ko": "메탄올"}]


@pytest.fixture
def browser(settings: Settings) -> Client:
    settings.DEMO = "on"
    return Client(headers={"host": "localhost"}, raise_request_exception=False)


@pytest.fixture
def published(engine: Engine) -> Engine:
    run_feed(listing(ROWS))
    publish()
    return engine


def _lost(engine: Engine) -> None:
    if isinstance(engine, ElasticEngine):
        engine._connection.client.indices.delete(index=engine._index(engine.live() or ""))
    else:
        assert isinstance(engine, TantivyEngine)
        shutil.rmtree(engine._folders.path(engine.live() or ""))


def _of_an_older_mapping(engine: Engine) -> None:
    build = engine.live() or ""
    if isinstance(engine, ElasticEngine):
        client, index = engine._connection.client, engine._index(build)
        older = engine._index("portal-older-1")
        client.indices.create(
            index=older, mappings={"_meta": {"schema": "older"}, "properties": {"key": {"type": "keyword"}}}
        )
        client.indices.update_aliases(
            actions=[
                {"remove": {"index": index, "alias": engine._alias}},
                {"add": {"index": older, "alias": engine._alias}},
            ]
        )
        return
    assert isinstance(engine, TantivyEngine)
    folder = engine._folders.path(build)
    _emptied(folder)
    schema = tantivy.SchemaBuilder().add_text_field("key", stored=True).build()
    tantivy.Index(schema, path=str(folder))


def _emptied(folder: Path) -> None:
    for path in folder.iterdir():
        if path.name not in ("portal.json", "watermark.json"):
            path.unlink()


def _damaged(engine: Engine) -> None:
    """Removes segments; a cluster's shards cannot be reached, so there the index is closed by hand."""
    build = engine.live() or ""
    if isinstance(engine, ElasticEngine):
        engine._connection.client.indices.close(index=engine._index(build))
        return
    assert isinstance(engine, TantivyEngine)
    for path in engine._folders.path(build).glob("*.idx"):
        path.unlink()
    engine._readers.forget(build)


def _found(browser: Client, text: str) -> bool:
    return "/substances/71-43-2" in browser.get("/search", {"q": text}).content.decode()


@pytest.mark.parametrize("harm", [_lost, _of_an_older_mapping, _damaged])
def test_an_index_damaged_by_hand_is_reported_everywhere_while_pages_stay_up(
    published: Engine, browser: Client, harm: Callable[[Engine], None]
) -> None:
    assert _found(browser, "벤젠")
    harm(published)
    for address in ("/search?q=벤젠", "/api/v1/search?q=벤젠", "/api/v1/suggest?q=벤"):
        response = browser.get(address)
        assert (response.status_code, response["Retry-After"]) == (503, "30"), address
        assert "검색 서비스가 응답하지 않습니다" in response.content.decode()
    assert browser.get("/substances/71-43-2").status_code == 200
    ready = browser.get("/readyz")
    assert ready.status_code == 503
    assert ready.json()["parts"]["search"] == index_health().trouble != ""
    assert "찾기가 되지 않음" in browser.get("/sources").content.decode()


@pytest.mark.parametrize("harm", [_lost, _of_an_older_mapping, _damaged])
def test_the_next_publish_repairs_it(published: Engine, browser: Client, harm: Callable[[Engine], None]) -> None:
    before = list(document_dump())
    harm(published)
    call_command("publish")
    assert list(document_dump()) == before
    assert _found(browser, "벤젠")
    assert index_health().trouble == ""


@contextmanager
def _blocked(engine: Engine) -> Iterator[None]:
    """The live build takes no document inside the block."""
    if isinstance(engine, ElasticEngine):
        index, settings = engine._index(engine.live() or ""), engine._connection.client.indices.put_settings
        settings(index=index, settings={"index.blocks.read_only_allow_delete": True})
        yield
        settings(index=index, settings={"index.blocks.read_only_allow_delete": None})
    else:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("search.tantivy.engine.WriteSession", _read_only)
            yield


def _read_only(folder: Path) -> None:
    raise OSError(30, "Read-only file system", str(folder))


def test_a_block_fails_the_publish_by_name_searching_goes_on_and_without_it_the_next_one_succeeds(
    published: Engine, browser: Client
) -> None:
    run_feed(listing([{**ROWS[0], "ko": "벤졸"}, ROWS[1]]))
    with _blocked(published):
        with pytest.raises(CommandError, match=r"block|could not be written"):
            call_command("publish")
        assert _found(browser, "벤젠")
        assert SyncRun.objects.filter(feed="index").latest("pk").state == RunState.FAILED
        assert "색인 지연" in browser.get("/sources").content.decode()
    call_command("publish")
    assert _found(browser, "벤졸")


def test_an_engine_of_another_version_takes_documents_and_is_named_by_publish_ready_and_sources(
    published: Engine, browser: Client, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sentence = "the server is Elasticsearch 10.0.0: install the same major version on both sides"
    monkeypatch.setattr(published, "check", lambda: sentence)
    run_feed(listing([{**ROWS[0], "ko": "벤졸"}, ROWS[1]]))
    call_command("publish")
    assert sentence in capsys.readouterr().err
    run = SyncRun.objects.filter(feed="index").latest("pk")
    assert (run.state, run.error) == (RunState.SUCCEEDED, sentence)
    assert _found(browser, "벤졸")
    assert browser.get("/readyz").json()["parts"]["search"] == sentence
    assert sentence in browser.get("/sources").content.decode()


def test_an_engine_that_does_not_answer_fails_the_command_with_its_words(
    published: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> str:
        raise EngineUnavailable("Elasticsearch does not answer; check SEARCH_URL")

    monkeypatch.setattr(published, "live", away)
    with pytest.raises(CommandError, match="check SEARCH_URL"):
        call_command("publish")
    assert "check SEARCH_URL" in index_health().trouble
