"""Makes and undoes decisions from the command line, as the staff pages do."""

from __future__ import annotations

import getpass
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.curation.confirmations import Compared
from portal.curation.decisions import CannotDecide, Signed, standing
from portal.curation.subjects import Subject
from portal.models import Decision
from portal.schedule.decision_effects import decide_and_apply, undo_and_apply


class Command(BaseCommand):
    """``decide VERDICT SUBJECT --reason …``; SUBJECT is ``FEED/KEY`` or an entry's key such as ``cas:71-43-2``."""

    help = (
        "Withhold or annotate an entry, a record or one value; confirm a row of a reference document; join, hold apart or "
        "group two entries; or undo that."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The verdict, its subject and the reason; ``--undo`` undoes the decision in force."""
        parser.add_argument("verdict", choices=[verdict for verdict, _ in Decision.VERDICTS])
        parser.add_argument("subject", metavar="SUBJECT", help="FEED/KEY of a record, or the key of an entry")
        parser.add_argument(
            "other", nargs="?", default="", metavar="OTHER", help="the second entry of same, different, member_of"
        )
        parser.add_argument("--kind", default="", help="of one value: the kind of the fact (with --value)")
        parser.add_argument("--value", default="", help="of one value: its text as stated")
        parser.add_argument("--reason", default="", help="why; of an annotation the text that is shown")
        parser.add_argument("--document", default="", help="of confirm: the original, with its edition")
        parser.add_argument("--page", default="", help="of confirm: its page")
        parser.add_argument("--figures", default="", help='of confirm: the six cells as printed, "60 0.3 1.4 T3 T3 T3"')
        parser.add_argument("--by", default="", help="who signs (default: the user of this shell)")
        parser.add_argument("--undo", action="store_true", help="undo the decision that stands")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints what was decided and the feeds that must be reread by hand; errors say what to do."""
        subject = Subject(options["subject"], options["kind"], options["value"])
        signed = Signed(options["by"] or getpass.getuser(), options["reason"])
        busy = (
            self._undo(options["verdict"], subject, signed)
            if options["undo"]
            else self._decide(options, subject, signed)
        )
        self.stdout.write(
            f"{options['verdict']} {subject.text}: {'undone' if options['undo'] else 'decided'} by {signed.by}"
        )
        if busy:
            self.stdout.write(f"Being read just now, so reread them by hand with --every: {', '.join(busy)}")

    def _decide(self, options: dict[str, Any], subject: Subject, signed: Signed) -> tuple[str, ...]:
        try:
            compared = Compared(options["document"], options["page"], options["figures"])
            return decide_and_apply(options["verdict"], subject, signed, options["other"], compared)[1]
        except CannotDecide as error:
            raise CommandError(str(error)) from error

    def _undo(self, verdict: str, subject: Subject, signed: Signed) -> tuple[str, ...]:
        decision = standing(verdict, subject)
        if decision is None:
            raise CommandError(f"No decision {verdict} on {subject.text} stands; the staff pages list them all.")
        return undo_and_apply(decision, signed.by)
