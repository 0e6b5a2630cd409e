"""Whether the process is alive, and which part is not ready."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import OperationalError
from django.test import Client
from pytest_django.fixtures import Settings

from portal.engine import replaced_by
from portal.publish.index_health import IndexHealth
from portal.web import health
from search.engine_factory import open_engine

pytestmark = pytest.mark.django_db

WELL = IndexHealth("build", "", 0, 0)


def test_the_health_check_uses_no_other_part(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_database", lambda: pytest.fail("asked the database"))
    assert browser.get("/healthz").json() == {"status": "ok"}


def test_all_parts_well_is_ready(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "index_health", lambda: WELL)
    monkeypatch.setattr(health, "broker_trouble", lambda: "")
    response = browser.get("/readyz")
    assert response.status_code == 200
    assert set(response.json()["parts"].values()) == {"ok"}


def test_an_unavailable_search_engine_is_named(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "index_health", lambda: IndexHealth("", "there is no live build", 0, 0))
    response = browser.get("/readyz")
    assert response.status_code == 503
    assert response.json()["parts"] == {
        "database": "ok",
        "search": "there is no live build",
        "demonstration": "ok",
        "queue": "ok",
    }


def test_an_unreachable_database_is_named(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(connection: object) -> None:
        raise OperationalError("gone")

    monkeypatch.setattr(health, "MigrationExecutor", lost)
    response = browser.get("/readyz")
    assert response.status_code == 503
    assert response.json()["parts"]["database"] == "does not answer (OperationalError)"


def test_all_unavailable_parts_are_named_together(
    browser: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(health, "_database", lambda: "does not answer (OperationalError)")
    monkeypatch.setattr(health, "broker_trouble", lambda: "the broker does not answer")
    with replaced_by(open_engine("tantivy:", tmp_path)):
        parts = browser.get("/readyz").json()["parts"]
    assert parts == {
        "database": "does not answer (OperationalError)",
        "search": "there is no live build",
        "queue": "the broker does not answer",
    }


def test_without_a_queue_readers_are_served_and_it_is_named(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "index_health", lambda: WELL)
    monkeypatch.setattr(health, "broker_trouble", lambda: "the broker does not answer")
    response = browser.get("/readyz")
    assert response.status_code == 200
    assert response.json()["parts"]["queue"] == "the broker does not answer"


def test_metrics_are_served_only_where_the_setting_is_on(browser: Client, settings: Settings) -> None:
    assert browser.get("/metrics").status_code == 404
    settings.METRICS = True
    assert b"portal_index_up" in browser.get("/metrics").content
