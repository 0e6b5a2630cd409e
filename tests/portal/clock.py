"""The clock of the portal's tests: it stands still, so that no day turns during a test, until the test moves it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone


class Clock:
    """What ``django.utils.timezone.now`` gives while a test runs, to the portal and to the test alike.

    Time-outs and sleeps use other clocks, and so do processes that a test starts.
    """

    def __init__(self) -> None:
        self.now = timezone.now()

    @property
    def today(self) -> date:
        """The day in Seoul."""
        return timezone.localdate(self.now)

    def set(self, moment: datetime) -> None:
        """Sets the clock to that moment."""
        self.now = moment

    def move(self, by: timedelta) -> None:
        """Moves the clock on by that much time."""
        self.now += by
