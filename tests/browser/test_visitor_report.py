"""A visitor reports an error on a phone without JavaScript, from a substance's page to the address of the answer."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}


def test_a_report_is_sent_without_javascript_and_every_target_is_large_enough(chromium: Browser, site: str) -> None:
    page = chromium.new_context(viewport=PHONE, java_script_enabled=False, locale="ko-KR").new_page()
    page.goto(f"{site}/substances/7664-39-3")
    page.get_by_text("이 쪽의 오류 신고").click()
    assert page.locator("#from").input_value() == "/substances/7664-39-3"
    for target in page.locator("main :is(a, button, select, #from, #text)").all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44, target.inner_text()
    page.locator("#part").select_option("limits")
    page.locator("#text").fill("단위가 다릅니다")
    page.get_by_role("button", name="보내기").click()
    assert "/report/" in page.url
    assert page.locator("h1").inner_text().startswith("오류 신고 ")
    assert page.locator('main a[href="tel:119"]').is_visible()
