"""Brings the index up to the database."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.models import RunState
from portal.publish.index import publish


class Command(BaseCommand):
    """``publish``: applies everything after the index's watermark, and rebuilds the index where that is impossible."""

    help = "Publish every change after the index's watermark."

    def handle(self, *args: Any, **options: Any) -> None:
        """Exits with an error when the run failed; succeeds with a message when another process is publishing."""
        run = publish()
        if run is None:
            self.stdout.write("Another process is publishing; it will include what is in the database now.")
        elif run.state != RunState.SUCCEEDED:
            raise CommandError(f"Publishing ended as {run.state}: {run.error}")
        else:
            self.stdout.write(f"Published {run.received} entries.")
            if run.error:
                self.stderr.write(f"But {run.error}")
