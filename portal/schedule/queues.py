"""The queues: one for each agency, so that a slow agency delays only itself; one each for the schedule, the index and the offline pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from connectors.registry import CONNECTOR_OF, CONNECTORS, connector_named, feed_named

SCHEDULE_QUEUE = "schedule"
"""For tasks that only check and queue others: they take milliseconds and must not wait behind a run of hours."""

INDEX_QUEUE = "index"
"""For publishing. One worker with one process is enough: a second one would find the index claimed and return."""

OFFLINE_QUEUE = "offline"
"""For the offline pack and the bulk files: they take minutes, and neither publishing nor the schedule may wait for them."""

QUEUES = (SCHEDULE_QUEUE, INDEX_QUEUE, OFFLINE_QUEUE, *(connector.name for connector in CONNECTORS))
"""All queues; a worker that is given no queue takes tasks from all of them."""


def queue_of(
    name: str, args: Sequence[Any], kwargs: Mapping[str, Any], options: Mapping[str, Any], **rest: object
) -> str:
    """The queue of one task, as a Celery router gives it; raises ``KeyError`` for an unknown feed or connector, before it is sent."""
    if name == "portal.sync_feed":
        feed = args[0] if args else kwargs["feed"]
        return CONNECTOR_OF[feed_named(feed).name].name
    if name == "portal.doctor":
        return connector_named(args[0] if args else kwargs["connector"]).name
    return _QUEUES.get(name, SCHEDULE_QUEUE)


_QUEUES = {
    "portal.publish": INDEX_QUEUE,
    "portal.offline_pack": OFFLINE_QUEUE,
    "portal.bulk_files": OFFLINE_QUEUE,
}
