"""Headings that identify the columns of a pasted or uploaded table."""

from __future__ import annotations

from reference.words.word_tables import words_by_class

COLUMN_HEADINGS = words_by_class("column_headings")
"""The headings for each role of a column (cas, ke, un, ec, name, any), as people write them."""
