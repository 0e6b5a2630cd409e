"""A decision made in the admin reaches Elasticsearch by way of Redis, and its undoing too (content rule 31)."""

from __future__ import annotations

import sys

from tests.portal.decided import READY, follow_a_decision
from tests.portal.staff import ACCOUNT, Staff
from tests.services.processes import descendants, free_port, wait_for
from tests.services.stack import Stack

FEED = "ncis.inventory"


def test_a_decision_in_the_admin_and_its_undoing_reach_the_index_on_services() -> None:
    portal = {"DEMO": "on", "METRICS": "on", "QUICK_FEEDS": FEED, "QUICK_SECONDS": "3600", **ACCOUNT}
    with Stack(portal) as stack:
        port = free_port()
        for command in (
            ["collectstatic", "--no-input", "--verbosity", "0"],
            ["sync", FEED],
            ["createsuperuser", "--noinput"],
        ):
            stack.python("manage.py", *command)
        web = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "portal.wsgi"]
        stack.process("web", web, {"PORT": str(port)}).start()
        worker = stack.worker()
        worker.start()
        wait_for(lambda: READY in worker.tail(1_000), 300, "the worker to take tasks")
        staff = wait_for(lambda: _staff(port), 60, "the portal to answer")
        published = follow_a_decision(
            staff, lambda code: stack.python("-c", f"import django; django.setup()\n{code}"), "services"
        )
        assert published <= {worker.pid, *descendants(worker.pid)}, "not the worker published"


def _staff(port: int) -> Staff | None:
    """Signed in; ``None`` before the portal listens."""
    try:
        return Staff(port)
    except OSError:
        return None
