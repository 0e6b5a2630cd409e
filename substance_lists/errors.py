"""What a list can fail with."""

from __future__ import annotations


class UnreadableList(ValueError):
    """The list cannot be read, or not without doubt; the message says in Korean why, where, and what to do."""
