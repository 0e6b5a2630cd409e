"""Headings by which a column of a pasted or uploaded table is known."""

from __future__ import annotations

from reference.words.table import classes

HEADINGS = classes("headings")
"""The headings for each role of a column (cas, ke, un, ec, name, any), as people write them."""
