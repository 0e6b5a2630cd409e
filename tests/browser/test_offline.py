"""The offline pack in a real browser: the site is opened, its pack arrives, and then the server is stopped."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.portal.site import TIMEOUT_SECONDS, environment, manage, python, running

pytestmark = pytest.mark.browser

CHLORINE = "/substances/7782-50-5/card"
RECORD = "kosha_msds.sheets/chlorine"
DEADLY, BURNS = "흡입하면 치명적임", "화재를 일으키거나 강렬하게 함"
"""What tests/browser/offline_world.py states, which only a process of the portal may import."""

HELD = """() => caches.open('offline-state').then(cache => cache.match('/offline/state'))
  .then(found => found ? found.json() : {}).then(state => state.version || '')"""
OVERDUE = """() => caches.open('offline-state').then(async cache => {
  const state = await (await cache.match('/offline/state')).json();
  state.contact -= 31 * 24 * 60 * 60 * 1000;
  await cache.put('/offline/state', new Response(JSON.stringify(state)));
})"""
NO_STORAGE = """const refuse = async () => { throw new DOMException('refused', 'SecurityError'); };
ServiceWorkerContainer.prototype.register = refuse;
CacheStorage.prototype.open = CacheStorage.prototype.keys = CacheStorage.prototype.has = refuse;"""


@dataclass
class Visitor:
    """A browser before a portal that the test stops."""

    page: Page
    settings: Mapping[str, str]
    port: int
    log: Path
    server: ExitStack
    pack: str
    """The version that the portal has at the start."""

    @property
    def url(self) -> str:
        """The address of the portal, the same after it was stopped and started again."""
        return f"http://localhost:{self.port}"

    def open(self, address: str) -> str:
        """The text of the page."""
        self.page.goto(f"{self.url}{address}")
        return self.page.locator("body").inner_text()

    def has_pack(self, version: str) -> None:
        """Waits until the browser holds this version, or none."""
        ends = time.monotonic() + TIMEOUT_SECONDS
        while (held := self.page.evaluate(HELD)) != version:
            assert time.monotonic() < ends, f"the browser holds the pack {held!r} and not {version!r}"
            self.page.wait_for_timeout(100)

    def new_pack(self) -> str:
        """Makes the pack of the present state, and returns its version."""
        made = python(self.settings, "from tests.browser.offline_world import make_pack\nprint(make_pack())")
        return made.strip()

    def stop(self) -> None:
        """From here on nothing answers."""
        self.server.close()

    def start(self, **values: str) -> None:
        """The same portal answers again, with these settings changed."""
        self.settings = {**self.settings, **values}
        self.server.enter_context(running(self.settings, self.log, self.port))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A data folder with chlorine and its pack, and the pack's version."""
    folder = tmp_path_factory.mktemp("offline") / "data"
    folder.mkdir()
    settings = environment(folder, SERVE_SOURCE_STATIC="on")
    manage(settings, "migrate", "--verbosity", "0")
    made = python(settings, "from tests.browser.offline_world import make_pack, seed\nseed()\nprint(make_pack())")
    return folder, made.strip()


@pytest.fixture
def visitor(chromium: Browser, prepared: tuple[Path, str], tmp_path: Path) -> Iterator[Visitor]:
    data = tmp_path / "data"
    folder, pack = prepared
    shutil.copytree(folder, data)
    settings = environment(data, SERVE_SOURCE_STATIC="on")
    context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="ko-KR")
    with ExitStack() as server:
        site = server.enter_context(running(settings, tmp_path / "gunicorn.log"))
        page = context.new_page()
        page.set_default_timeout(10_000)
        # A process that has just started reads what its first page needs.
        page.set_default_navigation_timeout(TIMEOUT_SECONDS * 1000)
        yield Visitor(page, settings, site.port, site.log, server, pack)
    context.close()


@pytest.fixture
def thrown(visitor: Visitor) -> list[str]:
    """What scripts of the page throw."""
    errors: list[str] = []
    visitor.page.on("pageerror", lambda error: errors.append(str(error)))
    return errors


