"""Pages of guidance: 119 first, the existing records, and no advice of the portal's own (content rules 1 and 9)."""

from __future__ import annotations

import pytest
from django.test import Client

from connectors.schema import Fact, FactKind
from portal.answers.guidance_topics import TOPICS
from tests.portal.factories import entry, indexed, record_with_facts

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", [slug for slug, topic in TOPICS.items() if not topic.url])
def test_every_topic_has_a_page_that_says_where_to_call_first(browser: Client, slug: str) -> None:
    response = browser.get(f"/guidance/{slug}")
    html = response.content.decode()
    assert response.status_code == 200
    assert html.index('class="call-big" href="tel:119"') < html.index("이 포털이 말하지 않는 것")


@pytest.mark.parametrize("slug", ["nearby", "nothing"])
def test_a_topic_without_a_page_is_not_found(browser: Client, slug: str) -> None:
    assert browser.get(f"/guidance/{slug}").status_code == 404


def test_a_mixture_names_its_sides_and_is_never_safe(browser: Client) -> None:
    for cas, name in (("7647-01-0", "염산"), ("7664-93-9", "황산")):
        facts = [Fact(FactKind.NAME, name, lang="ko"), Fact(FactKind.CAS, cas)]
        record_with_facts(entry(f"cas:{cas}", name), "ncis.safety", facts)
    indexed()
    html = browser.get("/guidance/mix?q=염산 황산 식초").content.decode()
    assert "염산 + 황산: " in html
    assert "/mix?item=7647-01-0&amp;item=7664-93-9&amp;item=vinegar" in html
    assert html.count("#section-10") == 2


def test_odd_texts_are_escaped_and_answered(browser: Client) -> None:
    html = browser.get("/guidance/mix?q=<script>alert(1)</script>%00").content.decode()
    assert "<script>alert" not in html
