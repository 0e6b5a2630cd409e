"""The version of the reference tables: a part of the index's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reference import version
from reference.version import reference_version


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "reference"
    shutil.copytree(version.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(version, "FOLDER", folder)
    return folder


def of(folder: Path) -> str:
    assert folder == version.FOLDER
    return reference_version.__wrapped__()


def test_the_same_tables_have_the_same_version(copy: Path) -> None:
    assert of(copy) == of(copy)
    assert len(of(copy)) == 64


@pytest.mark.parametrize(
    "name", ["tables/forms.csv", "tables/lists.csv", "tables/designated_quantities.csv", "forms.py"]
)
def test_a_changed_table_or_reader_is_another_version(copy: Path, name: str) -> None:
    before = of(copy)
    (copy / name).write_text((copy / name).read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert of(copy) != before


def test_a_changed_alias_is_not_for_it_reaches_the_index_as_a_record(copy: Path) -> None:
    before = of(copy)
    (copy / "tables/aliases.csv").write_text("name,lang,cas,kind,source\n", encoding="utf-8")
    assert of(copy) == before
