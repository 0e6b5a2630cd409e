"""Headings that identify the columns of a list, as people and forms of the law write them."""

from __future__ import annotations

from reference.words.word_tables import words_by_class

COLUMN_HEADINGS = words_by_class("column_headings")
"""The headings of each class.

cas, ke, un, ec, name, any: columns that name a substance. product: goods. other: what names nothing. row, sheet: the portal's
own. ``…_scheme`` with ``number_word``, ``name_end`` and ``joiner`` are pieces from which further headings are made.
"""
