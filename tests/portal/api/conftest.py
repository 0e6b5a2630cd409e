"""What tests of the API share: a browser, static files without a manifest, and no demonstration unless a test asks for it."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def _plain_site(settings: Settings) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.DEMO = "off"


@pytest.fixture
def browser() -> Client:
    """A browser that sees error pages as visitors do."""
    return Client(headers={"host": "localhost"}, raise_request_exception=False)
