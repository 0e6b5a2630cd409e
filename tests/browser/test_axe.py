"""What axe finds on the pages of an accident: nothing, and the contrast of every text can be told.

A fixed sample, so that every run tests the same: each page on a phone in the light, in the dark, in high contrast, in forced
colours and enlarged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from tests.portal.own_engine import own_engine

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}
LOOKS: Sequence[Mapping[str, Any]] = (
    {"color_scheme": "dark"},
    {"contrast": "more"},
    {"forced_colors": "active"},
)
"""What changes colours only, so that contrast is all that need be looked at again."""
ENLARGED = {"width": 320, "height": 640}
"""A screen of 1280 points at 400 %, which holds 200 % too."""
PAGES = {
    "picker": "/substances/7664-39-3/card",
    "chosen form": "/substances/7664-39-3/card?form=anhydrous",
    "ordinary": "/substances/7783-06-4/card",
    "English": "/en/substances/7783-06-4/card",
    "mixture": "/mix?item=chlorine-bleach&item=7664-39-3",
    "unknown": "/unknown?colour=yellow-green&state=gas",
    "report": "/report?from=/substances/7783-06-4",
}


@pytest.fixture
def portal(live_server: LiveServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> str:
    """The address of a portal with a gas of two forms and one without, from demonstration data."""
    from connectors.schema import Fact, FactKind, HazardClass, Section
    from tests.portal.factories import entry, indexed, record_with_facts

    settings.DEMO = "on"

    def hazard(code: str, name: str) -> Fact:
        return Fact(FactKind.HAZARD_CLASS, f"{name} 구분 1 ({code})", HazardClass(name, "1", code))

    facts = [
        hazard("H220", "인화성 가스"),
        hazard("H330", "급성독성-흡입"),
        Fact(FactKind.HAZARD_STATEMENT, "H350 : 암을 일으킬 수 있음(노출 경로를 기재한다.)"),
        Fact(FactKind.PICTOGRAM, "GHS06"),
        Fact(FactKind.SIGNAL_WORD, "위험"),
        Fact(FactKind.COLOUR, "녹황색", lang="ko"),
        Fact(FactKind.TEXT, "P381 : 누출 시 모든 점화원을 제거하시오.", section=Section.RELEASE, label="조치"),
    ]
    for cas, name, english in (
        ("7664-39-3", "불화수소", "Hydrogen fluoride"),
        ("7783-06-4", "황화수소", "Hydrogen sulfide"),
    ):
        named = [Fact(FactKind.NAME, name, lang="ko"), Fact(FactKind.CAS, cas)]
        substance = entry(f"cas:{cas}", name, title_en=english)
        record_with_facts(
            substance, "kosha_msds.sheets", [*named, *facts], origin="demo", source_date="2026-01-01", key=cas
        )
    with own_engine(tmp_path, monkeypatch):
        indexed()
    return live_server.url


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_the_contrast_of_every_text_can_be_told(
    chromium: Browser, portal: str, name: str
) -> None:
    page = chromium.new_context(viewport=PHONE, locale="ko-KR").new_page()
    page.set_default_timeout(20_000)
    response = page.goto(portal + PAGES[name])
    assert response is not None
    assert response.status == 200
    assert findings(page) == []
    page.set_viewport_size(ENLARGED)
    assert findings(page) == []
    page.set_viewport_size(PHONE)
    for look in LOOKS:
        page.emulate_media(**{"color_scheme": "light", "contrast": "no-preference", "forced_colors": "none", **look})
        assert findings(page, {"runOnly": ["color-contrast"]}) == [], look
    page.context.close()


def findings(page: Page, options: Mapping[str, Any] | None = None) -> list[str]:
    """Each violation, and each text whose contrast axe cannot tell."""
    report = Axe().run(page, options=options).response
    undecided = [rule for rule in report["incomplete"] if rule["id"] == "color-contrast"]
    return [
        f"{rule['id']} {node['target']} {node['failureSummary']}"
        for rule in (*report["violations"], *undecided)
        for node in rule["nodes"]
    ]
