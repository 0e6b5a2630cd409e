"""The clock of a test of the portal: it stands, so that no day turns in the middle of a test, and goes where the test sends it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone


class Clock:
    """What ``django.utils.timezone.now`` gives while a test runs, to the portal and to the test alike.

    Time-outs and sleeps go by other clocks, and so do processes that a test starts.
    """

    def __init__(self) -> None:
        self.now = timezone.now()

    @property
    def today(self) -> date:
        """The day in Seoul."""
        return timezone.localdate(self.now)

    def set(self, moment: datetime) -> None:
        """Sends the clock to that moment."""
        self.now = moment

    def move(self, by: timedelta) -> None:
        """Lets that much time pass."""
        self.now += by
