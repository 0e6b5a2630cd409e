"""A separate search engine for one test, in place of the portal's."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings

from portal.engine import replaced_by
from search.elastic.engine import ElasticEngine
from search.engine import Engine
from search.engine_factory import open_engine


@contextmanager
def own_engine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """An engine of the kind that SEARCH_URL names, in a namespace that is deleted afterwards; no agency is called meanwhile."""
    # Imported late: a conftest is read before Django's apps are loaded.
    from portal.ingest import feed_run
    from portal.publish import index_version as version
    from tests.portal.ingest.sample_feeds import no_agency

    engine = open_engine(settings.SEARCH_URL, folder, namespace=f"test-{uuid.uuid4().hex[:12]}")
    monkeypatch.setattr(feed_run, "open_source", no_agency)
    version.schema_version.cache_clear()
    try:
        with replaced_by(engine):
            yield engine
    finally:
        version.schema_version.cache_clear()
        if isinstance(engine, ElasticEngine):
            for build in engine.builds():
                engine._connection.client.indices.delete(index=engine._index(build))
