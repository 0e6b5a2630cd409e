"""An engine of a test's own, put where the portal looks for the live one."""

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
    """Of the kind that SEARCH_URL names, in a namespace that goes with it; no agency is asked meanwhile."""
    # Imported late: a conftest is read before Django's apps are.
    from portal.ingest import run as running
    from portal.publish import index_version as version
    from tests.portal.ingest.feeds import no_agency

    made = open_engine(settings.SEARCH_URL, folder, namespace=f"test-{uuid.uuid4().hex[:12]}")
    monkeypatch.setattr(running, "open_source", no_agency)
    version.schema_version.cache_clear()
    try:
        with replaced_by(made):
            yield made
    finally:
        version.schema_version.cache_clear()
        if isinstance(made, ElasticEngine):
            for build in made.builds():
                made._connection.client.indices.delete(index=made._index(build))
