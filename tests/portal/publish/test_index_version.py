"""The version of the index: it changes with everything that shapes a document, and with nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from connectors.registry import FEEDS
from portal.publish import index_version


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    index_version.schema_version.cache_clear()
    yield
    index_version.schema_version.cache_clear()


def test_an_agencys_new_name_is_another_version_and_another_title_of_its_feed_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    feed = FEEDS["ncis.ghs"]
    versions = []
    renamed = replace(feed, publisher=replace(feed.publisher, agency="새 이름"))
    for each in (feed, replace(feed, title="새 제목"), renamed):
        monkeypatch.setattr(index_version, "FEEDS", {**FEEDS, each.name: each})
        index_version.schema_version.cache_clear()
        versions.append(index_version.schema_version())
    assert versions[0] == versions[1]
    assert versions[0] != versions[2]
