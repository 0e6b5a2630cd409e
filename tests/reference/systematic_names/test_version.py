"""The version of the keys changes with the tables and with nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from reference.systematic_names import version
from reference.systematic_names.morphemes import TABLE


def test_the_version_fits_the_column_of_readers_and_stays_the_same() -> None:
    assert 0 <= version.keys_version() < 2**28
    version.keys_version.cache_clear()
    assert version.keys_version() == version.keys_version()


def test_another_table_is_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = version.keys_version()
    changed = tmp_path / TABLE.name
    changed.write_bytes(TABLE.read_bytes() + b"x,y,root,,\n")
    monkeypatch.setattr(version, "MORPHEMES", changed)
    version.keys_version.cache_clear()
    try:
        assert version.keys_version() != before
    finally:
        version.keys_version.cache_clear()
