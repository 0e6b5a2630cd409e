"""An address names an engine; opening it reads and writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.engine_factory import open_engine
from search.errors import EngineUnavailable


def test_tantivy_is_the_embedded_engine_and_opening_touches_no_disk(tmp_path: Path) -> None:
    assert open_engine("tantivy:", tmp_path).name == "tantivy"
    assert list(tmp_path.iterdir()) == []


def test_an_address_of_no_engine_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable, match="redis"):
        open_engine("redis://localhost", tmp_path)
