"""What can go wrong between us and an agency, as a small tree of errors that say whether trying again can help."""

from __future__ import annotations


class SourceError(Exception):
    """An agency or the way to it failed; ``code`` is the agency's own or "", ``retry`` says if the same call may pass later."""

    retry = False

    def __init__(self, message: str, *, code: str = "", operation: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.operation = operation


class Unreachable(SourceError):
    """No answer: time-out, dropped connection, 5xx, or a code that the agency calls temporary (01 04 05 23)."""

    retry = True


class QuotaSpent(SourceError):
    """The agency says the day's calls are used up (22, HTTP 429): this operation ends until the next day in Asia/Seoul."""


class Refused(SourceError):
    """The agency will not answer this call however often it is asked (10 12 20 29 30 31 32): key, permission or address."""


class Unexpected(SourceError):
    """An answer came that is not what the feed's description says: wrong root, no success code, HTML, truncated, too large."""


class BudgetSpent(SourceError):
    """Our own daily budget for an operation is used up; raised before the call, so nothing was asked."""


class BadRow(ValueError):
    """A row that gives no record; ``has_key`` tells if the row at least named itself (then it counts as seen)."""

    def __init__(self, reason: str, *, has_key: bool, key: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.has_key = has_key
        self.key = key


class BadFile(SourceError):
    """A file an official downloaded cannot be read as the feed's list; the message names the missing columns and the fix."""
