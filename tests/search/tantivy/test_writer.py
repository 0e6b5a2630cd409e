"""One write applies what is not older, commits now and then, and refuses a batch before it applies any of it."""

from __future__ import annotations

from pathlib import Path

import pytest
import tantivy

from search.engine_types import Delete, Document
from search.errors import DocumentsRefused, EngineUnavailable
from search.tantivy import writer
from search.tantivy.schema import SCHEMA
from search.tantivy.writer import COMMIT_INTERVAL, WriteSession
from tests.search.documents import event, substance


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of an empty index."""
    tantivy.Index(SCHEMA, path=str(tmp_path))
    return tmp_path


def _count(folder: Path) -> int:
    return int(tantivy.Index.open(str(folder)).searcher().num_docs)


def _revisions(folder: Path) -> dict[str, int]:
    index = tantivy.Index.open(str(folder))
    searcher = index.searcher()
    addresses = [address for _, address in searcher.search(tantivy.Query.all_query(), limit=100).hits]
    revisions = searcher.fast_field_values("revision", addresses)
    return {
        str(searcher.doc(address).get_first("key")): int(revision or 0)
        for address, revision in zip(addresses, revisions, strict=True)
    }


def test_what_is_not_committed_is_discarded(folder: Path) -> None:
    with WriteSession(folder) as session:
        session.apply([substance("50-00-0", "가")])
    assert _count(folder) == 0
    with WriteSession(folder) as session:
        session.apply([substance("50-00-0", "가")])
        session.commit()
    assert _count(folder) == 1


def test_a_failed_write_discards_its_changes_and_lets_the_next_one_write(folder: Path) -> None:
    session = WriteSession(folder)
    session.apply([substance("50-00-0", "가")])
    with pytest.raises(ZeroDivisionError), session:
        raise ZeroDivisionError
    with WriteSession(folder) as session:
        session.apply([substance("51-00-0", "나")])
        session.commit()
    assert _revisions(folder) == {"cas:51-00-0": 1}


@pytest.mark.parametrize("committed", [False, True])
def test_a_change_is_applied_unless_it_is_older_than_the_last_one_of_its_key(folder: Path, committed: bool) -> None:
    changes: list[Document | Delete] = [
        substance("50-00-0", "가", revision=5), substance("50-00-0", "나", revision=4), Delete("cas:50-00-0", 4),
        substance("51-00-0", "가", revision=5), substance("51-00-0", "나", revision=6),
        substance("52-00-0", "가", revision=5), Delete("cas:52-00-0", 5),
        Delete("cas:53-00-0", 5), substance("53-00-0", "가", revision=5),
        Delete("cas:54-00-0", 5),
    ]  # fmt: skip
    with WriteSession(folder) as session:
        for change in changes:
            session.apply([change])
            if committed:
                session.commit()
        session.commit()
    assert _revisions(folder) == {"cas:50-00-0": 5, "cas:51-00-0": 6, "cas:53-00-0": 5}


def test_a_deletion_is_forgotten_after_the_commit_because_only_documents_store_their_revision(folder: Path) -> None:
    with WriteSession(folder) as session:
        session.apply([Delete("cas:50-00-0", 5), substance("50-00-0", "가", revision=4)])
        session.commit()
    assert _revisions(folder) == {}
    with WriteSession(folder) as session:
        session.apply([substance("50-00-0", "가", revision=4)])
        session.commit()
    assert _revisions(folder) == {"cas:50-00-0": 4}


def test_a_long_write_is_committed_at_each_interval(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert COMMIT_INTERVAL == 20_000
    monkeypatch.setattr(writer, "COMMIT_INTERVAL", 4)
    counts: list[int] = []
    with WriteSession(folder) as session:
        for number in range(5):
            session.apply([event(f"acc:{number}-{one}", "accident", "사고") for one in range(2)])
            counts.append(_count(folder))
    assert counts == [0, 4, 4, 8, 8]
    assert _count(folder) == 8


def test_a_batch_with_a_key_that_cannot_be_stored_is_refused_in_full(folder: Path) -> None:
    good = substance("50-00-0", "가")
    with WriteSession(folder) as session:
        for bad in (Delete("\ud800", 1), event("", "accident", "사고"), event("k" * 513, "accident", "사고")):
            with pytest.raises(DocumentsRefused, match="Error: "):
                session.apply([good, bad])
        session.commit()
        assert _count(folder) == 0
        session.apply([good, event("k" * 512, "accident", "사고")])
        session.commit()
    assert sorted(_revisions(folder)) == ["cas:50-00-0", "k" * 512]


def test_an_index_with_another_number_of_documents_than_was_written_is_named(folder: Path) -> None:
    with WriteSession(folder) as session:
        session.apply([substance("50-00-0", "가")])
        session.commit()
        session._writer.delete_documents_by_term("key", "cas:50-00-0")
        with pytest.raises(EngineUnavailable, match="holds 0 documents after a write that leaves 1; rebuild it"):
            session.commit()


def test_an_older_change_is_skipped_and_the_changes_behind_it_are_applied(folder: Path) -> None:
    with WriteSession(folder) as session:
        session.apply([substance("50-00-0", "가", revision=5)])
        session.commit()
        older = substance("50-00-0", "가", revision=4)
        session.apply([older, substance("51-00-0", "나", revision=5), Delete("cas:52-00-0", 5)])
        session.commit()
    assert _revisions(folder) == {"cas:50-00-0": 5, "cas:51-00-0": 5}
