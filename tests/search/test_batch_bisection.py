"""A refused batch is split until the refused document is isolated."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from search.batch_bisection import write_isolating_refused
from search.engine_types import Delete, Document
from search.errors import DocumentsRefused


@given(st.integers(0, 40), st.frozensets(st.integers(0, 39), max_size=6), st.integers(1, 9))
def test_all_but_the_refused_are_written_once_and_in_order(count: int, bad: frozenset[int], size: int) -> None:
    written: list[str] = []
    reported: list[int] = []

    def write(batch: Sequence[Document | Delete]) -> None:
        if any(change.revision in bad for change in batch):
            raise DocumentsRefused("no")
        written.extend(change.key for change in batch)

    changes = [Delete(f"k{number}", number) for number in range(count)]
    refused = write_isolating_refused(iter(changes), size, write, reported.append)
    assert [refusal.key for refusal in refused] == [f"k{number}" for number in range(count) if number in bad]
    assert written == [f"k{number}" for number in range(count) if number not in bad]
    assert reported[-1:] == ([count] if count else [])
