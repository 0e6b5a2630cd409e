"""Words that half of all names share: a family of substances found by them alone would be no hint but noise."""

from __future__ import annotations

from reference.words.table import classes

COMMON = frozenset(word for words in classes("families").values() for word in words)
"""Common words, in lower case."""
