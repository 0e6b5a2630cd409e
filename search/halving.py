"""Batches that an engine refuses are halved until the document at fault stands alone; the others are stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from search.errors import DocumentsRefused
from search.values import Delete, Document, Refusal

Change = Document | Delete


def write_isolating(
    changes: Iterable[Change], size: int, write: Callable[[Sequence[Change]], None], on_batch: Callable[[int], None]
) -> list[Refusal]:
    """Writes in batches; ``write`` raises ``DocumentsRefused`` for a batch of which it stored nothing."""
    refused: list[Refusal] = []
    batch: list[Change] = []
    done = 0
    for change in changes:
        batch.append(change)
        if len(batch) == size:
            refused += _halved(batch, write)
            done += len(batch)
            on_batch(done)
            batch = []
    if batch:
        refused += _halved(batch, write)
        on_batch(done + len(batch))
    return refused


def _halved(batch: Sequence[Change], write: Callable[[Sequence[Change]], None]) -> list[Refusal]:
    try:
        write(batch)
    except DocumentsRefused as error:
        if len(batch) == 1:
            return [Refusal(batch[0].key, str(error))]
        middle = len(batch) // 2
        return _halved(batch[:middle], write) + _halved(batch[middle:], write)
    return []
