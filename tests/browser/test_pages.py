"""Pages in a real browser, on a phone and on a desk: nothing runs off the side, nothing breaks the content policy."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, ConsoleMessage, sync_playwright
from pytest_django.live_server_helper import LiveServer

from connectors.schema import RecordKind
from portal.ingest import run as running
from portal.ingest.run import run_feed
from portal.publish.index import publish
from search.elastic_engine import ElasticEngine
from search.open import open_engine
from tests.conftest import REQUIRED
from tests.portal.ingest.feeds import listing, no_agency

# Playwright's own loop runs in this thread; Django would take the ORM's synchronous calls beside it for a mistake.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

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
ADDRESSES = (
    "/",
    "/search?q=불화수소",
    "/search?q=아브라카다브라",
    "/search",
    "/substances/7664-39-3",
    "/substances/7664-39-3?form=anhydrous",
    "/substances/7664-39-4",
    "/accidents",
    "/facilities",
    "/sources",
    "/un/9999",
)


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
    engine = open_engine(settings.SEARCH_URL, tmp_path, namespace=f"test-{uuid.uuid4().hex[:12]}")
    for module in (
        "portal.publish.index",
        "portal.publish.health",
        "portal.publish.live",
        "portal.pages.search",
        "portal.api.search",
    ):
        monkeypatch.setattr(f"{module}.engine", lambda: engine)
    monkeypatch.setattr(running, "open_source", no_agency)
    run_feed(listing(SUBSTANCES, name="ncis.safety"))
    run_feed(listing(ACCIDENTS, name="ncis.accidents", kind=RecordKind.ACCIDENT))
    publish()
    yield live_server.url
    if isinstance(engine, ElasticEngine):
        for build in engine.builds():
            engine._connection.client.indices.delete(index=engine._index(build))


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 900)])
def test_no_page_runs_off_the_side_or_breaks_its_policy(chromium: Browser, site: str, width: int, height: int) -> None:
    page = chromium.new_context(viewport={"width": width, "height": height}, locale="ko-KR").new_page()
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            said.append(message.text)

    page.on("console", hear)
    for address in ADDRESSES:
        response = page.goto(site + address)
        assert response is not None
        assert response.status in (200, 404), address
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), address
        assert page.locator("h1").count() == 1, address
        assert page.locator('a[href="tel:119"]').first.is_visible(), address
        assert page.get_by_text("공식 누리집이 아님").first.is_visible(), address
    assert said == []


def test_a_search_works_by_keyboard_and_without_javascript(chromium: Browser, site: str) -> None:
    page = chromium.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False).new_page()
    page.goto(site)
    page.keyboard.press("Tab")
    assert page.locator("a.skip").is_visible()
    page.locator("input[name=q]").first.fill("불화수소")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    page.locator(".hit a").first.click()
    assert "/substances/7664-39-3" in page.url
    assert page.locator("#card").is_visible()


def test_every_touch_target_of_the_header_is_large_enough(chromium: Browser, site: str) -> None:
    page = chromium.new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(f"{site}/substances/7664-39-3")
    for name in ("a.call", ".find button", ".find input"):
        box = page.locator(name).first.bounding_box()
        assert box is not None
        assert box["height"] >= 44, name
