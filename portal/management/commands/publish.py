"""Brings the index up to the database."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.models import RunState
from portal.publish.index import publish


class Command(BaseCommand):
    """``publish``: applies everything after the index's watermark; rebuilds by itself where that cannot be done."""

    help = "Publish every change after the index's watermark."

    def handle(self, *args: Any, **options: Any) -> None:
        """Exits with an error when the run failed; says so and succeeds when another publisher is at it."""
        run = publish()
        if run is None:
            self.stdout.write("Another process is publishing; it will include what is in the database now.")
        elif run.state != RunState.SUCCEEDED:
            raise CommandError(f"Publishing ended as {run.state}: {run.error}")
        else:
            self.stdout.write(f"Published {run.received} entries.")
            if run.error:
                self.stderr.write(f"But {run.error}")
