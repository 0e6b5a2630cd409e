"""Words of a question about mixing: things of a household, and words that ask for a comparison instead."""

from __future__ import annotations

from reference.words.table import classes

_CLASSES = classes("mixtures")

HOUSEHOLD = frozenset(_CLASSES["household"])
"""Words for things of a household that count as a side of a mixture, known to the records or not."""

COMPARED = _CLASSES["comparison"]
"""Pieces of a text that asks how two things differ."""
