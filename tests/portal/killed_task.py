"""A sync, publish or rebuild in its own process, which kills itself with SIGKILL at the k-th statement or engine call.

``python -m tests.portal.killed_task TASK K`` in a data folder that the environment names; K = 0 runs to the end.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import django

QUESTIONS = 8
CALLS_OF_ENGINE = ("create", "swap", "drop", "watermark", "write", "count", "live", "builds")


class Countdown:
    """Counts calls and kills the process before the k-th; ``main`` prints the count at the end."""

    def __init__(self, k: int) -> None:
        self.k = k
        self.count = 0

    def step(self) -> None:
        self.count += 1
        if self.count == self.k:
            os.kill(os.getpid(), signal.SIGKILL)

    def sql(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        self.step()
        return execute(sql, params, many, context)


def _watched(engine: Any, countdown: Countdown) -> None:
    """Wraps the engine's methods; every 50th document that streams into ``write`` counts too, so a batch can be cut."""
    for name in CALLS_OF_ENGINE:
        original = getattr(engine, name)

        def call(*args: Any, _original: Any = original, _name: str = name, **kwargs: Any) -> Any:
            countdown.step()
            if _name == "write":
                build, changes, *rest = args
                return _original(build, _counted(changes, countdown), *rest, **kwargs)
            return _original(*args, **kwargs)

        setattr(engine, name, call)


def _counted(changes: Any, countdown: Countdown) -> Any:
    for number, change in enumerate(changes):
        if number % 50 == 0:
            countdown.step()
        yield change


def main() -> None:
    """Runs the task; prints how many calls it took."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    from django.db import connection

    from connectors.registry import feed_named
    from portal.engine import engine
    from portal.ingest.feed_run import run_feed
    from portal.models import Question
    from portal.own_feeds.catalogue import sync_own_feeds
    from portal.publish.index import publish, rebuild

    task, k = sys.argv[1], int(sys.argv[2])
    countdown = Countdown(k)
    _watched(engine(), countdown)

    def sync() -> None:
        """A file, a listing and some questions of a look-up, then the portal's own feeds: every kind of write."""
        run_feed(feed_named("ncis.inventory"))
        run_feed(feed_named("ncis.accidents"))
        # A killed look-up continues, so that the total number of questions stays the same.
        run_feed(feed_named("ncis.ghs"), limit=QUESTIONS - Question.objects.count())
        sync_own_feeds()

    tasks: dict[str, Callable[[], object]] = {
        "sync": sync,
        "publish": publish,
        "rebuild": rebuild,
    }
    with connection.execute_wrapper(countdown.sql):
        tasks[task]()
    print(countdown.count)


if __name__ == "__main__":
    main()
