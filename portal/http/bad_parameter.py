"""A parameter of an address that cannot be followed, with its name and what may stand there: pages and programs say it alike."""

from __future__ import annotations

from collections.abc import Iterable

from search.errors import QueryError


class BadParameter(QueryError):
    """The value names nothing that exists; the message is a Korean sentence that says what does."""

    def __init__(self, name: str, sentence: str, allowed: Iterable[str] = ()) -> None:
        super().__init__(sentence)
        self.name = name
        self.allowed = tuple(allowed)


class ContradictingParameters(BadParameter):
    """Each value may stand there, but not beside the others."""
