"""The version of the keys changes with the tables and with nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from reference.systematic_names import keys_version
from reference.systematic_names.morphemes import TABLE


def test_the_version_fits_the_column_of_readers_and_stays_the_same() -> None:
    assert 0 <= keys_version.keys_version() < 2**28
    keys_version.keys_version.cache_clear()
    assert keys_version.keys_version() == keys_version.keys_version()


def test_another_table_is_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = keys_version.keys_version()
    changed = tmp_path / TABLE.name
    changed.write_bytes(TABLE.read_bytes() + b"x,y,root,,\n")
    monkeypatch.setattr(keys_version, "MORPHEMES", changed)
    keys_version.keys_version.cache_clear()
    try:
        assert keys_version.keys_version() != before
    finally:
        keys_version.keys_version.cache_clear()
