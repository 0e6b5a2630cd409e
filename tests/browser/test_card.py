"""The response card in a real browser: on a phone, in the dark, in high contrast, enlarged, on paper, without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}
ENLARGED = {"width": 320, "height": 640}
"""A screen of 1280 points at 400 %, which holds 200 % on a phone too."""
LOOKS: tuple[dict[str, Any], ...] = (
    {"viewport": PHONE},
    {"viewport": PHONE, "color_scheme": "dark"},
    {"viewport": PHONE, "contrast": "more"},
    {"viewport": PHONE, "forced_colors": "active"},
    {"viewport": ENLARGED},
    {"viewport": ENLARGED, "color_scheme": "dark"},
    {"viewport": {"width": 1280, "height": 900}},
)
CONTRAST = """() => {
  const channel = value => { const part = value / 255; return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4; };
  const light = ([red, green, blue]) => 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
  const parts = colour => colour.match(/[\\d.]+/g).map(Number);
  const behind = element => {
    for (let each = element; each; each = each.parentElement) {
      const found = parts(getComputedStyle(each).backgroundColor);
      if (found.length < 4 || found[3] === 1) return found;
    }
    return matchMedia('(prefers-color-scheme: dark)').matches ? [0, 0, 0] : [255, 255, 255];
  };
  const bad = [];
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!own || !element.checkVisibility() || element.className === 'skip') continue;
    const [one, other] = [light(parts(getComputedStyle(element).color)), light(behind(element))].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    if (ratio < 4.5) bad.push(`${element.tagName}.${element.className} ${ratio.toFixed(2)} ${element.textContent.trim().slice(0, 30)}`);
  }
  return bad;
}"""
"""Texts below the contrast of WCAG AA; a colour of text or ground that is half transparent would count as it is written."""
TARGETS = """() => [...document.querySelectorAll('a, summary')]
  .filter(each => each.checkVisibility() && !each.closest('sup') && each.className !== 'skip')
  .filter(each => !(each.closest('p, li') && getComputedStyle(each).display === 'inline'))
  .map(each => [each.textContent.trim().slice(0, 30), each.getBoundingClientRect().height])
  .filter(([, height]) => height < 44)"""


@pytest.fixture
def card(live_server: LiveServer, settings: Settings) -> str:
    """The address of the card of a gas that burns, kills and has several sources."""
    from connectors.schema import Fact, FactKind, HazardClass, Section
    from tests.portal.factories import entry, record_with_facts

    settings.DEMO = "on"

    def hazard(code: str, name: str) -> Fact:
        return Fact(FactKind.HAZARD_CLASS, f"{name} 구분 1 ({code})", HazardClass(name, "1", code))

    sulfide = entry("cas:7783-06-4", "황화수소", title_en="Hydrogen sulfide")
    facts = [
        hazard("H220", "인화성 가스"),
        hazard("H330", "급성독성-흡입"),
        Fact(FactKind.HAZARD_STATEMENT, "H350 : 암을 일으킬 수 있음(노출 경로를 기재한다.)"),
        Fact(FactKind.PICTOGRAM, "GHS06"),
        Fact(FactKind.SIGNAL_WORD, "위험"),
        Fact(FactKind.UN, "1053"),
        Fact(FactKind.TEXT, "P381 : 누출 시 모든 점화원을 제거하시오.", section=Section.RELEASE, label="조치"),
    ]
    record_with_facts(sulfide, "kosha_msds.sheets", facts, origin="demo", source_date="2026-01-01")
    record_with_facts(sulfide, "ncis.ghs", [hazard("H330", "급성독성-흡입"), Fact(FactKind.UN, "1053")])
    return f"{live_server.url}/substances/7783-06-4/card"


def opened(chromium: Browser, address: str, look: dict[str, Any]) -> Iterator[Page]:
    context = chromium.new_context(locale="ko-KR", java_script_enabled=True, **look)
    page = context.new_page()
    errors: list[str] = []
    page.set_default_timeout(20_000)
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(address)
    yield page
    assert errors == []
    context.close()


@pytest.mark.parametrize("language", ["", "/en"])
def test_in_every_look_the_card_is_legible_and_nothing_runs_off_the_side(
    chromium: Browser, card: str, language: str
) -> None:
    address = card.replace("/substances/", f"{language}/substances/")
    for look in LOOKS:
        for page in opened(chromium, address, look):
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), look
            if "forced_colors" not in look:
                assert page.evaluate(CONTRAST) == [], look
            assert page.evaluate(TARGETS) == [], look
            assert page.locator("h1").count() == 1
            assert page.locator("[id]").evaluate_all("all => new Set(all.map(each => each.id)).size === all.length")


def test_danger_and_119_stand_in_the_first_view_of_a_phone(chromium: Browser, card: str) -> None:
    for page in opened(chromium, card, {"viewport": PHONE}):
        for selector in (".worst strong", "a.call-now"):
            box = page.locator(selector).first.bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= PHONE["height"]
        page.mouse.wheel(0, 3_000)
        box = page.locator("a.call-now").bounding_box()
        assert box is not None
        assert 0 <= box["y"] <= PHONE["height"] - 44


def test_a_mark_leads_to_its_source(chromium: Browser, card: str) -> None:
    for page in opened(chromium, card, {"viewport": PHONE}):
        page.locator(".worst .source-mark a").click()
        assert page.locator("span:target").is_visible()
        assert re.search(r"#source-[A-Z]$", page.url)


def test_on_paper_the_card_is_one_side_and_its_sources_another(chromium: Browser, card: str) -> None:
    for page in opened(chromium, card, {"viewport": PHONE}):
        pages = re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))
        assert len(pages) == 2
        page.emulate_media(media="print")
        assert page.locator("a.call-now").is_hidden()
        assert page.locator(".whom .number").first.is_visible()
        assert page.locator(".band").first.is_visible()


def test_the_card_works_without_javascript(chromium: Browser, card: str) -> None:
    page = chromium.new_context(viewport=PHONE, java_script_enabled=False).new_page()
    page.set_default_timeout(20_000)
    page.goto(card)
    page.locator("details.whole summary").first.click()
    assert page.get_by_text("노출 경로를 기재한다").is_visible()
    page.get_by_role("link", name="English").click()
    assert page.get_by_text("Fatal if inhaled").first.is_visible()
