"""The embedded engine fulfils the contract, and handles its own cases: forks, killed writers, damaged files."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tantivy
from filelock import FileLock

from search.engine_types import Document, Facet, Query, Sort, Watermark
from search.errors import EngineMismatch, EngineUnavailable
from search.tantivy import build_folders
from search.tantivy.engine import TantivyEngine
from tests.search.build_contract import BUILD, keys
from tests.search.documents import DOCUMENTS, event, substance
from tests.search.engine_contract import EngineContract


def _write_older_mapping(folder: Path, fields: list[str]) -> None:
    """Puts an index of these text fields where the build's index was."""
    for path in folder.iterdir():
        if path.name not in ("portal.json", "watermark.json"):
            path.unlink()
    builder = tantivy.SchemaBuilder()
    for field in fields:
        builder.add_text_field(field, stored=True, tokenizer_name="raw")
    writer = tantivy.Index(builder.build(), path=str(folder)).writer()
    writer.add_document(tantivy.Document(**dict.fromkeys(fields, "메탄올")))
    writer.commit()
    writer.wait_merging_threads()


class TestTantivyEngine(EngineContract):
    """The whole contract."""

    @pytest.fixture
    def engine(self, tmp_path: Path) -> TantivyEngine:
        return TantivyEngine(tmp_path / "search")

    @pytest.fixture(scope="class")
    @classmethod
    def class_engine(cls, tmp_path_factory: pytest.TempPathFactory) -> TantivyEngine:
        return TantivyEngine(tmp_path_factory.mktemp("lasting") / "search")

    def test_opening_touches_no_disk(self, tmp_path: Path) -> None:
        TantivyEngine(tmp_path / "elsewhere")
        assert list(tmp_path.iterdir()) == []

    def test_the_sixty_most_frequent_values_of_a_facet_are_counted_then_by_name(self, engine: TantivyEngine) -> None:
        engine.create(BUILD, "v1")
        rare = [event(f"acc:{number:03d}", "accident", "사고", region=f"구{number:03d}") for number in range(70)]
        often = [event(f"acc:x{number}", "accident", "사고", region="구069") for number in range(2)]
        engine.write(BUILD, [*rare, *often], None)
        engine.swap(BUILD)
        counts = engine.search(Query("사고")).facets[Facet.REGION]
        assert counts == (("구069", 3), *((f"구{number:03d}", 1) for number in range(59)))

    @pytest.mark.parametrize("count", [199, 200, 201, 1_001])
    def test_facets_of_a_fuzzy_search_count_all_hits_however_many_there_are(
        self, engine: TantivyEngine, count: int
    ) -> None:
        engine.create(BUILD, "v1")
        many = [event(f"acc:{number}", "accident", "벤조산화물", region="경기도") for number in range(count)]
        engine.write(BUILD, [*many, event("acc:other", "accident", "다른 사고", region="울산광역시")], None)
        engine.swap(BUILD)
        found = engine.search(Query("벤조산화믈"))
        assert found.total == count
        assert found.facets[Facet.REGION] == (("경기도", count),)

    def test_facets_of_a_filtered_fuzzy_search_ignore_their_own_filter_only(self, filled: TantivyEngine) -> None:
        filled.write(BUILD, [event("acc:9", "accident", "톨루엔", region="경기도", revision=2)], None)
        found = filled.search(Query("톨루인", kind="substance"))
        assert dict(found.facets[Facet.KIND]) == {"물질": 1, "사고": 1}
        assert (found.total, dict(found.facets[Facet.REGION])) == (1, {})

    def test_eight_suggestions_are_made_unless_another_number_is_requested(self, shared_engine: TantivyEngine) -> None:
        assert [len(shared_engine.suggest("").hits), len(shared_engine.suggest("", 9).hits)] == [8, 9]

    def test_only_a_full_page_by_name_has_a_cursor_and_names_are_not_scored(self, shared_engine: TantivyEngine) -> None:
        size = len(DOCUMENTS)
        pages = [shared_engine.search(Query("", sort=Sort.NAME, size=one)) for one in (size - 1, size, size + 1)]
        assert [bool(page.after) for page in pages] == [True, True, False]
        assert {hit.score for hit in pages[1].hits} == {0}
        rest = shared_engine.search(Query("", sort=Sort.NAME, size=size, after=pages[1].after))
        assert (rest.hits, rest.total, rest.after) == ((), size, "")

    @pytest.mark.parametrize("size", [1, 2, 3, 50])
    def test_pages_by_name_continue_within_many_entries_of_one_name(self, engine: TantivyEngine, size: int) -> None:
        engine.create(BUILD, "v1")
        engine.write(BUILD, [event(f"acc:{number:03d}", "accident", "같은 이름의 사고") for number in range(60)], None)
        engine.swap(BUILD)
        after = engine.search(Query("", sort=Sort.NAME, size=50)).after
        page = engine.search(Query("", sort=Sort.NAME, size=size, after=after))
        assert keys(page) == [f"acc:{number:03d}" for number in range(50, 60)][:size]

    def test_hits_with_the_score_of_the_last_one_of_the_window_are_all_ordered(self, engine: TantivyEngine) -> None:
        engine.create(BUILD, "v1")
        names = [substance(f"{number}-00-0", "벤조산" + "화" * (700 - number)) for number in range(100, 700)]
        engine.write(BUILD, names, None)
        engine.swap(BUILD)
        # All have the same score; the shortest name is the last one that was written.
        assert keys(engine.search(Query("벤조", size=2))) == ["cas:699-00-0", "cas:698-00-0"]

    def test_each_thousand_changes_are_reported(self, engine: TantivyEngine) -> None:
        engine.create(BUILD, "v1")
        progress: list[int] = []
        changes = [event(f"acc:{number}", "accident", "사고") for number in range(2_001)]
        engine.write(BUILD, changes, None, progress.append)
        assert progress == [1_000, 2_000, 2_001]

    def test_a_commit_of_another_engine_object_is_seen(self, filled: TantivyEngine, tmp_path: Path) -> None:
        other = TantivyEngine(tmp_path / "search")
        assert keys(other.search(Query("메탄올")))[0] == "cas:67-56-1"
        filled.write(BUILD, [substance("50-00-0", "폼알데하이드", revision=2)], None)
        assert keys(other.search(Query("폼알데하이드"))) == ["cas:50-00-0"]

    def test_a_child_of_a_fork_searches_for_itself(self, filled: TantivyEngine) -> None:
        filled.search(Query("메탄올"))
        child = os.fork()
        if child == 0:
            os._exit(0 if keys(filled.search(Query("메탄올")))[:1] == ["cas:67-56-1"] else 1)
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == 0

    def test_a_second_writer_is_refused_while_the_first_writes(self, filled: TantivyEngine, tmp_path: Path) -> None:
        other = TantivyEngine(tmp_path / "search", lock_timeout=0.05)

        def while_writing() -> Iterator[Document]:
            with pytest.raises(EngineUnavailable, match="another process"):
                other.write(BUILD, [], None)
            yield substance("50-00-0", "폼알데하이드", revision=2)

        filled.write(BUILD, while_writing(), None)
        other.write(BUILD, [], Watermark(2, "two"))
        assert filled.watermark(BUILD) == Watermark(2, "two")

    @pytest.mark.parametrize(("options", "seconds"), [({}, 10.0), ({"lock_timeout": 0.5}, 0.5)])
    def test_a_write_waits_ten_seconds_for_another_writer_unless_another_time_is_set(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: dict[str, float], seconds: float
    ) -> None:
        waits: list[float] = []

        class Lock(FileLock):
            def acquire(self, *arguments: Any, **named: Any) -> Any:
                waits.append(self.timeout)
                return super().acquire(*arguments, **named)

        monkeypatch.setattr(build_folders, "FileLock", Lock)
        engine = TantivyEngine(tmp_path / "search", **options)
        engine.create(BUILD, "v1")
        engine.write(BUILD, DOCUMENTS[:1], None)
        assert waits == [seconds]

    def test_debris_of_a_killed_creation_is_no_build_and_is_removed(
        self, filled: TantivyEngine, tmp_path: Path
    ) -> None:
        debris = tmp_path / "search" / ".making-portal-test-9"
        debris.mkdir()
        (debris / "meta.json").write_text("{}")
        assert filled.builds() == {BUILD: "v1"}
        assert not debris.exists()

    def test_a_pointer_to_a_build_that_is_gone_is_no_live_build(self, filled: TantivyEngine, tmp_path: Path) -> None:
        (tmp_path / "search" / "LIVE").write_text("portal-gone-1")
        assert filled.live() is None
        assert filled.check() == "there is no live build"

    def test_damaged_files_are_reported_and_not_raised_by_the_check(
        self, filled: TantivyEngine, tmp_path: Path
    ) -> None:
        (tmp_path / "search" / BUILD / "meta.json").write_text("{")
        assert BUILD in filled.check()
        with pytest.raises(EngineMismatch, match="damaged"):
            filled.search(Query("메탄올"))

    @pytest.mark.parametrize("content", ["", "{", "[]", '{"number": "one"}'])
    def test_a_spoiled_watermark_is_none_and_a_spoiled_description_is_no_schema(
        self, filled: TantivyEngine, tmp_path: Path, content: str
    ) -> None:
        for name in ("watermark.json", "portal.json"):
            (tmp_path / "search" / BUILD / name).write_text(content)
        assert filled.watermark(BUILD) == Watermark(0, "")
        assert filled.builds() == {BUILD: ""}

    def test_a_pointer_that_cannot_be_read_is_named(self, filled: TantivyEngine, tmp_path: Path) -> None:
        (tmp_path / "search" / "LIVE").write_bytes(b"\xff\xfe")
        assert "cannot be read" in filled.check()
        with pytest.raises(EngineUnavailable):
            filled.search(Query("메탄올"))

    def test_a_build_that_cannot_be_written_is_named(self, filled: TantivyEngine, tmp_path: Path) -> None:
        lock = tmp_path / "search" / BUILD / "writer.lock"
        lock.unlink()
        lock.mkdir()
        with pytest.raises(EngineUnavailable, match="cannot be written"):
            filled.write(BUILD, [], Watermark(2, "two"))

    def test_segments_removed_under_a_searching_engine_are_damage_and_no_fault_of_the_query(
        self, filled: TantivyEngine, tmp_path: Path
    ) -> None:
        for path in (tmp_path / "search" / BUILD).glob("*.idx"):
            path.unlink()
        with pytest.raises(EngineMismatch, match="damaged"):
            TantivyEngine(tmp_path / "search").search(Query("메탄올"))

    def test_a_folder_removed_under_a_searching_engine_is_no_live_build(
        self, filled: TantivyEngine, tmp_path: Path
    ) -> None:
        assert filled.search(Query("메탄올")).hits
        shutil.rmtree(tmp_path / "search" / BUILD)
        assert (filled.live(), filled.check()) == (None, "there is no live build")
        with pytest.raises(EngineUnavailable, match="no live build"):
            filled.search(Query("메탄올"))

    @pytest.mark.parametrize("fields", [["key"], ["key", "name"]])
    def test_a_build_of_an_older_mapping_is_named_and_neither_searched_nor_written(
        self, filled: TantivyEngine, tmp_path: Path, fields: list[str]
    ) -> None:
        _write_older_mapping(tmp_path / "search" / BUILD, fields)
        assert "another mapping" in filled.check()
        with pytest.raises(EngineMismatch, match="another mapping"):
            filled.search(Query("메탄올"))
        with pytest.raises(EngineMismatch, match="another mapping"):
            filled.write(BUILD, [substance("50-00-0", "폼알데하이드", revision=2)], None)
        assert filled.builds() == {BUILD: "v1"}

    def test_many_single_writes_leave_few_segments(self, filled: TantivyEngine, tmp_path: Path) -> None:
        for number in range(40):
            filled.write(BUILD, [substance("67-56-1", "메탄올", revision=number + 2)], None)
        segments = {path.name.split(".")[0] for path in (tmp_path / "search" / BUILD).glob("*.idx")}
        assert len(segments) <= 12
        assert filled.count(BUILD) == len(DOCUMENTS)

    @pytest.mark.parametrize("moment", [1, 2, 3, 5, 8])
    def test_a_killed_write_can_be_done_again(self, filled: TantivyEngine, tmp_path: Path, moment: int) -> None:
        script = textwrap.dedent(
            f"""
            import os, signal
            from pathlib import Path
            from search.tantivy.engine import TantivyEngine
            from search.engine_types import Watermark
            from tests.search.documents import event

            def changes():
                for number in range(9_000):
                    if number == {moment} * 1_000:
                        os.kill(os.getpid(), signal.SIGKILL)
                    yield event(f"acc:x{{number}}", "accident", f"사고 {{number}}", revision=2)

            TantivyEngine(Path({str(tmp_path / "search")!r})).write({BUILD!r}, changes(), Watermark(2, "two"))
            """
        )
        killed = subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[3], check=False)
        assert killed.returncode == -signal.SIGKILL
        assert filled.watermark(BUILD) == Watermark(1, "one")
        assert filled.count(BUILD) == len(DOCUMENTS)
        assert filled.write(BUILD, [substance("50-00-0", "폼알데하이드", revision=2)], Watermark(2, "two")) == []
        assert filled.count(BUILD) == len(DOCUMENTS) + 1
