"""Asks each operation of the feeds once and says what is so; stores no facts and concludes nothing."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from connectors.feeds import Feed
from connectors.registry import CONNECTOR_OF, FEEDS, feed_named
from portal.doctor.feed_report import FeedReport
from portal.doctor.report_table import exit_code, json_of, text_of
from portal.doctor.rounds import ask_connector

_ENDING = {
    2: "The operator has to act: see the steps above.",
    3: "Nothing to do but wait: see the steps above.",
    4: "Answers came, and somebody should look at them: see above.",
}


class Command(BaseCommand):
    """``doctor [FEED …] [--json]``: exit code 0 all read, 2 the operator must act, 3 wait, 4 somebody should look, 1 wrong usage."""

    help = "Ask each operation of each feed once (within the budgets) and say what is so and what to do."

    def add_arguments(self, parser: CommandParser) -> None:
        """Feeds by name; none means all."""
        parser.add_argument("feeds", nargs="*", metavar="FEED", help=f"one of: {', '.join(FEEDS)}; none means all")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")
        parser.add_argument(
            "--pages", type=int, default=1, choices=(1, 2), help="2 asks listings for a second page too"
        )
        parser.add_argument(
            "--question", default="", help="what look-ups are asked, instead of an example (a CAS number)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints the report; a code other than 0 is an error that says who has to do something."""
        names: list[str] = options["feeds"]
        try:
            feeds = [feed_named(name) for name in dict.fromkeys(names or FEEDS)]
        except KeyError as error:
            raise CommandError(str(error.args[0])) from error
        reports: list[FeedReport] = []
        for connector, group in groupby(_in_order(feeds), key=lambda feed: CONNECTOR_OF[feed.name].name):
            found = ask_connector(
                connector,
                list(group),
                question=options["question"],
                pages=options["pages"],
                progress=lambda feed: self.stderr.write(f"{feed} …"),
            )
            if found is None:
                raise CommandError(f"doctor.{connector} is being asked by another process. Try again in some minutes.")
            reports.extend(found)
        self.stdout.write(
            json.dumps(json_of(reports), ensure_ascii=False, indent=1) if options["json"] else text_of(reports)
        )
        code = exit_code(reports, named=bool(names))
        if code:
            raise CommandError(_ENDING[code], returncode=code)


def _in_order(feeds: list[Feed]) -> list[Feed]:
    """By the registry, so that a connector's feeds stand together and a listing before its look-ups."""
    order = list(FEEDS)
    return sorted(feeds, key=lambda feed: order.index(feed.name))
