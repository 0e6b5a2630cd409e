"""Asks the queue for rounds of doctor: staff start them on a page, and no web process ever waits for an agency."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from kombu.exceptions import OperationalError

from portal.schedule.tasks import doctor

log = logging.getLogger(__name__)


def request_rounds(connectors: Iterable[str]) -> tuple[str, ...]:
    """Queues a round for each connector; returns those that the queue did not take, which must be asked by the command."""
    return tuple(connector for connector in connectors if not _queued(connector))


def _queued(connector: str) -> bool:
    try:
        doctor.apply_async(args=(connector,), retry=False)
    except OperationalError as error:
        log.warning("the queue takes no task (%s): %s is not asked", type(error).__name__, connector)
        return False
    return True
