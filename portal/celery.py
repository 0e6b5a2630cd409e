"""The queue's workers and beat, started with ``celery --app portal``: Django, and the end of a worker in good order."""

from __future__ import annotations

import logging
import multiprocessing
import os

from celery.signals import task_failure, worker_shutting_down

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

import django

django.setup()

from portal.runs.claim import RunNotClosed  # noqa: E402
from portal.runs.stopping import add_stop_source  # noqa: E402
from portal.schedule.celery_app import app  # noqa: E402

__all__ = ["app"]

log = logging.getLogger(__name__)

# Created before the worker forks, so that its processes share it. Signals do not work here: SIGTERM ends an idle process,
# and the pool then waits for it without end.
_shutting_down = multiprocessing.Event()
add_stop_source(_shutting_down.is_set)


@worker_shutting_down.connect
def _interrupt_runs(**details: object) -> None:
    """Makes runs write their batch and end as interrupted; without it a worker would wait hours for a live listing."""
    _shutting_down.set()


@task_failure.connect
def _end_process_that_holds_a_run(exception: BaseException, **details: object) -> None:
    """Ends this process after ``RunNotClosed``: its row says "running" and is believed while the process is alive."""
    if isinstance(exception, RunNotClosed):
        log.error("%s; this process ends", exception)
        logging.shutdown()
        os._exit(os.EX_OK)
