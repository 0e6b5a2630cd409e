"""The errors of a search engine; the class tells the caller whose fault it is and whether waiting helps."""

from __future__ import annotations


class SearchError(Exception):
    """The base of all errors raised by ``search``."""


class QueryError(SearchError):
    """The query is invalid (page too deep, bad cursor); the message is a Korean sentence for the visitor."""


class EngineUnavailable(SearchError):
    """The engine did not answer or has no live build; trying again later can help."""


class EngineMismatch(SearchError):
    """The engine responds but has the wrong version or an older mapping; a rebuild or an upgrade is needed."""


class DocumentsRefused(SearchError):
    """A batch contains documents that the engine refuses; the caller must assume that nothing of the batch is stored."""
