"""One scene in headless Chromium: typed on a phone with a slow line, and tapped through to danger, equipment, first aid, distance."""

from __future__ import annotations

import csv
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, CDPSession, Locator, Page, ViewportSize

PHONE: ViewportSize = {"width": 390, "height": 844}
BITS_A_SECOND = 50_000
DELAY_MS = 400
MOST_TAPS = 3
SCENES = Path(__file__).with_name("response_scenes.csv")
PLACES = {"equipment": "#block-ppe", "first aid": "#block-first-aid", "distance": "#distance-title"}
"""The headings under which the card has what a responder reads after the danger, or the sentence that says why it has nothing."""
TITLES = {"inhaled": "흡입", "fire": "화재·폭발", "skin_eye": "피부·눈", "swallowed": "삼킴", "water": "물"}

STATE = """({cas, titles, unknown}) => {
  const bar = document.querySelector('.foot-bar');
  const bottom = innerHeight - (bar ? bar.offsetHeight : 0);
  const inView = each => {
    const box = each.getBoundingClientRect();
    return box.height > 0 && box.top >= 0 && box.bottom <= bottom;
  };
  const path = decodeURIComponent(location.pathname);
  const all = selector => [...document.querySelectorAll(selector)];
  let lines = [];
  if (unknown) {
    if (path === '/unknown' || path.startsWith('/guidance/')) lines = all('main a[href="tel:119"]');
  } else {
    const blocks = cas.some(each => path.includes(each)) ? [document] : all('.conclusion').filter(each => {
      const number = each.querySelector('h2 small');
      return number && cas.some(wanted => number.textContent.includes(wanted));
    });
    for (const block of blocks) {
      const within = selector => [...block.querySelectorAll(selector)];
      lines.push(...within('.worst-lines dl > div, .danger dl > div')
        .filter(each => titles.some(title => each.querySelector('dt').textContent.startsWith(title)))
        .map(each => each.querySelector('strong') || each));
      if (titles.includes('물')) lines.push(...within('.stop .worst strong, .stop li'));
    }
  }
  if (lines.some(inView)) return 'in view';
  return document.readyState === 'complete' ? (lines.length ? 'further down' : 'not here') : '';
}"""
"""Whether the line that the scene is about is wholly on the screen; "" while the page still loads.

A line counts on a page of the scene's substance, and in an answer or a block whose title has the substance's CAS number.
"""

IS_GAP = "each => !each.closest('section').querySelector('ul:not(.gap) li, .distance b')"
"""Whether nothing is quoted under a heading, only why."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A typed text with what the portal must show for it; ``cas`` is empty where nobody can name the substance yet.

    ``remark`` says what the loaded sources do not state of what the scene expects; the expectation stays.
    """

    name: str
    group: str
    text: str
    cas: tuple[str, ...]
    form: str
    routes: tuple[str, ...]
    remark: str


@dataclass(frozen=True, slots=True)
class Place:
    """A heading of the card: taps from the danger to the card, and the screen of it on which the heading stands."""

    taps: int
    screen: int
    is_gap: bool


@dataclass(frozen=True, slots=True)
class Walked:
    """What came of a scene; ``seconds`` is None where the line was never on the screen, and ``last`` says what stood instead."""

    scene: Scene
    seconds: float | None
    taps: int
    bytes_to_danger: int
    bytes_in_all: int
    to_places: dict[str, Place]
    last: str


def read_scenes() -> Sequence[Scene]:
    """The scenes, in the order of the file."""
    with SCENES.open(encoding="utf-8") as file:
        return [
            Scene(
                row["scene"],
                row["group"],
                row["text"],
                tuple(row["cas"].split()),
                row["form"],
                tuple(row["routes"].split()),
                row["remark"],
            )
            for row in csv.DictReader(file)
        ]


