"""An agency without a free worker delays its own tasks and nobody else's."""

from __future__ import annotations

from tests.services.processes import wait_for
from tests.services.stack import Stack

BLOCKED, FREE = "psis.cancelled", "ncis.safety"
DONE = "select count(*) from portal_syncrun where feed = %s and state = 'succeeded'"
PUBLISHED = "select count(*) from portal_syncrun where feed = 'index' and state = 'succeeded' and received > 0"


def test_an_agency_that_is_held_up_holds_up_itself_alone() -> None:
    # In the portal's own slots, so that the slot is still open when the worker starts.
    portal = {"DEMO": "on", "QUICK_FEEDS": f"{BLOCKED},{FREE}", "QUICK_SECONDS": "2", "QUICK_SLOT": "0"}
    with Stack(portal) as stack:
        for process in (stack.worker("free", "--queues", "schedule,index,ncis"), stack.beat()):
            process.start()
        wait_for(lambda: stack.number(DONE, FREE), 300, f"{FREE} to be read")
        wait_for(lambda: stack.number(PUBLISHED), 300, "it to be published")
        assert stack.number(DONE, BLOCKED) == 0
        assert int(stack.redis.send(b"LLEN psis").removeprefix(b":")) > 0, "the blocked feed was never queued"
        stack.worker("blocked", "--queues", "psis").start()
        wait_for(lambda: stack.number(DONE, BLOCKED), 300, f"{BLOCKED} to be read once its worker came")
