"""Content of every page: a link to call 119, and the note that the site is not official."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import URLPattern
from pytest_django.fixtures import Settings

from portal.urls import urlpatterns
from tests.portal.factories import entry, indexed

pytestmark = pytest.mark.django_db

EXAMPLES = {
    "search": "/search?q=불산",
    "substances/<str:slug>": "/substances/7664-39-3",
    "un/<str:number>": "/un/1052",
    "classes/<str:slug>": "/classes/bleach",
    "guidance/<str:slug>": "/guidance/spill",
}
ADDRESSES = [
    EXAMPLES.get(route, "/" + re.sub(r"<[^>]+>", "unknown", route))
    for route in (str(each.pattern) for each in urlpatterns if isinstance(each, URLPattern))
    if not route.startswith("api/")
]
"""Every address outside the API; an address with a name in it leads to the page for an unknown entry."""
UNOFFICIAL = "공식 누리집이 아님"


@pytest.fixture
def pages(browser: Client) -> dict[str, str]:
    """The HTML of every page by its address; addresses that are not pages, such as the metrics, are left out."""
    entry("cas:7664-39-3", "불화수소")
    entry("product_class:bleach", "락스", kind="product_class", slug="bleach")
    indexed()
    answers = {address: browser.get(address) for address in ADDRESSES}
    whole = {address: answer.content.decode() for address, answer in answers.items() if not answer.streaming}
    return {address: html for address, html in whole.items() if "<html" in html}


def test_every_page_has_119_one_tap_away_and_says_that_it_is_not_official(pages: dict[str, str]) -> None:
    """Content rules 9 and 28."""
    assert {*EXAMPLES.values(), "/", "/facilities/unknown"} <= pages.keys()
    for address, html in pages.items():
        assert UNOFFICIAL in html, address
        assert re.search(r'href="tel:119"><span>지금 사고가 났다면', html), address


@pytest.fixture
def _official(settings: Settings) -> None:
    settings.MASTHEAD = True


@pytest.mark.usefixtures("_official")
def test_no_page_of_an_official_site_says_that_it_is_none(pages: dict[str, str]) -> None:
    """Content rule 28."""
    assert pages
    assert [address for address, html in pages.items() if UNOFFICIAL in html] == []
