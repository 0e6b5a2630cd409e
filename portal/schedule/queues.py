"""The queues: one for each agency, so that a slow one holds up itself alone; one for the schedule, one for the index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from connectors.registry import CONNECTOR_OF, CONNECTORS, feed_named

SCHEDULE_QUEUE = "schedule"
"""What only looks and asks: over in milliseconds, so never behind a run that lasts hours."""

INDEX_QUEUE = "index"
"""Publishing. One worker of one process is enough: a second one would find the index claimed and leave."""

QUEUES = (SCHEDULE_QUEUE, INDEX_QUEUE, *(connector.name for connector in CONNECTORS))
"""A worker that is told no queue takes from all of them."""


def queue_of(
    name: str, args: Sequence[Any], kwargs: Mapping[str, Any], options: Mapping[str, Any], **rest: object
) -> str:
    """The queue of one task, as Celery asks a router; ``KeyError`` for a feed that does not exist, before it is sent."""
    if name == "portal.sync_feed":
        feed = args[0] if args else kwargs["feed"]
        return CONNECTOR_OF[feed_named(feed).name].name
    return INDEX_QUEUE if name == "portal.publish" else SCHEDULE_QUEUE
