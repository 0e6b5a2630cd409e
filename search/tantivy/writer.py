"""Writing into one build: a fresh index and writer each time, revisions compared, counts checked, nothing half done.

A long-lived index that writes leaks files; a writer that met an error has lost track of its batch and is discarded.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

import tantivy

from search.errors import DocumentsRefused, EngineMismatch, EngineUnavailable
from search.tantivy.schema import SCHEMA, key_hash, row
from search.values import Delete, Document

HEAP = 50_000_000
"""Bytes that a writer may fill before it writes a segment by itself."""

COMMIT_EVERY = 20_000
"""Changes between two commits of one long write: what is remembered of them (their revisions) stays small."""


class Writing:
    """One write: ``apply`` batches, then ``commit``; leaving the block without it undoes what was not committed."""

    def __init__(self, folder: Path) -> None:
        self._index = tantivy.Index.open(str(folder))
        if self._index.schema != SCHEMA:
            raise EngineMismatch("the build holds another mapping than this code writes; publish rebuilds it")
        self._index.config_reader("manual")
        self._searcher = self._index.searcher()
        self._count = self._searcher.num_docs
        self._pending: dict[str, tuple[int, bool]] = {}
        self._writer = self._index.writer(HEAP, 1)

    def __enter__(self) -> Writing:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self._writer.rollback()
        # Also gives back the library's lock, which an open writer would hold for the life of the process.
        self._writer.wait_merging_threads()

    def apply(self, batch: Sequence[Document | Delete]) -> None:
        """Applies what is not older than what stands; ``DocumentsRefused`` before anything of the batch was applied."""
        rows = _rows(batch)
        current = self._current(batch)
        for change, made in zip(batch, rows, strict=True):
            revision, stands = self._pending.get(change.key) or current.get(change.key) or (-1, False)
            if change.revision < revision:
                continue
            if stands:
                self._writer.delete_documents_by_term("key", change.key)
            if made is not None:
                self._writer.add_document(made)
            self._count += (made is not None) - stands
            self._pending[change.key] = (change.revision, made is not None)
        if len(self._pending) >= COMMIT_EVERY:
            self.commit()

    def commit(self) -> None:
        """Makes all that was applied permanent, and sees that it is all there."""
        self._writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()
        self._pending.clear()
        if self._searcher.num_docs != self._count:
            raise EngineUnavailable(
                f"the index holds {self._searcher.num_docs} documents after a write that leaves {self._count}; rebuild it"
            )

    def _current(self, batch: Sequence[Document | Delete]) -> dict[str, tuple[int, bool]]:
        """The revision of each key of the batch that the last commit holds."""
        if not self._searcher.num_docs:
            return {}
        keys = {key_hash(change.key): change.key for change in batch}
        same = tantivy.Query.term_set_query(SCHEMA, "key", list(keys.values()))
        places = [place for _, place in self._searcher.search(same, limit=max(len(keys), 1), count=False).hits]
        hashes = self._searcher.fast_field_values("key_hash", places)
        revisions = self._searcher.fast_field_values("revision", places)
        return {
            keys[int(number)]: (int(revision), True)
            for number, revision in zip(hashes, revisions, strict=True)
            if number is not None and revision is not None
        }


def _rows(batch: Sequence[Document | Delete]) -> list[tantivy.Document | None]:
    """A row for each document, nothing for a deletion; a key that cannot be written is refused in both."""
    made: list[tantivy.Document | None] = []
    try:
        for change in batch:
            key_hash(change.key)
            made.append(row(change) if isinstance(change, Document) else None)
    except (ValueError, TypeError, OverflowError, AttributeError) as error:
        raise DocumentsRefused(f"{type(error).__name__}: {error}") from error
    return made
