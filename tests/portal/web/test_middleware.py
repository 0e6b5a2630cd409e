"""Headers of every response, and pages while the database is unavailable."""

from __future__ import annotations

import pytest
from django.db import DataError, InterfaceError, OperationalError, ProgrammingError
from django.test import Client
from pytest_django.fixtures import Settings

from connectors.schema import Fact, FactKind
from portal.web import home, middleware
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/", "/nowhere", "/search?page=abc", "/api/v1/nowhere", "/healthz"])
def test_every_answer_carries_a_strict_policy_and_an_id(browser: Client, address: str) -> None:
    response = browser.get(address)
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in response["Permissions-Policy"]
    assert len(response["X-Request-ID"]) == 12


def test_a_demonstration_is_not_to_be_indexed_and_the_real_portal_is(browser: Client, settings: Settings) -> None:
    """Content rule 27."""
    assert "X-Robots-Tag" not in browser.get("/")
    settings.DEMO = "on"
    assert browser.get("/")["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("error", [OperationalError, InterfaceError, ProgrammingError])
@pytest.mark.parametrize("where", [(middleware, "ended_demo_is_visible"), (home, "render")])
def test_an_unreachable_database_gives_a_page_that_needs_none(
    browser: Client, monkeypatch: pytest.MonkeyPatch, error: type[Exception], where: tuple[object, str]
) -> None:
    def lost(*_: object, **__: object) -> None:
        raise error("gone")

    monkeypatch.setattr(*where, lost)
    response = browser.get("/")
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "자료 저장소가 응답하지 않습니다" in response.content.decode()
    assert 'href="tel:119"' in response.content.decode()


def test_a_value_that_the_database_refuses_is_an_error_of_the_portal(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise DataError("out of range")

    monkeypatch.setattr(home, "render", refused)
    response = browser.get("/")
    assert response.status_code == 500
    assert "포털의 오류입니다" in response.content.decode()
    assert "out of range" not in response.content.decode()


def test_pages_stay_closed_until_a_finished_demonstration_is_withdrawn(browser: Client) -> None:
    record_with_facts(entry("cas:71-43-2"), "ncis.ghs", [Fact(FactKind.CAS, "71-43-2")], origin="demo")
    assert browser.get("/").status_code == 503
    assert browser.get("/api/v1/substances/71-43-2").status_code == 503
    assert browser.get("/healthz").status_code == 200
    assert browser.get("/offline/version").json()["mode"] == "live", (
        "browsers delete the pack of the demonstration by it"
    )
    ready = browser.get("/readyz")
    assert ready.status_code == 503
    assert ready.json()["parts"]["demonstration"] != "ok"


def test_an_address_with_a_nul_leads_nowhere(browser: Client) -> None:
    assert browser.get("/facilities/a%00b").status_code == 404
