"""What every engine does with builds and writes, and the fixtures of all contract tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from search.engine import Engine
from search.engine_types import Delete, Document, Query, Results, Watermark
from search.errors import EngineUnavailable
from tests.search.documents import DOCUMENTS, event, substance

BUILD = "portal-test-1"


def keys(results: Results) -> list[str]:
    """The keys of the hits in order."""
    return [hit.key for hit in results.hits]


class BuildContract:
    """Builds are complete or absent; writes are ordered by revision and lose nothing."""

    @pytest.fixture
    def filled(self, engine: Engine) -> Engine:
        """The engine with one live build that holds ``DOCUMENTS``."""
        engine.create(BUILD, "v1")
        assert engine.write(BUILD, DOCUMENTS, Watermark(1, "one")) == []
        engine.swap(BUILD)
        return engine

    @pytest.fixture(scope="class")
    @classmethod
    def shared_engine(cls, class_engine: Engine) -> Engine:
        """As ``filled``, for tests that only read: filled once for all of them."""
        class_engine.create(BUILD, "v1")
        assert class_engine.write(BUILD, DOCUMENTS, Watermark(1, "one")) == []
        class_engine.swap(BUILD)
        return class_engine

    # Builds

    def test_a_new_engine_has_no_builds_and_none_is_live(self, engine: Engine) -> None:
        assert engine.builds() == {}
        assert engine.live() is None
        assert engine.check() != ""

    def test_a_new_build_is_empty_and_its_watermark_is_zero(self, engine: Engine) -> None:
        engine.create(BUILD, "v1")
        assert engine.builds() == {BUILD: "v1"}
        assert engine.count(BUILD) == 0
        assert engine.watermark(BUILD) == Watermark(0, "")
        assert engine.live() is None

    def test_a_build_is_not_created_over_one_of_the_same_name(self, engine: Engine) -> None:
        engine.create(BUILD, "v1")
        with pytest.raises(EngineUnavailable):
            engine.create(BUILD, "v2")
        assert engine.builds() == {BUILD: "v1"}

    def test_a_write_creates_no_build_by_accident(self, engine: Engine) -> None:
        with pytest.raises(EngineUnavailable):
            engine.write("portal-missing-1", DOCUMENTS, None)
        assert engine.builds() == {}

    def test_a_swap_to_a_build_that_does_not_exist_leaves_the_live_one(self, filled: Engine) -> None:
        with pytest.raises(EngineUnavailable):
            filled.swap("portal-missing-1")
        assert filled.live() == BUILD

    def test_readers_see_the_new_build_after_the_swap_and_the_old_one_before(self, filled: Engine) -> None:
        filled.create("portal-test-2", "v2")
        filled.write("portal-test-2", [substance("50-00-0", "폼알데하이드")], Watermark(2, "two"))
        assert keys(filled.search(Query("메탄올")))[0] == "cas:67-56-1"
        filled.swap("portal-test-2")
        assert filled.live() == "portal-test-2"
        assert keys(filled.search(Query("폼알데하이드"))) == ["cas:50-00-0"]
        assert keys(filled.search(Query("메탄올"))) == []
        assert filled.builds() == {BUILD: "v1", "portal-test-2": "v2"}

    def test_the_live_build_is_not_dropped(self, filled: Engine) -> None:
        with pytest.raises(EngineUnavailable):
            filled.drop(BUILD)
        assert filled.live() == BUILD

    def test_dropping_a_build_twice_is_no_error(self, filled: Engine) -> None:
        filled.create("portal-test-2", "v2")
        filled.drop("portal-test-2")
        filled.drop("portal-test-2")
        assert filled.builds() == {BUILD: "v1"}

    def test_a_live_build_that_answers_checks_as_well(self, shared_engine: Engine) -> None:
        assert shared_engine.check() == ""
        assert re.match(r"[0-9]+[.][0-9]+", shared_engine.version())

    def test_searching_without_a_live_build_is_unavailable(self, engine: Engine) -> None:
        with pytest.raises(EngineUnavailable):
            engine.search(Query("메탄올"))

    # Writing

    def test_documents_come_back_equal_to_the_ones_written(self, shared_engine: Engine) -> None:
        for document in DOCUMENTS:
            assert shared_engine.stored(BUILD, document.key) == document
        assert shared_engine.stored(BUILD, "cas:50-00-0") is None

    def test_keys_are_listed_in_ascending_order(self, shared_engine: Engine) -> None:
        assert list(shared_engine.keys(BUILD)) == sorted(document.key for document in DOCUMENTS)
        assert shared_engine.count(BUILD) == len(DOCUMENTS)

    def test_the_watermark_moves_only_when_one_is_given(self, filled: Engine) -> None:
        assert filled.watermark(BUILD) == Watermark(1, "one")
        filled.write(BUILD, [substance("50-00-0", "폼알데하이드", revision=2)], None)
        assert filled.watermark(BUILD) == Watermark(1, "one")
        filled.write(BUILD, [], Watermark(3, "three"))
        assert filled.watermark(BUILD) == Watermark(3, "three")

    def test_a_failing_source_of_changes_leaves_the_watermark(self, filled: Engine) -> None:
        def broken() -> Iterator[Document]:
            yield substance("50-00-0", "폼알데하이드", revision=2)
            raise RuntimeError("the database went away")

        with pytest.raises(RuntimeError):
            filled.write(BUILD, broken(), Watermark(2, "two"))
        assert filled.watermark(BUILD) == Watermark(1, "one")
        filled.write(BUILD, [substance("50-00-0", "폼알데하이드", revision=2)], Watermark(2, "two"))
        assert filled.count(BUILD) == len(DOCUMENTS) + 1

    def test_a_changed_document_replaces_the_old_one(self, filled: Engine) -> None:
        filled.write(BUILD, [substance("67-56-1", "목정", revision=2)], Watermark(2, "two"))
        assert filled.count(BUILD) == len(DOCUMENTS)
        assert keys(filled.search(Query("목정"))) == ["cas:67-56-1"]
        assert "cas:67-56-1" not in keys(filled.search(Query("메틸알코올")))

    def test_an_older_document_is_skipped_and_the_same_revision_accepted(self, filled: Engine) -> None:
        filled.write(BUILD, [substance("67-56-1", "새 이름", revision=5)], Watermark(5, "five"))
        filled.write(BUILD, [substance("67-56-1", "옛 이름", revision=4)], None)
        stored = filled.stored(BUILD, "cas:67-56-1")
        assert stored is not None
        assert stored.title_ko == "새 이름"
        filled.write(BUILD, [substance("67-56-1", "같은 차수", revision=5)], None)
        stored = filled.stored(BUILD, "cas:67-56-1")
        assert stored is not None
        assert stored.title_ko == "같은 차수"

    def test_the_newest_of_one_key_in_one_write_is_stored(self, filled: Engine) -> None:
        changes = [substance("50-00-0", "셋째", revision=4), substance("50-00-0", "둘째", revision=3)]
        filled.write(BUILD, changes, None)
        stored = filled.stored(BUILD, "cas:50-00-0")
        assert stored is not None
        assert stored.title_ko == "셋째"
        assert filled.count(BUILD) == len(DOCUMENTS) + 1

    def test_writing_the_same_changes_again_changes_nothing(self, filled: Engine) -> None:
        filled.write(BUILD, DOCUMENTS, Watermark(1, "one"))
        assert filled.count(BUILD) == len(DOCUMENTS)
        assert [filled.stored(BUILD, document.key) for document in DOCUMENTS] == list(DOCUMENTS)

    def test_a_deletion_removes_the_document_and_deleting_again_is_no_error(self, filled: Engine) -> None:
        filled.write(BUILD, [Delete("cas:67-56-1", 2)], Watermark(2, "two"))
        filled.write(BUILD, [Delete("cas:67-56-1", 2)], Watermark(2, "two"))
        assert filled.stored(BUILD, "cas:67-56-1") is None
        assert filled.count(BUILD) == len(DOCUMENTS) - 1
        assert "cas:67-56-1" not in keys(filled.search(Query("메탄올")))

    def test_a_deletion_older_than_the_document_is_skipped(self, filled: Engine) -> None:
        filled.write(BUILD, [substance("67-56-1", "메탄올", revision=5)], None)
        filled.write(BUILD, [Delete("cas:67-56-1", 4)], None)
        assert filled.count(BUILD) == len(DOCUMENTS)

    def test_a_document_deleted_and_written_in_one_write_is_stored(self, filled: Engine) -> None:
        filled.write(BUILD, [Delete("cas:67-56-1", 2), substance("67-56-1", "메탄올", revision=3)], None)
        assert filled.count(BUILD) == len(DOCUMENTS)

    def test_a_refused_document_is_named_and_the_others_are_stored(self, filled: Engine) -> None:
        bad = replace(substance("50-00-0", "폼알데하이드"), key="cas:50-00-0\ud800")
        good = [substance(f"{number}-00-0", f"시험물질{number}") for number in range(100, 140)]
        refused = filled.write(BUILD, [*good[:7], bad, *good[7:]], Watermark(2, "two"))
        assert [refusal.key for refusal in refused] == [bad.key]
        assert refused[0].error != ""
        assert filled.count(BUILD) == len(DOCUMENTS) + len(good)
        assert filled.watermark(BUILD) == Watermark(2, "two")

    def test_a_document_of_the_wrong_type_takes_no_other_with_it(self, filled: Engine) -> None:
        bad = replace(substance("50-00-0", "폼알데하이드"), revision="seven")  # type: ignore[arg-type]
        refused = filled.write(BUILD, [substance("100-00-0", "앞"), bad, substance("101-00-0", "뒤")], None)
        assert [refusal.key for refusal in refused] == ["cas:50-00-0"]
        assert filled.stored(BUILD, "cas:100-00-0") is not None
        assert filled.stored(BUILD, "cas:101-00-0") is not None

    def test_progress_is_reported_for_each_batch(self, engine: Engine) -> None:
        engine.create(BUILD, "v1")
        progress: list[int] = []
        many = (event(f"acc:{number}", "accident", f"사고 {number}") for number in range(2_500))
        engine.write(BUILD, many, Watermark(1, "one"), progress.append)
        assert progress == sorted(progress)
        assert progress[-1] == 2_500
        assert len(progress) >= 2
        assert engine.count(BUILD) == 2_500

    def test_names_of_any_length_are_stored_and_found(self, filled: Engine) -> None:
        long = substance("50-00-0", "가나다라마바사" * 100, revision=2)
        assert filled.write(BUILD, [long], None) == []
        assert filled.stored(BUILD, long.key) == long
        assert keys(filled.search(Query("가나다라마바사" * 20)))[:1] == [long.key]

    def test_a_document_of_any_length_is_stored_in_full(self, filled: Engine) -> None:
        sheet = tuple(f"제{number}절 " + "피부에 닿으면 물로 씻는다. " * 60 for number in range(40))
        long = substance(
            "50-00-0", "폼알데하이드", revision=2, text=sheet, synonyms=tuple(f"이름 {n}" for n in range(2_000))
        )
        assert filled.write(BUILD, [long], None) == []
        assert filled.stored(BUILD, long.key) == long
        assert keys(filled.search(Query("폼알데하이드"))) == [long.key]
