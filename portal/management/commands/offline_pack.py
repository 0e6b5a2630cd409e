"""Makes the offline pack of the present state and prints its size."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.publish.made_alone import BeingMade, StateChanges
from portal.publish.offline_assets import NotCollected
from portal.publish.offline_pack import LARGEST, PackTooLarge, make_offline_pack


class Command(BaseCommand):
    """``offline_pack``: what publishing does by itself, to see how large the pack is."""

    help = "Make the offline pack of the present state and print its size."

    def handle(self, *args: Any, **options: Any) -> None:
        """Exits with an error where the pack is too large or being made already, the state changes all the time, or files are missing."""
        try:
            pack = make_offline_pack()
        except (BeingMade, NotCollected, PackTooLarge, StateChanges) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"Offline pack {pack.version}: {pack.pages:,} pages, {pack.size:,} of at most {LARGEST:,} bytes compressed."
        )
