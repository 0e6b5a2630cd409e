"""A part of the guidebook in the database: the rows of some UN numbers and the guides that they have."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from portal.own_feeds import response_guide_feeds as feeds
from portal.own_feeds.table_sync import sync_table


def guidebook(*numbers: str) -> None:
    """Syncs the four feeds with the rows of these numbers; the whole book takes ten times as long."""
    index = _of(numbers, feeds._index_rows())
    guides = {row["guide"] for row in index.values()}
    sync_table(feeds.ERG_INDEX, lambda: index)
    sync_table(feeds.ERG_GUIDES, lambda: {key: row for key, row in feeds._guide_rows().items() if key in guides})
    sync_table(feeds.ERG_TABLE_1, lambda: _of(numbers, feeds._distance_rows()))
    sync_table(feeds.ERG_TABLE_2, lambda: _of(numbers, feeds._water_rows()))


def _of(numbers: Collection[str], rows: dict[str, Any]) -> dict[str, Any]:
    return {key: row for key, row in rows.items() if row["un"] in numbers}
