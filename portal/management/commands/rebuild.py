"""Builds a new index beside the live one and swaps it in."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.models import RunState
from portal.publish.index import rebuild


class Command(BaseCommand):
    """``rebuild``: a whole index from the database alone; searches are answered by the old one until the swap."""

    help = "Rebuild the index from the database and swap it in."

    def handle(self, *args: Any, **options: Any) -> None:
        """Exits with an error when the run failed or another process is publishing."""
        run = rebuild()
        if run is None:
            raise CommandError(
                "Another process is publishing. Run rebuild again when /sources shows that it has ended."
            )
        if run.state != RunState.SUCCEEDED:
            raise CommandError(f"The rebuild ended as {run.state}: {run.error}")
        self.stdout.write(f"Rebuilt the index with {run.received} entries.")
