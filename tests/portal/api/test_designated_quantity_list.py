"""``GET /api/v1/lists``: the annex on designated quantities as it stands."""

from __future__ import annotations

import pytest
from django.test import Client

from reference.designated_quantities import rows

pytestmark = pytest.mark.django_db


def test_the_list_of_lists_leads_to_the_whole_annex_with_its_source(browser: Client) -> None:
    lists = browser.get("/api/v1/lists").json()["lists"]
    (listed,) = [each for each in lists if each["url"] == "/lists/designated-quantities"]
    body = browser.get(listed["api"]).json()
    assert (body["source"], len(body["rows"])) == ("위험물안전관리법 시행령 별표 1", len(rows()))
    assert [(row["item"], row["condition"], row["text"]) for row in body["rows"]] == [
        (row.item, row.condition, row.text) for row in rows()
    ]
    assert browser.get(listed["url"]).status_code == 200
