"""Fixtures of the portal's tests: a clock that stands still, and pages that use uncollected style sheets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import override_settings
from django.utils import timezone

from tests.portal.clock import Clock


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The one clock of the test; ``timezone.now()`` gives it everywhere, but not while files are imported."""
    clock = Clock()
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    return clock


@pytest.fixture(autouse=True)
def _uncollected_static_files() -> Iterator[None]:
    """Uses the names that static files have in the checkout; hashed names exist only after ``collectstatic``."""
    uncollected = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": uncollected}):
        yield
