"""Settings of a whole cluster, on a separate server: on the shared one they would affect every other test."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch as Client

from search.elastic.engine import ElasticEngine
from search.engine_types import Query, Watermark
from search.errors import EngineMismatch, EngineUnavailable
from tests.search.documents import DOCUMENTS, substance
from tests.services.servers import Elasticsearch, client

BUILD = "portal-1"


@pytest.fixture(scope="module")
def server() -> Iterator[Elasticsearch]:
    with tempfile.TemporaryDirectory(prefix="portal-cluster-", ignore_cleanup_errors=True) as folder:
        started = Elasticsearch(Path(folder))
        started.start()
        yield started
        started.kill()


@pytest.fixture
def cluster(server: Elasticsearch) -> Iterator[Client]:
    with client(server.url) as connected:
        yield connected


@pytest.fixture
def engine(server: Elasticsearch) -> Iterator[ElasticEngine]:
    """An engine with one live build of all documents."""
    server.empty()
    engine = ElasticEngine(server.url)
    engine.create(BUILD, "v1")
    engine.write(BUILD, DOCUMENTS, Watermark(1, "one"))
    engine.swap(BUILD)
    yield engine
    engine.close()


def test_a_cluster_in_read_only_state_refuses_a_new_build_by_name(engine: ElasticEngine, cluster: Client) -> None:
    cluster.cluster.put_settings(persistent={"cluster.blocks.read_only": True})
    try:
        with pytest.raises(EngineUnavailable, match="block"):
            engine.create("portal-2", "v1")
        assert [hit.key for hit in engine.search(Query("불산")).hits][:1] == ["cas:7664-39-3"]
    finally:
        cluster.cluster.put_settings(persistent={"cluster.blocks.read_only": None})


def test_a_build_deleted_while_it_is_written_is_not_made_anew_by_the_server(
    engine: ElasticEngine, cluster: Client
) -> None:
    cluster.cluster.put_settings(persistent={"action.auto_create_index": "true"})

    def while_deleting() -> Iterator[object]:
        cluster.indices.delete(index=engine._index(BUILD))
        yield substance("50-00-0", "폼알데하이드", revision=2)

    try:
        with pytest.raises((EngineUnavailable, EngineMismatch)):
            engine.write(BUILD, while_deleting(), Watermark(2, "two"))  # type: ignore[arg-type]
        assert engine.live() is None
        assert engine.builds() == {}
    finally:
        cluster.cluster.put_settings(persistent={"action.auto_create_index": "false"})
