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
PLACES = {"equipment": "#ppe", "first aid": "#first-aid", "distance": ".distances"}
"""Where the card has what a responder reads after the danger; an empty block leaves its anchor at the top of the card."""
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
    const named = cas.some(each => path.includes(each)) ||
      cas.some(each => (document.querySelector('.conclusion h2 small') || {textContent: ''}).textContent.includes(each));
    if (named) {
      lines = all('.worst-lines dl > div, .danger dl > div')
        .filter(each => titles.some(title => each.querySelector('dt').textContent.startsWith(title)))
        .map(each => each.querySelector('strong') || each);
      if (titles.includes('물')) lines.push(...all('.stop .worst strong, .stop li'));
    }
  }
  if (lines.some(inView)) return 'in view';
  return document.readyState === 'complete' ? (lines.length ? 'further down' : 'not here') : '';
}"""
"""Whether the line that the scene is about is wholly on the screen; "" while the page still loads."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A typed text with what the portal must show for it; ``cas`` is empty where nobody can name the substance yet."""

    name: str
    group: str
    text: str
    cas: tuple[str, ...]
    form: str
    routes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Walked:
    """What came of a scene; ``seconds`` is None where the line was never on the screen, and ``last`` says what stood instead."""

    scene: Scene
    seconds: float | None
    taps: int
    bytes_to_danger: int
    bytes_in_all: int
    to_places: dict[str, tuple[int, int]]
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
    wanted = [f"main a[href*='/substances/{cas}/card']" for cas in scene.cas]
    wanted += [f"main a[href*='/substances/{cas}']" for cas in scene.cas]
    if any(f"/substances/{cas}" in path for cas in scene.cas):
        wanted = wanted[: len(scene.cas)]
    return _first(page, [*wanted, "main a[href^='/classes/']", "main a[href^='/unknown']"])


def _first(page: Page, selectors: Sequence[str]) -> Locator | None:
    found = (page.locator(selector).locator("visible=true").first for selector in selectors)
    return next((link for link in found if link.count()), None)


def _tap(page: Page, link: Locator) -> None:
    address, here = urlsplit(str(link.get_attribute("href"))), urlsplit(page.url)
    if not address.path or (address.path == here.path and not address.query):
        link.click()
        return
    with page.expect_navigation(wait_until="commit"):
        link.click()


def _to_places(page: Page, scene: Scene) -> dict[str, tuple[int, int]]:
    """Taps from where the danger stands to the card of the scene's form, and on which screen of it each place begins."""
    taps = 0
    if not page.url.split("?")[0].endswith("/card"):
        card = _first(page, [f"main a[href*='/substances/{cas}/card']" for cas in scene.cas])
        if card is None:
            return {}
        _tap(page, card)
        taps += 1
    choice = _first(page, [f".picker a[href^='?form={scene.form}']:not([aria-current])"]) if scene.form else None
    if choice is not None:
        page.wait_for_load_state()
        _tap(page, choice)
        taps += 1
    page.wait_for_load_state()
    tops = {name: page.locator(place).first for name, place in PLACES.items()}
    return {name: (taps, _screen(page, place)) for name, place in tops.items() if place.count()}


def _screen(page: Page, place: Locator) -> int:
    top = float(place.evaluate("each => each.getBoundingClientRect().top + scrollY"))
    return int(top // PHONE["height"]) + 1
