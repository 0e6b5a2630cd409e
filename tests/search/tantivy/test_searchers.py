"""Searchers are reused until the next commit, reopened after it, and few builds stay open."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import tantivy

from search.errors import EngineMismatch, EngineUnavailable
from search.tantivy.build_folders import BuildFolders
from search.tantivy.schema import SCHEMA, stored_document
from search.tantivy.searchers import MAX_OPEN, SearcherCache, damage_as_mismatch, matching_addresses
from tests.search.documents import substance


@pytest.fixture
def folders(tmp_path: Path) -> BuildFolders:
    """Folders with the empty builds one and two."""
    folders = BuildFolders(tmp_path, 1.0)
    for build in ("one", "two"):
        _create(folders, build)
    return folders


def _create(folders: BuildFolders, build: str) -> None:
    with folders.creating(build, "v1") as folder:
        tantivy.Index(SCHEMA, path=str(folder))


def _add(folders: BuildFolders, build: str, number: int) -> None:
    writer = tantivy.Index.open(str(folders.path(build))).writer()
    writer.add_document(stored_document(substance(f"{number}-00-0", "가")))
    writer.commit()
    writer.wait_merging_threads()


def test_a_searcher_is_reused_until_the_next_commit(folders: BuildFolders) -> None:
    cache = SearcherCache(folders)
    first = cache.of("one")
    assert cache.of("one") is first
    for number in (50, 51):
        _add(folders, "one", number)
        reopened = cache.of("one")
        assert reopened.searcher.num_docs == number - 49
        assert cache.of("one") is reopened
    assert first.searcher.num_docs == 0


def test_a_summary_is_read_once_and_anew_after_the_next_commit(folders: BuildFolders) -> None:
    cache = SearcherCache(folders)
    _add(folders, "one", 50)
    opened = cache.of("one")
    (address,) = matching_addresses(opened.searcher, tantivy.Query.all_query(), 2)
    assert opened.summary(address).key == "cas:50-00-0"
    assert opened.summary(address) is opened.summary(address)
    _add(folders, "one", 51)
    reopened = cache.of("one")
    keys = {reopened.summary(each).key for each in matching_addresses(reopened.searcher, tantivy.Query.all_query(), 3)}
    assert keys == {"cas:50-00-0", "cas:51-00-0"}


def test_each_build_has_its_own_searcher(folders: BuildFolders) -> None:
    cache = SearcherCache(folders)
    _add(folders, "two", 50)
    assert (cache.of("one").searcher.num_docs, cache.of("two").searcher.num_docs) == (0, 1)
    with pytest.raises(EngineUnavailable, match="no build named three"):
        cache.of("three")


def test_four_builds_stay_open_and_the_oldest_is_closed(folders: BuildFolders) -> None:
    assert MAX_OPEN == 4
    for build in ("three", "four", "five"):
        _create(folders, build)
    cache = SearcherCache(folders)
    searchers = {build: cache.of(build) for build in ("one", "two", "three", "four")}
    assert all(cache.of(build) is searcher for build, searcher in searchers.items())
    cache.of("five")
    assert [cache.of(build) is searchers[build] for build in ("two", "three", "four")] == [True, True, True]
    assert cache.of("one") is not searchers["one"]


def test_what_a_parent_process_opened_is_neither_used_nor_closed_by_its_child(
    folders: BuildFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    for build in ("three", "four", "five"):
        _create(folders, build)
    cache = SearcherCache(folders)
    parent, own = os.getpid(), cache.of("one")
    monkeypatch.setattr(os, "getpid", lambda: parent + 1)
    assert cache.of("one") is not own
    for build in ("two", "three", "four", "five"):
        cache.of(build)
    monkeypatch.setattr(os, "getpid", lambda: parent)
    assert cache.of("one") is own


def test_a_build_that_was_forgotten_is_opened_again(folders: BuildFolders) -> None:
    cache = SearcherCache(folders)
    first = cache.of("one")
    cache.forget("one")
    cache.forget("two")
    assert cache.of("one") is not first


def test_the_live_searcher_is_that_of_the_live_build(folders: BuildFolders) -> None:
    cache = SearcherCache(folders)
    with pytest.raises(EngineUnavailable, match="no live build"):
        cache.live()
    for build in ("one", "two"):
        folders.set_live(build)
        assert cache.live() is cache.of(build)


class _SwapsOnFirstOpening(BuildFolders):
    """Folders in which another process drops the live build just before it is opened."""

    def __init__(self, root: Path, then: Callable[[BuildFolders], None]) -> None:
        super().__init__(root, 1.0)
        self._then: list[Callable[[BuildFolders], None]] = [then]

    def path(self, build: str) -> Path:
        if self._then:
            self._then.pop()(self)
        return super().path(build)


def test_a_live_build_that_is_dropped_before_it_is_opened_gives_way_to_the_next_one(folders: BuildFolders) -> None:
    def swap(own: BuildFolders) -> None:
        folders.set_live("two")
        folders.drop("one")

    folders.set_live("one")
    cache = SearcherCache(_SwapsOnFirstOpening(folders.root, swap))
    assert cache.live() is cache.of("two")


def test_a_live_build_that_is_dropped_without_a_next_one_is_unavailable(folders: BuildFolders) -> None:
    folders.set_live("one")
    cache = SearcherCache(_SwapsOnFirstOpening(folders.root, lambda own: folders.drop("one")))
    with pytest.raises(EngineUnavailable, match="no live build"):
        cache.live()


def test_a_damaged_live_build_is_named(folders: BuildFolders) -> None:
    folders.set_live("one")
    (folders.root / "one" / "meta.json").write_text("{")
    with pytest.raises(EngineMismatch, match=r"the build one is damaged: .*; publish rebuilds it"):
        SearcherCache(folders).live()


def test_a_build_without_its_files_cannot_be_read(folders: BuildFolders) -> None:
    (folders.root / "one" / "meta.json").unlink()
    with pytest.raises(EngineUnavailable, match="the build one cannot be read"):
        SearcherCache(folders).of("one")


def test_a_mapping_changed_under_an_open_build_is_noticed(folders: BuildFolders) -> None:
    cache = SearcherCache(folders)
    cache.of("one")
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True)
    for path in folders.path("one").glob("meta.json"):
        path.unlink()
    tantivy.Index(builder.build(), path=str(folders.path("one")))
    with pytest.raises(EngineMismatch, match="another mapping"):
        cache.of("one")


def test_the_librarys_error_about_damaged_files_is_a_mismatch_and_other_errors_stay() -> None:
    def read(error: Exception | None) -> str:
        if error is not None:
            raise error
        return "read"

    wrapped = damage_as_mismatch(read)
    assert wrapped(None) == "read"
    with pytest.raises(EngineMismatch, match="the live build is damaged: torn; publish rebuilds it"):
        wrapped(ValueError("torn"))
    with pytest.raises(KeyError):
        wrapped(KeyError("other"))
