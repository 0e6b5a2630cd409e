"""Writes rows: records, their facts, the entries derived from them, links, and withdrawal."""
