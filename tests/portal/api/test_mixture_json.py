"""The mixture as JSON: the content of the page with sources and marks, and 400 with its sentences."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client, override_settings

from connectors.schema import Fact, FactKind
from tests.portal.factories import entry, indexed, record_with_facts

pytestmark = pytest.mark.django_db


def asked(query: str, status: int = 200) -> dict[str, Any]:
    response = Client().get(f"/api/v1/mix?{query}")
    assert response.status_code == status
    return response.json()


def test_a_pair_has_its_rules_with_level_source_and_gases() -> None:
    body = asked("item=chlorine-bleach&item=vinegar")
    [pair] = body["pairs"]
    first = pair["rules"][0]
    assert first["consequences"] == ["toxic_gas"]
    assert first["gases"] == [{"formula": "Cl2", "name_ko": "염소"}]
    assert (first["level"], first["level_ko"]) == ("literature", "문헌")
    assert "국내 기준 아님" in first["source"]
    assert body["calls"] == ["119"]


def test_a_demonstration_never_bears_an_agencys_name_alone() -> None:
    facts = [Fact(FactKind.NAME, "가산염", lang="ko"), Fact(FactKind.HAZARD_STATEMENT, "H260 : 물과 접촉 시")]
    record_with_facts(entry("cas:98001-01-5", "가산염"), "kosha_msds.sheets", facts, origin="demo")
    with override_settings(DEMO="on"):
        body = asked("item=98001-01-5&item=water")
    assert body["items"][0]["origin"] == "demo"
    [law] = [rule for rule in body["pairs"][0]["rules"] if rule["code"] == "H260"]
    assert law["stated_by"][0]["agency"].startswith("시연: ")
    assert law["stated_by"][0]["mark"]


def test_an_undecided_pair_says_so_and_the_note_never_calls_it_safe() -> None:
    body = asked("item=64-17-5&item=water")
    assert body["pairs"][0]["undecided"][0] == "판정할 수 없음 – 섞지 마십시오"
    assert "안전하다고 판정하지 않습니다" in body["note"]


def test_a_gas_of_content_rule_8_calls_109_beside_119() -> None:
    response = Client().get("/api/v1/mix?item=143-33-9&item=7647-01-0")
    assert response.json()["calls"] == ["119", "109"]
    assert response["X-Robots-Tag"] == "noindex"


def test_too_few_and_too_many_items_are_400_with_a_sentence() -> None:
    for query in ("item=water", "", "&".join(f"item={number}" for number in range(10))):
        assert "두 가지부터 다섯 가지까지" in asked(query, 400)["detail"]
    assert "다른 항목을 하나 더" in asked("item=water&item=물", 409)["detail"]


def test_a_name_that_is_unknown_or_ambiguous_is_404_with_what_it_may_mean() -> None:
    indexed()
    body = asked("item=없는것입니다&item=water", 404)
    assert "찾지 못했습니다" in body["detail"]
    assert (body["code"], body["parameter"], body["choices"]) == ("not-found", "item", [])
