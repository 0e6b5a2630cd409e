"""Elasticsearch fulfils the same contract as the embedded engine."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator

import pytest

from search.elastic.engine import ElasticEngine
from search.engine_types import Query
from search.errors import EngineUnavailable
from tests.search.engine_contract import EngineContract

URL = os.environ.get("SEARCH_URL", "")

pytestmark = pytest.mark.services


def _engine() -> ElasticEngine:
    return ElasticEngine(URL, namespace=f"test-{uuid.uuid4().hex[:12]}")


def _cleared(engine: ElasticEngine) -> None:
    for build in engine.builds():
        engine._connection.client.indices.delete(index=engine._index(build))


class TestElasticEngine(EngineContract):
    """The whole contract."""

    @pytest.fixture
    def engine(self) -> Iterator[ElasticEngine]:
        engine = _engine()
        yield engine
        _cleared(engine)

    @pytest.fixture(scope="class")
    @classmethod
    def class_engine(cls) -> Iterator[ElasticEngine]:
        engine = _engine()
        yield engine
        _cleared(engine)

    def test_a_read_only_index_is_reported_and_written_again_after_the_block(self, filled: ElasticEngine) -> None:
        from search.engine_types import Watermark
        from tests.search.build_contract import BUILD
        from tests.search.documents import substance

        index = filled._index(BUILD)
        filled._connection.client.indices.put_settings(index=index, settings={"index.blocks.write": True})
        with pytest.raises(EngineUnavailable, match="block"):
            filled.write(BUILD, [substance("50-00-0", "폼알데하이드", revision=2)], Watermark(2, "two"))
        assert filled.watermark(BUILD) == Watermark(1, "one")
        filled._connection.client.indices.put_settings(index=index, settings={"index.blocks.write": None})
        filled.write(BUILD, [substance("50-00-0", "폼알데하이드", revision=2)], Watermark(2, "two"))
        assert filled.watermark(BUILD) == Watermark(2, "two")


def test_a_server_that_is_not_there_is_unavailable_and_never_raises_in_check() -> None:
    engine = ElasticEngine("http://127.0.0.1:9")
    assert "does not answer" in engine.check()
    with pytest.raises(EngineUnavailable):
        engine.search(Query("불산"))
