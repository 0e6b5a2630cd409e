"""A site with a few entries, and a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.conftest import REQUIRED
from tests.portal.conftest import _uncollected_static_files
from tests.portal.own_engine import own_engine

__all__ = ["_uncollected_static_files"]

# Playwright runs an event loop in this thread, where Django refuses the ORM's synchronous calls by default.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

SUBSTANCES = [
    {
        "id": "1",
        "cas": "7664-39-3",
        "ko": "불화수소",
        "en": "Hydrogen fluoride",
        "listing": "사고대비물질",
        "number": "43",
    },
    {"id": "2", "cas": "108-88-3", "ko": "톨루엔", "en": "Toluene"},
    {"id": "3", "ko": "이름이아주긴물질" * 12, "en": "A" * 180},
]
ACCIDENTS = [{"id": "a", "ko": "가상 사고", "mentions": ["불화수소"]}]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None and not REQUIRED:
        pytest.skip("no Chromium here")
    assert path is not None, "Chromium is required here and is not installed"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def site(live_server: LiveServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a site with a few entries, published."""
    # Imported here because this file is read before Django's apps are loaded.
    from connectors.schema import RecordKind
    from portal.ingest.feed_run import run_feed
    from portal.publish.index import publish
    from tests.portal.ingest.sample_feeds import listing

    with own_engine(tmp_path, monkeypatch):
        run_feed(listing(SUBSTANCES, name="ncis.safety"))
        run_feed(listing(ACCIDENTS, name="ncis.accidents", kind=RecordKind.ACCIDENT))
        publish()
        yield live_server.url
