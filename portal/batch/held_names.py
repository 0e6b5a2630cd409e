"""Which texts are names that the portal holds: by them the columns of a table without headings are told."""

from __future__ import annotations

from collections.abc import Collection

from portal.batch.cell_names import cell_names
from portal.models import Identifier
from portal.store.bulk_rows import select
from portal.store.derived_entries import LONGEST_IDENTIFIER
from search.analysis import name_key

MOST = 10_000
"""Different texts that are asked; a hundred rows of a hundred columns have no more."""


def held_names(texts: Collection[str]) -> frozenset[str]:
    """Those of the texts that name an entry, also without numbering, share and grade. A few queries for all."""
    keys = {text: _keys(text) for text in sorted(texts)[:MOST]}
    wanted = sorted({key for each in keys.values() for key in each})
    known = {value for (value,) in select(Identifier, ("value",), "value", wanted, scheme="name")}
    return frozenset(text for text, each in keys.items() if known & each)


def _keys(text: str) -> frozenset[str]:
    inside = cell_names(text)
    keys = (name_key(each)[:LONGEST_IDENTIFIER] for each in (text, *(inside.names if inside else ())))
    return frozenset(filter(None, keys))
