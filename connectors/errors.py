"""Errors between the portal and an agency; each says whether a retry can help."""

from __future__ import annotations


class SourceError(Exception):
    """The agency or the connection failed; ``code`` is the agency's own or "", ``retry`` says whether the same call may succeed later."""

    retry = False

    def __init__(self, message: str, *, code: str = "", operation: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.operation = operation


class Unreachable(SourceError):
    """No response: time-out, dropped connection, 5xx, or a code that the agency calls temporary (01 04 05 23)."""

    retry = True


class QuotaSpent(SourceError):
    """The agency says the day's calls are used up (22, HTTP 429): this operation ends until the next day in Asia/Seoul."""


class Refused(SourceError):
    """The agency refuses this call, and a retry does not help (10 12 20 29 30 31 32): key, permission or address."""


class Unexpected(SourceError):
    """The response is not what the feed's description says: wrong root, no success code, HTML, truncated, too large."""


class BudgetSpent(SourceError):
    """Our own daily budget for an operation is used up; raised before the call, so no request was sent."""


class BadRow(ValueError):
    """A row that gives no record; ``has_key`` says whether the row has a readable key (then its record counts as seen)."""

    def __init__(self, reason: str, *, has_key: bool, key: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.has_key = has_key
        self.key = key


class BadFile(SourceError):
    """A file an official downloaded cannot be read as the feed's list; the message names the problem and the remedy."""
