"""Makes the bulk files of the present state and prints their sizes."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.publish.bulk_files import make_bulk_files
from portal.publish.made_alone import BeingMade, StateChanges


class Command(BaseCommand):
    """``bulk_files``: what publishing does by itself, to have them at once."""

    help = "Make the bulk files of the present state and print their sizes."

    def handle(self, *args: Any, **options: Any) -> None:
        """Exits with an error where they are being made already, or the state changes all the time."""
        try:
            made = make_bulk_files()
        except (BeingMade, StateChanges) as error:
            raise CommandError(str(error)) from error
        for file in made.files:
            self.stdout.write(
                f"{file.name}: {file.records:,} records, {file.size:,} bytes, {file.packed:,} compressed."
            )
