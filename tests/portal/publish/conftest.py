"""The fixture of the publishing tests: an engine of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from search.engine import Engine
from tests.portal.own_engine import own_engine


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """Takes the place of the portal's engine."""
    with own_engine(tmp_path, monkeypatch) as engine:
        yield engine
