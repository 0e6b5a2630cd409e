"""Words of everyday life: places, people, food, things, days, and English words that are near chemical ones."""

from __future__ import annotations

from reference.words.table import classes

EVERYDAY = frozenset(word for words in classes("everyday").values() for word in words)
"""Common words; none of them is what somebody types who means a substance."""
