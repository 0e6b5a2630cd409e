"""The contract of a search engine: builds with a watermark, one live build, and ranked results.

An engine stores tokens and matches clauses. Analysis, plan and order are shared by all engines. Every write names its
build, so no build is created by accident. Tantivy and Elasticsearch both pass ``tests/search/engine_contract.py`` in full.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from search.engine_types import Delete, Document, Query, Refusal, Results, Watermark


class Engine(Protocol):
    """Stores documents and finds them."""

    name: str
    """"tantivy" or "elasticsearch", as shown to operators."""

    def version(self) -> str:
        """The version of the library or server that stores the index; raises ``EngineUnavailable``."""

    def check(self) -> str:
        """ "" if the live build can be searched, else one English sentence that says what is wrong. Never raises."""

    def create(self, build: str, schema: str) -> None:
        """Creates an empty build of that name; ``schema`` is the version of the code and tables that fill it."""

    def builds(self) -> dict[str, str]:
        """The schema of each complete build, by name; what a killed ``create`` left behind is removed."""

    def live(self) -> str | None:
        """The name of the build that is searched, or ``None``."""

    def swap(self, build: str) -> None:
        """Makes ``build`` live in one atomic step; readers see the old or the new build, never a mixture."""

    def drop(self, build: str) -> None:
        """Removes a build that is not live; a missing build is no error."""

    def watermark(self, build: str) -> Watermark:
        """The watermark last set; of a build just created it is ``Watermark(0, "")``."""

    def write(
        self,
        build: str,
        changes: Iterable[Document | Delete],
        mark: Watermark | None,
        on_batch: Callable[[int], None] = lambda count: None,
    ) -> Sequence[Refusal]:
        """Applies the changes. After all are acknowledged, it moves the watermark to ``mark`` (if given).

        A document older than the stored one is skipped; the same revision is accepted again. A refused document is
        isolated by bisection and reported; the others are stored. ``on_batch`` receives the number applied so far.
        Memory stays flat: ``changes`` is read once, in batches. Raises ``EngineUnavailable``; the watermark is then unchanged.
        """

    def count(self, build: str) -> int:
        """How many documents the build holds."""

    def keys(self, build: str) -> Iterable[str]:
        """Every key in the build, in ascending order; for comparisons in tests and repairs."""

    def stored(self, build: str, key: str) -> Document | None:
        """The stored document, equal to the one written; ``None`` if there is none."""

    def search(self, query: Query) -> Results:
        """The ranked results of the live build. Raises ``QueryError`` or ``EngineUnavailable``."""

    def suggest(self, text: str, size: int = 8) -> Results:
        """Results for a text that is still being typed: prefixes, partial syllables and initials count more than in ``search``."""
