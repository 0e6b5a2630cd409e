"""Suggestions below the search box, used as people use them: by keyboard alone and with composed Hangul."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BOX = "input[name=q]"


@pytest.fixture
def page(chromium: Browser, site: str) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="ko-KR")
    page = context.new_page()
    page.goto(site)
    # The page asks for the focus with its first frame, which may come after the first key.
    page.locator(BOX).focus()
    yield page
    context.close()


def options(page: Page) -> Any:
    return page.locator("[role=listbox] [role=option]")


def test_the_box_says_what_it_is_before_and_after_it_opens(page: Page) -> None:
    box = page.locator(BOX)
    assert box.get_attribute("role") == "combobox"
    assert box.get_attribute("aria-expanded") == "false"
    assert page.locator(f"#{box.get_attribute('aria-controls')}").get_attribute("role") == "listbox"
    box.press_sequentially("톨루")
    expect(options(page).first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".combobox [role=status]")).to_have_text("제안 1개")


def test_arrows_move_enter_opens_and_the_focus_stays_in_the_box(page: Page) -> None:
    page.keyboard.type("불화")
    expect(options(page).first).to_contain_text("불화수소")
    page.keyboard.press("ArrowDown")
    box = page.locator(BOX)
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == options(page).first.get_attribute("id")
    expect(box).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/substances/7664-39-3")


def test_up_from_the_box_goes_to_the_last_and_on_back_to_the_box(page: Page) -> None:
    page.keyboard.type("불화")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    for _ in range(options(page).count()):
        page.keyboard.press("ArrowUp")
    assert page.locator(BOX).get_attribute("aria-activedescendant") is None


def test_escape_closes_and_enter_then_searches_for_the_text_as_typed(page: Page) -> None:
    page.keyboard.type("불화")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator(BOX)).to_have_attribute("aria-expanded", "false")
    expect(options(page).first).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    assert page.locator(BOX).input_value() == "불화"


def test_enter_without_a_choice_searches(page: Page) -> None:
    page.keyboard.type("톨루엔")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")


def compose(page: Page) -> Callable[[str], None]:
    session: CDPSession = page.context.new_cdp_session(page)

    def composing(text: str) -> None:
        session.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})

    return composing


def test_an_unfinished_syllable_brings_suggestions_and_its_enter_sends_nothing(page: Page) -> None:
    composing = compose(page)
    page.locator(BOX).focus()
    for text in ("ㅌ", "토", "톨"):
        composing(text)
    expect(options(page).first).to_contain_text("톨루엔")
    before = page.url
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    assert page.url == before
    assert page.locator(BOX).get_attribute("aria-activedescendant") is None


def test_after_the_syllable_is_done_the_arrows_move_again(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    page.locator(BOX).focus()
    session.send("Input.imeSetComposition", {"text": "톨", "selectionStart": 1, "selectionEnd": 1})
    session.send("Input.insertText", {"text": "톨"})
    expect(options(page).first).to_contain_text("톨루엔")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/substances/108-88-3")


def test_a_slip_is_looked_for_and_not_opened(page: Page, site: str) -> None:
    page.keyboard.type("톨루인")
    expect(options(page).first).to_contain_text("비슷한 표기")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    assert page.locator(BOX).input_value() == "톨루엔"


def test_what_was_found_is_remembered_in_the_browser_and_can_be_forgotten(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=톨루엔")
    page.goto(site)
    page.locator(BOX).click()
    expect(options(page).first).to_contain_text("톨루엔")
    expect(options(page).first).to_contain_text("최근 검색어")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(options(page).first).to_be_hidden()
    page.reload()
    page.locator(BOX).click()
    expect(options(page)).to_have_count(0)


@pytest.mark.parametrize("text", ["치사량", "톨루엔 자살", "아브라카다브라"])
def test_words_of_distress_and_words_that_found_nothing_are_not_remembered(page: Page, site: str, text: str) -> None:
    page.goto(f"{site}/search?q={text}")
    assert page.evaluate("localStorage.getItem('recent-searches')") is None


def test_markup_in_a_text_stays_text(page: Page, site: str) -> None:
    page.evaluate("localStorage.setItem('recent-searches', JSON.stringify(['<img src=x onerror=alert(1)>', 5, null]))")
    page.reload()
    page.locator(BOX).click()
    expect(options(page).first).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("[role=listbox] img").count() == 0


def test_a_service_that_is_away_closes_the_list_and_leaves_the_search(page: Page) -> None:
    page.route("**/api/v1/suggest*", lambda route: route.fulfill(status=503, body="{}"))
    page.keyboard.type("톨루엔")
    expect(page.locator(".combobox [role=status]")).to_have_text(
        "제안을 불러오지 못했습니다. 찾기 단추로 찾을 수 있습니다."
    )
    expect(options(page)).to_have_count(0)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
