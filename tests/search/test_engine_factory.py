"""An address names an engine; opening it reads and writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.engine_factory import open_engine
from search.errors import EngineUnavailable


def test_tantivy_is_the_embedded_engine_and_opening_touches_no_disk(tmp_path: Path) -> None:
    assert open_engine("tantivy:", tmp_path).name == "tantivy"
    assert list(tmp_path.iterdir()) == []


def test_the_embedded_engine_keeps_its_builds_in_the_folder_search(tmp_path: Path) -> None:
    engine = open_engine("tantivy:", tmp_path)
    engine.create("one", "v1")
    assert [path.name for path in tmp_path.iterdir()] == ["search"]


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_web_address_is_a_cluster_and_opening_makes_no_connection(tmp_path: Path, scheme: str) -> None:
    engine = open_engine(f"{scheme}://127.0.0.1:1", tmp_path)
    assert engine.name == "elasticsearch"
    assert engine.check() != ""
    assert list(tmp_path.iterdir()) == []


def test_an_address_of_no_engine_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable, match="redis"):
        open_engine("redis://localhost", tmp_path)
