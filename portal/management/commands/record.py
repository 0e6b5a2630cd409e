"""Keeps the answers of one feed as files that the connector tests read, without key and personal data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from connectors.feeds import Feed, FeedKind
from connectors.registry import FEEDS, feed_named
from connectors.schema import Origin
from portal.doctor.questions import question_for
from portal.doctor.trial import ask
from portal.recordings.manifest import Answer
from portal.recordings.recording import FOLDER, NothingToKeep, record
from portal.recordings.redaction import CannotKeep
from portal.store.origins import origin_of


class Command(BaseCommand):
    """``record FEED [--question Q] [--into FOLDER]``: asks each operation once, within the budgets, and keeps what came."""

    help = "Keep a feed's answers as files for the connector tests, without key and personal data."

    def add_arguments(self, parser: CommandParser) -> None:
        """The feed; ``--into`` is the checkout's folder of recorded answers unless it is not there."""
        parser.add_argument("feed", metavar="FEED", help=f"one of: {', '.join(FEEDS)}")
        parser.add_argument("--question", default="", help="what a look-up is asked (a CAS number or a record's key)")
        parser.add_argument("--into", default="", metavar="FOLDER", help=f"where to write (default: {FOLDER})")

    def handle(self, *args: Any, feed: str, question: str, into: str, **options: Any) -> None:
        """Prints each file and the outcome; a refusal of the agency is kept too."""
        try:
            named = feed_named(feed)
        except KeyError as error:
            raise CommandError(str(error.args[0])) from error
        if named.kind is FeedKind.FILE:
            raise CommandError(f"{feed} is read from a file and not from an agency: there is no answer to keep.")
        origin = origin_of(named)
        if origin is None:
            raise CommandError(f"{feed} has no key ({named.key_setting}), and the demonstration is off.")
        folder = Path(into) if into else _default_folder()
        try:
            answers = record(named, origin, _question(named, origin, question), folder)
        except (NothingToKeep, CannotKeep) as error:
            raise CommandError(str(error)) from error
        self._tell(answers, folder)

    def _tell(self, answers: tuple[Answer, ...], folder: Path) -> None:
        for answer in answers:
            note = " (first rows only)" if answer.abridged else ""
            self.stdout.write(f"{folder / answer.recording / answer.file}: HTTP {answer.status}{note}")
        self.stdout.write(f"outcome awaited: {answers[0].outcome}")
        self.stdout.write(
            "Read the files before you commit them: names of persons in free text are not found by any rule."
        )


def _default_folder() -> Path:
    in_checkout: Path = settings.BASE_DIR / FOLDER
    return in_checkout if in_checkout.is_dir() else settings.DATA_DIR / "recorded"


def _question(feed: Feed, origin: Origin, given: str) -> str:
    """What to ask a look-up; where its listing gives the keys, the listing is asked for its first page."""
    if feed.kind is not FeedKind.LOOKUP or given:
        return given
    listing = {feed.keys_from: ask(feed_named(feed.keys_from), origin)} if feed.keys_from else {}
    found = question_for(feed, origin, listing)
    if not found:
        raise CommandError(f"{feed.keys_from} gave no key to ask {feed.name} about; give one with --question.")
    return found
