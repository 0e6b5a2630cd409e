"""Writes into one build: each time a new index and writer, with revisions compared and the document count checked.

An index that stays open for writing leaks files. A writer that had an error has an unknown state and is discarded.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

import tantivy

from search.engine_types import Delete, Document
from search.errors import DocumentsRefused, EngineMismatch, EngineUnavailable
from search.tantivy.schema import SCHEMA, key_hash, stored_document
from search.tantivy.searchers import matching_addresses

HEAP_BYTES = 50_000_000
"""Bytes that a writer may fill before it writes a segment."""

COMMIT_INTERVAL = 20_000
"""Changes between two commits of one long write, so that the remembered revisions stay few."""


class WriteSession:
    """One write: ``apply`` batches, then ``commit``; what is not committed when the block ends is discarded."""

    def __init__(self, folder: Path) -> None:
        self._index = tantivy.Index.open(str(folder))
        if self._index.schema != SCHEMA:
            raise EngineMismatch("the build holds another mapping than this code writes; publish rebuilds it")
        self._index.config_reader("manual")
        self._searcher = self._index.searcher()
        self._count = self._searcher.num_docs
        self._pending: dict[str, tuple[int, bool]] = {}
        self._writer = self._index.writer(HEAP_BYTES, 1)

    def __enter__(self) -> WriteSession:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self._writer.rollback()
        # This also releases the library's lock, which an open writer keeps as long as the process runs.
        self._writer.wait_merging_threads()

    def apply(self, batch: Sequence[Document | Delete]) -> None:
        """Applies changes that are not older than the stored ones; ``DocumentsRefused`` comes before any change is applied."""
        rows = _rows(batch)
        current = self._current(batch)
        for change, row in zip(batch, rows, strict=True):
            revision, exists = self._pending.get(change.key) or current.get(change.key) or (-1, False)
            if change.revision < revision:
                continue
            if exists:
                self._writer.delete_documents_by_term("key", change.key)
            if row is not None:
                self._writer.add_document(row)
            self._count += (row is not None) - exists
            self._pending[change.key] = (change.revision, row is not None)
        if len(self._pending) >= COMMIT_INTERVAL:
            self.commit()

    def commit(self) -> None:
        """Makes the applied changes permanent and checks the document count."""
        self._writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()
        self._pending.clear()
        if self._searcher.num_docs != self._count:
            raise EngineUnavailable(
                f"the index holds {self._searcher.num_docs} documents after a write that leaves {self._count}; rebuild it"
            )

    def _current(self, batch: Sequence[Document | Delete]) -> dict[str, tuple[int, bool]]:
        """The revision of each key of the batch in the last commit."""
        if not self._searcher.num_docs:
            return {}
        keys = {key_hash(change.key): change.key for change in batch}
        of_batch = tantivy.Query.term_set_query(SCHEMA, "key", list(keys.values()))
        addresses = matching_addresses(self._searcher, of_batch, len(keys))
        hashes = self._searcher.fast_field_values("key_hash", addresses)
        revisions = self._searcher.fast_field_values("revision", addresses)
        return {
            keys[int(number)]: (int(revision), True)
            for number, revision in zip(hashes, revisions, strict=True)
            if number is not None and revision is not None
        }


def _rows(batch: Sequence[Document | Delete]) -> list[tantivy.Document | None]:
    """A row for each document, ``None`` for a deletion; a key that cannot be written is refused in both."""
    rows: list[tantivy.Document | None] = []
    try:
        for change in batch:
            key_hash(change.key)
            rows.append(stored_document(change) if isinstance(change, Document) else None)
    except (ValueError, TypeError, OverflowError, AttributeError) as error:
        raise DocumentsRefused(f"{type(error).__name__}: {error}") from error
    return rows
