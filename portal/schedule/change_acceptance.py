"""Staff accept a feed's held changes; the feed is read again at once, so that exactly these are written."""

from __future__ import annotations

import logging

from kombu.exceptions import OperationalError

from portal.curation.decisions import Signed
from portal.ingest.held_changes import accept
from portal.models import ChangeAcceptance
from portal.schedule.tasks import sync_feed

log = logging.getLogger(__name__)


def accept_and_read_again(feed: str, origin: str, signed: Signed) -> tuple[ChangeAcceptance, bool]:
    """Accepts what is held and queues a pass of the feed; ``False`` where the queue takes no task.

    Raises ``NothingHeld``. A pass takes too long to be made while somebody waits for a page.
    """
    acceptance = accept(feed, signed.reason, signed.by, origin)
    try:
        sync_feed.apply_async((feed,), retry=False)
    except OperationalError as error:
        log.warning("the queue takes no task (%s): %s is read at its next turn", type(error).__name__, feed)
        return acceptance, False
    return acceptance, True
