"""Pages in a real browser, on a phone and on a desktop screen: nothing runs off the side, nothing breaks the content policy."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, ConsoleMessage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

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
    "/report",
)


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 900)])
def test_no_page_runs_off_the_side_or_breaks_its_policy(chromium: Browser, site: str, width: int, height: int) -> None:
    page = chromium.new_context(viewport={"width": width, "height": height}, locale="ko-KR").new_page()
    errors: list[str] = []

    def collect_errors(message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            errors.append(message.text)

    page.on("console", collect_errors)
    for address in ADDRESSES:
        response = page.goto(site + address)
        assert response is not None
        assert response.status in (200, 404), address
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), address
        assert page.locator("h1").count() == 1, address
        assert page.locator('a[href="tel:119"]').first.is_visible(), address
        assert page.get_by_text("공식 누리집이 아님").first.is_visible(), address
    assert errors == []


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
