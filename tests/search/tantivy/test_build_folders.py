"""Folders of builds are complete or absent, whatever was left behind, and one writer at a time has each of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from search.engine_types import Watermark
from search.errors import EngineUnavailable
from search.tantivy.build_folders import BuildFolders


@pytest.fixture
def folders(tmp_path: Path) -> BuildFolders:
    """Folders under a root that does not exist yet."""
    return BuildFolders(tmp_path / "deep" / "search", 0.05)


def _create(folders: BuildFolders, build: str, schema: str = "v1") -> None:
    with folders.creating(build, schema) as folder:
        (folder / "content").write_text(build)


def test_a_created_build_has_its_content_its_schema_and_a_watermark_of_zero(folders: BuildFolders) -> None:
    _create(folders, "one")
    assert (folders.path("one") / "content").read_text() == "one"
    assert folders.builds() == {"one": "v1"}
    assert folders.watermark("one") == Watermark(0, "")
    assert json.loads((folders.path("one") / "watermark.json").read_text()) == {"number": 0, "token": ""}
    assert [path.name for path in folders.root.iterdir()] == ["one"]


def test_what_a_killed_creation_left_is_no_part_of_the_next_one(folders: BuildFolders) -> None:
    left = folders.root / ".making-one"
    left.mkdir(parents=True)
    (left / "leftover").write_text("")
    _create(folders, "one")
    assert sorted(path.name for path in folders.path("one").iterdir()) == ["content", "portal.json", "watermark.json"]


def test_a_creation_that_fails_leaves_nothing(folders: BuildFolders) -> None:
    with pytest.raises(ZeroDivisionError), folders.creating("one", "v1"):
        raise ZeroDivisionError
    assert list(folders.root.iterdir()) == []


def test_a_second_creation_of_a_name_is_refused_and_changes_nothing(folders: BuildFolders) -> None:
    _create(folders, "one")
    with pytest.raises(EngineUnavailable, match="a build named one stands already"), folders.creating("one", "v2"):
        pytest.fail("the build was created again")
    assert (folders.builds(), (folders.path("one") / "content").read_text()) == ({"one": "v1"}, "one")


def test_builds_are_listed_by_name_and_other_files_are_none(folders: BuildFolders) -> None:
    assert folders.builds() == {}
    for build in ("two", "one", "three"):
        _create(folders, build, f"schema of {build}")
    (folders.root / "LIVE").write_text("one")
    (folders.root / "notes").mkdir()
    assert list(folders.builds().items()) == [(build, f"schema of {build}") for build in ("one", "three", "two")]
    assert (folders.root / "notes").is_dir()


def test_the_live_build_is_the_one_that_was_set_last(folders: BuildFolders) -> None:
    assert folders.live() is None
    _create(folders, "one")
    assert folders.live() is None
    folders.set_live("one")
    assert folders.live() == "one"
    with pytest.raises(EngineUnavailable, match="no build named two"):
        folders.set_live("two")
    assert folders.live() == "one"


@pytest.mark.parametrize("content", ["", "\n", "gone", ".."])
def test_a_pointer_without_a_build_is_no_live_build(folders: BuildFolders, content: str) -> None:
    _create(folders, "one")
    (folders.root / "LIVE").write_text(content)
    assert folders.live() is None


def test_a_pointer_with_a_line_end_is_read(folders: BuildFolders) -> None:
    _create(folders, "one")
    (folders.root / "LIVE").write_text("one\n")
    assert folders.live() == "one"


def test_a_dropped_build_is_gone_and_may_be_created_again(folders: BuildFolders) -> None:
    _create(folders, "one")
    folders.drop("one")
    folders.drop("one")
    assert (folders.builds(), list(folders.root.iterdir())) == ({}, [])
    with pytest.raises(EngineUnavailable, match="no build named one"):
        folders.path("one")
    _create(folders, "one", "v2")
    assert folders.builds() == {"one": "v2"}


def test_a_watermark_is_kept_as_it_was_set(folders: BuildFolders) -> None:
    _create(folders, "one")
    folders.set_watermark("one", Watermark(7, "seven"))
    assert folders.watermark("one") == Watermark(7, "seven")
    with pytest.raises(EngineUnavailable):
        folders.watermark("two")


@pytest.mark.parametrize(
    "content",
    ["", "{", "[1]", "{}", '{"number": 7}', '{"token": "seven"}', '{"number": "7", "token": "seven"}',
     '{"number": 7, "token": 7}'],
)  # fmt: skip
def test_a_watermark_that_cannot_be_read_is_zero(folders: BuildFolders, content: str) -> None:
    _create(folders, "one")
    (folders.path("one") / "watermark.json").write_text(content)
    assert folders.watermark("one") == Watermark(0, "")


@pytest.mark.parametrize("content", ["", "{", "[1]", "{}"])
def test_a_description_that_cannot_be_read_has_no_schema(folders: BuildFolders, content: str) -> None:
    _create(folders, "one")
    (folders.path("one") / "portal.json").write_text(content)
    assert folders.builds() == {"one": ""}


def test_one_writer_at_a_time_has_a_build_and_the_next_one_has_it_after_that(folders: BuildFolders) -> None:
    _create(folders, "one")
    _create(folders, "two")
    other = BuildFolders(folders.root, 0.05)
    with folders.writing("one") as folder:
        assert folder == folders.path("one")
        with pytest.raises(EngineUnavailable, match="another process is writing to one"), other.writing("one"):
            pytest.fail("two writers had the build")
        with other.writing("two"):
            pass
    with other.writing("one"):
        pass


def test_a_writer_that_fails_lets_the_next_one_write(folders: BuildFolders) -> None:
    _create(folders, "one")
    with pytest.raises(ZeroDivisionError), folders.writing("one"):
        raise ZeroDivisionError
    with BuildFolders(folders.root, 0.05).writing("one"):
        pass
