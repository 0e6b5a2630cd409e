"""What tests of publishing share: an engine of their own."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from search.elastic_engine import ElasticEngine
from search.engine import Engine
from search.open import open_engine


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """An engine of the test's own, of the kind that SEARCH_URL names, where publishing looks for the live one."""
    # Imported late: a conftest is read before Django's settings are.
    from portal.ingest import run as running
    from portal.publish import live
    from tests.portal.ingest.feeds import no_agency

    made = open_engine(settings.SEARCH_URL, tmp_path, namespace=f"test-{uuid.uuid4().hex[:12]}")
    for module in (
        "portal.publish.index",
        "portal.publish.health",
        "portal.publish.live",
        "portal.pages.search",
        "portal.api.search",
    ):
        monkeypatch.setattr(f"{module}.engine", lambda: made)
    monkeypatch.setattr(running, "open_source", no_agency)
    live.schema_version.cache_clear()
    yield made
    live.schema_version.cache_clear()
    if isinstance(made, ElasticEngine):
        for build in made.builds():
            made._connection.client.indices.delete(index=made._index(build))
