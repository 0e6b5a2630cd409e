"""Rows written: records, statements, entries derived from them, links, withdrawal."""
