"""Splits a batch that an engine refuses until the refused document is isolated; the others are stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from search.engine_types import Delete, Document, Refusal
from search.errors import DocumentsRefused

Change = Document | Delete


def write_isolating_refused(
    changes: Iterable[Change], size: int, write: Callable[[Sequence[Change]], None], on_batch: Callable[[int], None]
) -> list[Refusal]:
    """Writes in batches; ``write`` raises ``DocumentsRefused`` for a batch of which it stored nothing."""
    refused: list[Refusal] = []
    batch: list[Change] = []
    done = 0
    for change in changes:
        batch.append(change)
        if len(batch) == size:
            refused += _write_bisecting(batch, write)
            done += len(batch)
            on_batch(done)
            batch = []
    if batch:
        refused += _write_bisecting(batch, write)
        on_batch(done + len(batch))
    return refused


def _write_bisecting(batch: Sequence[Change], write: Callable[[Sequence[Change]], None]) -> list[Refusal]:
    try:
        write(batch)
    except DocumentsRefused as error:
        if len(batch) == 1:
            return [Refusal(batch[0].key, str(error))]
        middle = len(batch) // 2
        return _write_bisecting(batch[:middle], write) + _write_bisecting(batch[middle:], write)
    return []