def test_with_the_server_stopped_card_number_mixture_and_search_are_there(visitor: Visitor, thrown: list[str]) -> None:
    visitor.open("/")
    visitor.has_pack(visitor.pack)
    visitor.stop()
    card = visitor.open(CHLORINE)
    assert DEADLY in card
    assert "시연 자료 – 실제 대응에 사용 금지" in card
    assert re.search(rf"오프라인 자료 – 20\d\d-\d\d-\d\d.*판 {visitor.pack}", card)
    assert "30일 넘게" not in card
    # Its own styles, and those of the band, come from the pack too: 119 is a target for a glove.
    band = visitor.page.locator(".offline-band a")
    assert band.bounding_box()["height"] >= 44  # type: ignore[index]
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 390
    number = visitor.open("/un/1017")
    assert "124" in number
    assert f"판 {visitor.pack}" in number
    visitor.open("/search?q=락스 %2B 염산")
    visitor.page.locator("[data-offline-mixtures] a").first.click()
    expect(visitor.page.locator("main")).to_contain_text("염소")
    visitor.open("/search?q=염소")
    visitor.page.locator("[data-offline-pages] a").first.click()
    expect(visitor.page.locator("h1")).to_contain_text("염소")
    assert "이 쪽은 오프라인 자료에 없습니다" in visitor.open("/sources")
    assert thrown == []


def test_after_thirty_days_without_contact_every_offline_page_says_so(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.has_pack(visitor.pack)
    visitor.stop()
    visitor.open("/offline")
    visitor.page.evaluate(OVERDUE)
    for address in (CHLORINE, "/un/1017", "/offline"):
        assert "30일 넘게 연결되지 않아" in visitor.open(address)


def test_a_value_that_is_withheld_is_gone_after_one_contact(visitor: Visitor) -> None:
    """Content rule 31."""
    visitor.open("/")
    visitor.has_pack(visitor.pack)
    value = ("--kind", "hazard_statement", "--value", f"H270 : {BURNS}")
    manage(visitor.settings, "decide", "withhold", RECORD, *value, "--reason", "확인 중")
    # No newer pack is there yet: the old one goes nevertheless, as a whole.
    visitor.open("/guidance")
    visitor.has_pack("")
    assert visitor.page.evaluate("() => caches.keys()") == ["offline-state"]
    newer = visitor.new_pack()
    visitor.open("/guidance")
    visitor.has_pack(newer)
    visitor.stop()
    card = visitor.open(CHLORINE)
    assert DEADLY in card
    assert BURNS not in card


def test_the_pack_of_a_demonstration_is_deleted_at_the_first_contact_after_it_ended(visitor: Visitor) -> None:
    """Content rule 27."""
    visitor.open("/")
    visitor.has_pack(visitor.pack)
    visitor.stop()
    assert "시연 자료" in visitor.open(CHLORINE)
    visitor.start(DEMO="off")
    visitor.open("/guidance")
    visitor.has_pack("")
    assert visitor.page.evaluate("() => caches.keys()") == ["offline-state"]
    visitor.stop()
    with pytest.raises(Error, match="ERR_FAILED"):
        visitor.open(CHLORINE)


def test_the_browser_finds_nothing_that_forbids_to_install_the_portal(
    chromium: Browser, visitor: Visitor, tmp_path: Path
) -> None:
    # A context of a test is private, and from a private window nothing is installed.
    profile = chromium.browser_type.launch_persistent_context(
        tmp_path / "profile", executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
        args=["--no-sandbox", "--disable-gpu"],
    )  # fmt: skip
    page = profile.pages[0]
    page.set_default_timeout(TIMEOUT_SECONDS * 1000)
    page.goto(visitor.url)
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    session = profile.new_cdp_session(page)
    manifest = session.send("Page.getAppManifest")
    assert manifest["url"] == f"{visitor.url}/manifest.webmanifest"
    assert manifest["errors"] == []
    assert session.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
    profile.close()


def test_a_browser_without_storage_shows_the_same_pages_and_throws_nothing(visitor: Visitor, thrown: list[str]) -> None:
    visitor.page.add_init_script(NO_STORAGE)
    assert DEADLY in visitor.open(CHLORINE)
    visitor.open("/")
    visitor.open("/offline?q=염소")
    expect(visitor.page.locator("[data-offline=storage]")).to_be_visible()
    assert thrown == []
    visitor.stop()
    with pytest.raises(Error, match="ERR_CONNECTION_REFUSED"):
        visitor.open(CHLORINE)
