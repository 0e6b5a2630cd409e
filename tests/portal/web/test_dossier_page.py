"""The page of a dossier: footnotes that lead to sources, time, address and state, demonstration marked, withheld gone."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from connectors.schema import Fact, FactKind
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db
NITRIC = "7697-37-2"


def substance(origin: str = "live") -> None:
    facts = [Fact(FactKind.NAME, "질산", lang="ko"), Fact(FactKind.CAS, NITRIC)]
    facts.append(Fact(FactKind.BOILING_POINT, "83", unit="℃"))
    record_with_facts(entry(f"cas:{NITRIC}", "질산"), "ncis.safety", facts, origin=origin)


def page(browser: Client, address: str = f"/substances/{NITRIC}/dossier", status: int = 200) -> str:
    response = browser.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_every_footnote_leads_to_a_source_of_the_same_page(browser: Client) -> None:
    substance()
    html = page(browser)
    marks, sources = set(re.findall(r'href="#source-(\w+)"', html)), set(re.findall(r'id="source-(\w+)"', html))
    assert marks
    assert marks <= sources
    assert all(each.isdigit() for each in sources)


def test_time_address_and_state_stand_on_it(browser: Client) -> None:
    substance()
    html = page(browser)
    assert "한국 표준시" in html
    assert f"/substances/{NITRIC}" in html
    assert re.search(r"변경 번호 \d+까지", html)


def test_a_demonstration_is_marked_on_the_page_and_in_the_legend(browser: Client, settings: Settings) -> None:
    settings.DEMO = "on"
    substance("demo")
    html = page(browser)
    assert "시연 자료 – 실제 대응에 사용 금지" in html
    assert '<span class="mark">' in html[html.index('class="legend"') :]


def test_a_withheld_value_is_gone_with_the_next_request(browser: Client) -> None:
    substance()
    assert "83 ℃" in page(browser)
    decide("withhold", Subject(f"cas:{NITRIC}"), Signed("staff", "r"))
    assert "83 ℃" not in page(browser, status=404)


def test_an_unknown_number_is_not_found_and_another_spelling_redirects(browser: Client) -> None:
    substance()
    page(browser, "/substances/50-00-0/dossier", 404)
    response = browser.get("/substances/7697372/dossier")
    assert (response.status_code, response["location"]) == (301, f"/substances/{NITRIC}/dossier")
