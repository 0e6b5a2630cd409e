"""The version of the reference tables: a part of the index's."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reference import version
from reference.version import reference_version
from reference.words.word_tables import FOLDER as WORDS

ROOT = Path(__file__).resolve().parents[2]


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
    "name",
    [
        "tables/forms.csv",
        "tables/lists.csv",
        "tables/designated_quantities.csv",
        "tables/list_marks.csv",
        "tables/respelling.csv",
        "tables/hazard_class_words.csv",
        "forms.py",
    ],
)
def test_a_changed_table_or_reader_is_another_version(copy: Path, name: str) -> None:
    before = of(copy)
    (copy / name).write_text((copy / name).read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert of(copy) != before


def test_a_changed_alias_is_not_for_it_reaches_the_index_as_a_record(copy: Path) -> None:
    before = of(copy)
    (copy / "tables/aliases.csv").write_text("name,lang,cas,kind,source\n", encoding="utf-8")
    assert of(copy) == before


@pytest.mark.parametrize("name", sorted(path.name for path in WORDS.glob("*.csv")))
def test_a_changed_word_asks_for_no_rebuild_for_it_shapes_no_document(copy: Path, name: str) -> None:
    before = of(copy)
    (copy / "tables/words" / name).write_text("word,class,reason\n", encoding="utf-8")
    assert of(copy) == before


@pytest.mark.parametrize(
    ("label", "rebuilds"),
    [("kind,substance,물질", True), ("property,ph,pH", False), ("section,4,응급조치 요령", False)],
)
def test_of_the_labels_only_those_of_kinds_stand_in_documents(copy: Path, label: str, rebuilds: bool) -> None:
    before = of(copy)
    table = copy / "tables/labels.csv"
    text = table.read_text(encoding="utf-8")
    assert f"\n{label}\n" in text
    table.write_text(text.replace(f"\n{label}\n", f"\n{label}이름\n"), encoding="utf-8")
    assert (of(copy) != before) is rebuilds


@pytest.mark.parametrize("module", ["search.fields", "search.analysis", "portal.publish.document"])
def test_nothing_that_makes_a_document_reads_a_table_of_words(module: str) -> None:
    """Connectors are left out: what they read becomes records, and those reach the index as changes of entries."""
    reached: set[str] = set()
    left = [module]
    while left:
        if (name := left.pop()) not in reached:
            reached.add(name)
            left.extend(imported_by(name))
    assert {name for name in reached if name.startswith("reference.words")} == set()
    assert reached > {module}


def imported_by(module: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(file_of(module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            for name in (node.module, *(f"{node.module}.{each.name}" for each in node.names)):
                if (
                    name.partition(".")[0] in ("search", "portal", "reference", "identifiers")
                    and file_of(name).exists()
                ):
                    yield name


def file_of(module: str) -> Path:
    file = ROOT / f"{module.replace('.', '/')}.py"
    return file if file.exists() else file.with_suffix("") / "__init__.py"