def walk(browser: Browser, site: str, scene: Scene) -> Walked:
    """The scene in a browser that has seen nothing yet; the clock starts when the typed text is sent."""
    context = browser.new_context(viewport=PHONE, locale="ko-KR", service_workers="block")
    page = context.new_page()
    page.set_default_timeout(60_000)
    received: list[float] = []
    session = context.new_cdp_session(page)
    _slow_down(session)
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    page.goto(site)
    page.locator("input[name=q]").first.fill(scene.text)
    before = sum(received)
    started = time.perf_counter()
    with page.expect_navigation(wait_until="commit"):
        page.locator("input[name=q]").first.press("Enter")
    taps, state = 0, _state(page, scene)
    while state != "in view" and taps < MOST_TAPS and (link := _next_link(page, scene)) is not None:
        _tap(page, link)
        taps, state = taps + 1, _state(page, scene)
    seconds = time.perf_counter() - started if state == "in view" else None
    page.wait_for_load_state("networkidle")
    to_danger = sum(received) - before
    path = urlsplit(page.url).path
    places = _to_places(page, scene) if scene.cas else {}
    page.wait_for_load_state("networkidle")
    in_all = sum(received)
    context.close()
    return Walked(scene, seconds, taps, int(to_danger), int(in_all), places, f"{state}: {unquote(path)}")


def _slow_down(session: CDPSession) -> None:
    session.send("Network.enable")
    rate = BITS_A_SECOND / 8
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": DELAY_MS, "downloadThroughput": rate, "uploadThroughput": rate},
    )


def _state(page: Page, scene: Scene) -> str:
    asked: dict[str, Any] = {
        "cas": list(scene.cas),
        "titles": [TITLES[route] for route in scene.routes],
        "unknown": not scene.cas,
    }
    return str(page.wait_for_function(STATE, arg=asked).json_value())


def _next_link(page: Page, scene: Scene) -> Locator | None:
    """What somebody who looks for this substance would tap: its card, its page, the class of products that it is in."""
    path = urlsplit(page.url).path
    if not scene.cas:
        wanted = ["main a[href^='/unknown']", "main a[href^='/guidance/']"]
        return None if path == "/unknown" else _first(page, wanted)
    wanted = [_links_to_cards(scene)]
    if not any(f"/substances/{cas}" in path for cas in scene.cas):
        wanted.append(", ".join(f"main a[href*='/substances/{cas}']" for cas in scene.cas))
    return _first(page, [*wanted, "main a[href^='/classes/']", "main a[href^='/unknown']"])


def _links_to_cards(scene: Scene) -> str:
    return ", ".join(f"main a[href*='/substances/{cas}/card']" for cas in scene.cas)


def _first(page: Page, selectors: Sequence[str]) -> Locator | None:
    found = (page.locator(selector).locator("visible=true").first for selector in selectors)
    return next((link for link in found if link.count()), None)


def _tap(page: Page, link: Locator) -> None:
    """Follows the link; one to a part of the same page loads nothing."""
    if str(link.get_attribute("href")).startswith("#"):
        link.click()
        return
    with page.expect_navigation(wait_until="commit"):
        link.click()


def _to_places(page: Page, scene: Scene) -> dict[str, Place]:
    """The places on the card of the scene's form; where the scene names none, on that of the first form that is offered."""
    taps = 0
    if not urlsplit(page.url).path.endswith("/card"):
        card = _first(page, [_links_to_cards(scene)])
        if card is None:
            return {}
        _tap(page, card)
        taps += 1
    page.wait_for_load_state()
    if page.locator(".picker").count() and not page.locator(".picker [aria-current]").count():
        form = _first(page, [f".picker a[href^='?form={scene.form}']"])
        if form is None:
            return {}
        _tap(page, form)
        taps += 1
        page.wait_for_load_state()
    headings = {name: page.locator(heading).first for name, heading in PLACES.items()}
    return {name: _place(heading, taps) for name, heading in headings.items() if heading.count()}


def _place(heading: Locator, taps: int) -> Place:
    top = float(heading.evaluate("each => each.getBoundingClientRect().top + scrollY"))
    return Place(taps, int(top // PHONE["height"]) + 1, bool(heading.evaluate(IS_GAP)))
