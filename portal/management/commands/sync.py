"""Runs feeds now, in the order of the registry, and publishes what changed."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from connectors.feeds import Feed, FeedKind
from connectors.registry import FEEDS, feed_named
from portal.ingest.feed_run import NoSource, run_feed
from portal.models import RunState, SyncRun
from portal.own_feeds.catalogue import sync_own_feeds
from portal.publish.index import publish
from portal.store.origins import withdraw_demo

GOOD_STATES = (RunState.SUCCEEDED, RunState.BUDGET_SPENT)


@dataclass(frozen=True, slots=True)
class Accepted:
    """Why a shrink or a change of one feed is accepted, "" where it is not, and by whom."""

    shrink: str
    change: str
    by: str


class Command(BaseCommand):
    """``sync [FEED …|--all] [--accept-shrink|--accept-change REASON]``: one pass of each; where one fails, the others still run."""

    help = "Read feeds from their agencies (or the demonstration) and publish what changed."

    def add_arguments(self, parser: CommandParser) -> None:
        """Feeds by name, or all."""
        parser.add_argument("feeds", nargs="*", metavar="FEED", help=f"one of: {', '.join(FEEDS)}")
        parser.add_argument("--all", action="store_true", help="every feed that has a source")
        parser.add_argument(
            "--accept-shrink", default="", metavar="REASON", help="let passes of this smaller size conclude"
        )
        parser.add_argument(
            "--accept-change",
            default="",
            metavar="REASON",
            help="write what this pass would end or exchange, whatever it is",
        )
        parser.add_argument("--by", default="", help="who accepts (default: the user of this shell)")
        parser.add_argument("--no-publish", action="store_true", help="leave the index as it is")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exits with an error that names each feed that failed, after all were tried and published."""
        names: list[str] = sorted(FEEDS, key=_order) if options["all"] else options["feeds"]
        if not names:
            raise CommandError("Name at least one feed, or --all. `status` lists them.")
        try:
            feeds = [feed_named(name) for name in names]
        except KeyError as error:
            raise CommandError(str(error.args[0])) from error
        if (options["accept_shrink"] or options["accept_change"]) and len(feeds) != 1:
            raise CommandError("An acceptance goes with one feed: a change is looked at and accepted list by list.")
        accepted = Accepted(options["accept_shrink"], options["accept_change"], options["by"] or getpass.getuser())
        withdraw_demo()
        failed = [feed.name for feed in feeds if not self._run_one(feed, accepted, alone=not options["all"])]
        withdraw_demo()
        sync_own_feeds()
        if not options["no_publish"]:
            self._publish()
        if failed:
            raise CommandError(f"These feeds did not succeed: {', '.join(failed)}. `status` and /sources say why.")

    def _run_one(self, feed: Feed, accepted: Accepted, *, alone: bool) -> bool:
        bar = tqdm(desc=f"{feed.name:<32}", unit="", disable=None, leave=False)

        def progress(received: int, total: int | None) -> None:
            bar.total = total
            bar.update(received - bar.n)

        try:
            run = run_feed(
                feed,
                progress=progress,
                accept_shrink=accepted.shrink,
                accept_change=accepted.change,
                accepted_by=accepted.by,
            )
        except NoSource as error:
            if alone:
                raise CommandError(str(error)) from error
            self.stdout.write(f"{feed.name:<32} no source: neither key nor demonstration")
            return True
        finally:
            bar.close()
        self.stdout.write(_line(feed.name, run))
        return run is None or run.state in GOOD_STATES

    def _publish(self) -> None:
        bar = tqdm(desc=f"{'index':<32}", unit="", disable=None, leave=False)

        def progress(count: int) -> None:
            bar.update(count - bar.n)

        try:
            run = publish(progress=progress)
        finally:
            bar.close()
        self.stdout.write(_line("index", run))
        if run is not None and run.state != RunState.SUCCEEDED:
            raise CommandError(f"The index could not be brought up to date: {run.error}")


def _order(name: str) -> int:
    """Sorts files and listings before look-ups, because they bring the keys that look-ups ask about."""
    return FEEDS[name].kind is FeedKind.LOOKUP


def _line(name: str, run: SyncRun | None) -> str:
    if run is None:
        return f"{name:<32} another process is at it"
    counts = (
        f"{run.received:>8,} read {run.added:>8,} new {run.changed:>7,} changed {run.unchanged:>8,} same "
        f"{run.withdrawn:>6,} withdrawn {run.counts.get('ended', 0):>7,} facts ended {run.counts.get('held', 0):>6,} held"
    )
    return f"{name:<32} {run.state:<12} {counts}  {run.error or run.withheld}".rstrip()
