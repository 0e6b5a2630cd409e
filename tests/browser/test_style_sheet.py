"""The style sheet from its sources, as tests and work on the styles use it: all parts, one by one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_browser_loads_every_part_in_its_order(site: str, chromium: Browser) -> None:
    sheet = Path(settings.BASE_DIR) / "static" / "css" / "portal.css"
    page = chromium.new_page()
    page.goto(site)
    loaded = page.evaluate(
        """() => [...document.styleSheets[0].cssRules].map(
            rule => [rule.href, rule.styleSheet ? rule.styleSheet.cssRules.length : 0])"""
    )
    assert [name for name, _ in loaded] == re.findall(r'@import "([^"]+)"', sheet.read_text())
    assert all(rules for _, rules in loaded)
    page.close()
