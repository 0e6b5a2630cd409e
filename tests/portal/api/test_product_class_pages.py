"""``GET /api/v1/classes``: typical ingredients, each with its source; a class is no substance."""

from __future__ import annotations

import pytest
from django.test import Client

from connectors.schema import Fact, FactKind
from portal.own_feeds.product_class_feed import sync_product_classes
from tests.portal.factories import ingested

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _classes() -> None:
    ingested("ncis.inventory", "1", Fact(FactKind.NAME, "차아염소산나트륨", lang="ko"), cas="7681-52-9")
    sync_product_classes()


def test_the_list_and_one_class_say_that_products_differ(browser: Client) -> None:
    """Content rule 24."""
    listed = browser.get("/api/v1/classes").json()
    assert "제품마다 다름, 라벨 확인" in listed["note"]
    assert "/classes/chlorine-bleach" in {row["url"] for row in listed["rows"]}
    body = browser.get("/api/v1/classes/chlorine-bleach").json()
    ingredients = {each["cas"]: each for group in body["groups"] for each in group["ingredients"]}
    assert ingredients["7681-52-9"]["url"] == "/substances/7681-52-9"
    assert all(each["source"] for each in ingredients.values())
    assert all(bool(each["url"]) != bool(each["gap"]) for each in ingredients.values())
    assert body["calls"] == ["119"]


def test_a_class_of_crisis_words_calls_109_first(browser: Client) -> None:
    """Content rule 9."""
    assert browser.get("/api/v1/classes/fire-starter").json()["calls"][0] == "109"
