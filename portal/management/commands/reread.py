"""Reads a feed's stored payloads again with today's reader."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from connectors.registry import feed_named
from portal.ingest.reread import reread


class Command(BaseCommand):
    """``reread FEED``: reads records of an older reader version again from their stored payloads; it calls no agency."""

    help = "Read a feed's stored payloads again after a change in how we read."

    def add_arguments(self, parser: CommandParser) -> None:
        """One feed."""
        parser.add_argument("feed")
        parser.add_argument("--every", action="store_true", help="also records that today's reader wrote")

    def handle(self, *args: Any, feed: str, every: bool, **options: Any) -> None:
        """Prints how many records were read and how many changed."""
        try:
            named_feed = feed_named(feed)
        except KeyError as error:
            raise CommandError(str(error.args[0])) from error
        run = reread(named_feed, every=every)
        if run is None:
            raise CommandError(
                f"{feed} is being read by another process. Try again when /sources shows that it has ended."
            )
        self.stdout.write(
            f"{feed}: {run.received:,} records read again, {run.changed:,} changed, {run.bad_rows:,} unreadable."
        )
