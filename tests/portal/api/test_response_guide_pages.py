"""``GET /api/v1/guides/…``: every sentence with its original and its mark; what staff withhold is gone."""

from __future__ import annotations

import pytest
from django.test import Client

from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.models import Fact
from tests.portal.guidebook import guidebook

pytestmark = pytest.mark.django_db
SIGNED = Signed("담당자", "확인 중")


@pytest.fixture(autouse=True)
def _book() -> None:
    guidebook("1052")


def test_a_guide_is_quoted_sentence_by_sentence_with_edition_and_mark(browser: Client) -> None:
    """Content rules 29 and 30."""
    body = browser.get("/api/v1/guides/125").json()
    sentences = [each for section in body["sections"] for each in section["sentences"]]
    assert all(each["english"] for each in sentences)
    assert "국내 기준 아님" in body["source"]
    assert "포털 번역(비공식)" in body["translation"]
    assert {each["note"] for each in sentences} <= {"", "물질군 공통 문구"}
    assert [each["un"] for each in body["numbers"]] == ["1052"]
    assert any(section["calls_119"] for section in body["sections"])


def test_a_sentence_that_staff_withhold_is_gone_with_the_next_request_and_the_guide_with_it(browser: Client) -> None:
    """Content rule 31."""
    fact = Fact.objects.filter(record__feed="erg.guides", record__key="125").order_by("order").first()
    assert fact is not None
    assert decide("withhold", Subject("erg.guides/125", fact.kind, fact.value), SIGNED)
    assert fact.value not in browser.get("/api/v1/guides/125").content.decode()
    assert decide("withhold", Subject("erg.guides/125"), SIGNED)
    response = browser.get("/api/v1/guides/125")
    assert (response.status_code, response.json()["code"]) == (404, "withheld")
