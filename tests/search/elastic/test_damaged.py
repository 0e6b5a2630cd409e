"""Manual changes of a cluster's indices under a running engine: each is reported, and none gives wrong results."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from dataclasses import replace

import pytest
from elasticsearch import Elasticsearch

from search.elastic.engine import ElasticEngine
from search.elastic.queries import mapping
from search.engine_types import Facet, Query, Watermark
from search.errors import EngineMismatch, EngineUnavailable
from tests.search.documents import DOCUMENTS, substance

pytestmark = pytest.mark.services

BUILD = "portal-1"


@pytest.fixture
def engine() -> Iterator[ElasticEngine]:
    """An engine with one live build of all documents."""
    made = ElasticEngine(os.environ["SEARCH_URL"], namespace=f"test-{uuid.uuid4().hex[:12]}")
    made.create(BUILD, "v1")
    made.write(BUILD, DOCUMENTS, Watermark(1, "one"))
    made.swap(BUILD)
    yield made
    for index in made._connection.client.indices.get(index=f"{made._namespace}*"):
        made._connection.client.indices.delete(index=index)
    made.close()


@pytest.fixture
def cluster(engine: ElasticEngine) -> Elasticsearch:
    return engine._connection.client


def _point_alias(cluster: Elasticsearch, engine: ElasticEngine, index: str) -> None:
    cluster.indices.update_aliases(
        actions=[
            {"remove": {"index": engine._index(BUILD), "alias": engine._alias}},
            {"add": {"index": index, "alias": engine._alias}},
        ]
    )


def _finds(engine: ElasticEngine) -> bool:
    return [hit.key for hit in engine.search(Query("불산")).hits][:1] == ["cas:7664-39-3"]


def test_an_index_deleted_under_a_searching_engine_is_no_live_build(
    engine: ElasticEngine, cluster: Elasticsearch
) -> None:
    assert _finds(engine)
    cluster.indices.delete(index=engine._index(BUILD))
    assert engine.check() == "there is no live build"
    assert engine.live() is None
    with pytest.raises(EngineUnavailable, match="no live build"):
        engine.search(Query("불산"))


@pytest.mark.parametrize("properties", [{}, {"key": {"type": "text"}}, {"key": {"type": "keyword"}}])
def test_an_alias_on_an_index_of_an_older_mapping_is_named_and_not_searched(
    engine: ElasticEngine, cluster: Elasticsearch, properties: dict[str, object]
) -> None:
    assert _finds(engine)
    older = engine._index("portal-0")
    cluster.indices.create(index=older, mappings={"_meta": {"schema": "v0"}, "properties": properties})
    cluster.index(index=older, document={"key": "cas:7664-39-3"}, refresh=True)
    _point_alias(cluster, engine, older)
    assert "mapping" in engine.check()
    with pytest.raises(EngineMismatch):
        engine.search(Query("불산"))
    assert engine.builds() == {"portal-0": "v0", BUILD: "v1"}
    engine.swap(BUILD)
    assert _finds(engine)


def test_a_mapping_that_lacks_one_field_is_not_taken_for_an_index_without_hits(
    engine: ElasticEngine, cluster: Elasticsearch
) -> None:
    lacking = mapping("v0")
    del lacking["properties"]["alias"]
    cluster.indices.create(index=engine._index("portal-0"), mappings=lacking)
    _point_alias(cluster, engine, engine._index("portal-0"))
    with pytest.raises(EngineMismatch, match="mapping of this code"):
        engine.search(Query("불산"))


def test_an_alias_on_two_indices_is_no_live_build_and_the_next_swap_mends_it(
    engine: ElasticEngine, cluster: Elasticsearch
) -> None:
    engine.create("portal-2", "v1")
    engine.write("portal-2", DOCUMENTS, Watermark(1, "one"))
    cluster.indices.put_alias(index=engine._index("portal-2"), name=engine._alias)
    assert engine.live() is None
    assert engine.check() == "there is no live build"
    engine.swap("portal-2")
    assert engine.live() == "portal-2"
    assert _finds(engine)


def test_an_alias_on_an_index_of_somebody_else_is_no_live_build_and_the_next_swap_takes_it_back(
    engine: ElasticEngine, cluster: Elasticsearch
) -> None:
    foreign = f"{engine._namespace}foreign"
    cluster.indices.create(index=foreign)
    _point_alias(cluster, engine, foreign)
    assert engine.live() is None
    engine.swap(BUILD)
    assert engine.live() == BUILD
    assert cluster.indices.exists(index=foreign)


def test_an_index_without_a_schema_is_no_build_of_ours_and_never_ours_to_drop(
    engine: ElasticEngine, cluster: Elasticsearch
) -> None:
    cluster.indices.create(index=engine._index("notes"))
    assert engine.builds() == {BUILD: "v1"}


def test_a_closed_index_is_named(engine: ElasticEngine, cluster: Elasticsearch) -> None:
    cluster.indices.close(index=engine._index(BUILD))
    assert "closed" in engine.check()
    with pytest.raises(EngineMismatch, match="closed"):
        engine.search(Query("불산"))
    cluster.indices.open(index=engine._index(BUILD), wait_for_active_shards="all")
    assert _finds(engine)


@pytest.mark.parametrize("block", ["write", "read_only", "read_only_allow_delete"])
def test_a_write_block_is_reported_and_searches_continue(
    engine: ElasticEngine, cluster: Elasticsearch, block: str
) -> None:
    changed = [substance("50-00-0", "폼알데하이드", revision=2)]
    cluster.indices.put_settings(index=engine._index(BUILD), settings={f"index.blocks.{block}": True})
    with pytest.raises(EngineUnavailable, match="block"):
        engine.write(BUILD, changed, Watermark(2, "two"))
    assert _finds(engine)
    assert engine.watermark(BUILD) == Watermark(1, "one")
    cluster.indices.put_settings(index=engine._index(BUILD), settings={f"index.blocks.{block}": None})
    engine.write(BUILD, changed, Watermark(2, "two"))
    assert engine.watermark(BUILD) == Watermark(2, "two")


def test_an_index_whose_shard_has_nowhere_to_live_is_unavailable(engine: ElasticEngine, cluster: Elasticsearch) -> None:
    cluster.options(request_timeout=30).indices.create(
        index=engine._index("portal-2"),
        mappings=mapping("v1"),
        settings={"number_of_replicas": 0, "index.routing.allocation.require._name": "nowhere"},
        wait_for_active_shards="0",
    )
    _point_alias(cluster, engine, engine._index("portal-2"))
    with pytest.raises(EngineUnavailable, match="fails"):
        engine.search(Query("불산"))


def test_one_document_that_the_server_refuses_is_reported_and_the_others_are_stored(engine: ElasticEngine) -> None:
    # Longer than the server's longest keyword; what is checked before sending lets it pass.
    refused = replace(substance("50-00-0", "폼알데하이드", revision=2), facets={Facet.AGENCY: ("가" * 20_000,)})
    others = [substance("67-64-1", "아세톤", revision=2), substance("74-82-8", "메탄", revision=2)]
    told = engine.write(BUILD, [others[0], refused, others[1]], Watermark(2, "two"))
    assert [refusal.key for refusal in told] == ["cas:50-00-0"]
    assert "facet_agency" in told[0].error
    assert engine.count(BUILD) == len(DOCUMENTS) + 2
