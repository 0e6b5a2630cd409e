"""What can go wrong with a search engine, said so that the caller knows whose fault it is and if waiting helps."""

from __future__ import annotations


class SearchError(Exception):
    """The base of all errors raised by ``search``."""


class QueryError(SearchError):
    """The query cannot be answered as asked (deep page, bad cursor); the message is a Korean sentence for the visitor."""


class EngineUnavailable(SearchError):
    """The engine did not answer or has no live build; trying again later can help."""


class EngineMismatch(SearchError):
    """The engine answers but is of the wrong version or holds an older mapping; a rebuild or an upgrade is needed."""


class DocumentsRefused(SearchError):
    """A batch holds documents that the engine refuses; nothing of the batch is promised to be stored."""
