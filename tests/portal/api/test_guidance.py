"""``GET /api/v1/guidance``: official sentences and where to call; nothing composed."""

from __future__ import annotations

import pytest
from django.test import Client

from portal.answers.guidance_topics import TOPICS

pytestmark = pytest.mark.django_db


def test_every_topic_that_the_list_names_answers_with_whom_to_call(browser: Client) -> None:
    """Content rule 9."""
    body = browser.get("/api/v1/guidance").json()
    slugs = [each["slug"] for each in (*body["household"], *body["others"])]
    assert set(slugs) == {slug for slug, topic in TOPICS.items() if not topic.url}
    for slug in slugs:
        topic = browser.get(f"/api/v1/guidance/{slug}").json()
        assert "119" in topic["calls"]
        assert "행동요령도 짓지 않습니다" in topic["note"]


def test_official_sentences_have_who_says_them_and_a_date(browser: Client) -> None:
    """Content rule 7."""
    lines = browser.get("/api/v1/guidance/call-119").json()["citizen"]
    assert lines
    assert all(each["who"] and each["url"] for line in lines for each in line["sentences"])
    assert "height" not in {line["key"] for line in lines}


def test_a_topic_that_is_a_list_of_its_own_is_not_found(browser: Client) -> None:
    assert browser.get("/api/v1/guidance/recalls").status_code == 404
