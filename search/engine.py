"""The contract of a search engine: builds with a watermark, one live build, and ranked answers.

An engine stores tokens and matches clauses; analysis, plan and order live beside it, once. Every write names its build:
nothing comes into being by accident. Tantivy and Elasticsearch both pass ``tests/search/engine_contract.py`` whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from search.values import Delete, Document, Query, Refusal, Results, Watermark


class Engine(Protocol):
    """Where documents are kept and found."""

    name: str
    """"tantivy" or "elasticsearch", as shown to operators."""

    def version(self) -> str:
        """The version of the code or server that stores the index; raises ``EngineUnavailable``."""

    def check(self) -> str:
        """ "" when the live build can answer; else one sentence in English that says what is wrong. Never raises."""

    def create(self, build: str, schema: str) -> None:
        """Makes an empty build of that name; ``schema`` is the version of code and tables that it will hold."""

    def builds(self) -> dict[str, str]:
        """The schema of each build that exists, by name; whole ones only, debris of a killed ``create`` is removed."""

    def live(self) -> str | None:
        """The name of the build that answers searches, or ``None``."""

    def swap(self, build: str) -> None:
        """Makes ``build`` the live one at one stroke; readers see the old or the new, never half."""

    def drop(self, build: str) -> None:
        """Removes a build that is not live; gone already is no error."""

    def watermark(self, build: str) -> Watermark:
        """The watermark last set; of a build just created it is ``Watermark(0, "")``."""

    def write(
        self,
        build: str,
        changes: Iterable[Document | Delete],
        mark: Watermark | None,
        on_batch: Callable[[int], None] = lambda count: None,
    ) -> Sequence[Refusal]:
        """Applies the changes, then, only after all are acknowledged, moves the watermark to ``mark`` (if given).

        A document older than the one stored is passed over; the same revision again is accepted. A refused document is
        isolated by halving and reported; the others are stored. ``on_batch`` is told how many were applied so far.
        Flat memory: ``changes`` is read once, in batches. Raises ``EngineUnavailable``; the watermark then stands.
        """

    def count(self, build: str) -> int:
        """How many documents the build holds."""

    def keys(self, build: str) -> Iterable[str]:
        """Every key in the build, in ascending order; for comparisons in tests and repairs."""

    def stored(self, build: str, key: str) -> Document | None:
        """The document as stored, equal to the one written; ``None`` where there is none."""

    def search(self, query: Query) -> Results:
        """The ranked answer of the live build. Raises ``QueryError`` or ``EngineUnavailable``."""

    def suggest(self, text: str, size: int = 8) -> Results:
        """Answers for a text still being typed: prefixes, half syllables and initials count more than in ``search``."""
