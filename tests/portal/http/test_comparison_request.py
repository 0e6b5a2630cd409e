"""The substances of a comparison as typed: numbers, names, choices and what is wrong, each with its place."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connectors.schema import Fact, FactKind
from portal.http.comparison_request import BadComparison, ComparisonRequest, read_comparison
from portal.profile.comparison import MOST
from tests.portal.factories import entry, indexed, record_with_facts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _substances() -> None:
    for cas, name in (("7664-93-9", "황산"), ("7697-37-2", "질산")):
        facts = [Fact(FactKind.NAME, name, lang="ko"), Fact(FactKind.CAS, cas)]
        record_with_facts(entry(f"cas:{cas}", name), "ncis.safety", facts)
    indexed()


def read(*typed: str) -> ComparisonRequest:
    return read_comparison(RequestFactory().get("/compare", {"cas": list(typed)}))


def test_a_number_in_any_spelling_and_a_name_are_read_alike() -> None:
    assert read("7664939", "질산").numbers == ("7664-93-9", "7697-37-2")


def test_what_is_known_stays_beside_what_is_not() -> None:
    asked = read("7664-93-9", "없는이름없는이름")
    assert asked.numbers == ("7664-93-9",)
    assert asked.message.startswith("2번째로 넣은 물질을 찾지 못했습니다")


def test_a_withdrawn_substance_is_not_held() -> None:
    made = entry("cas:67-56-1", "메탄올")
    made.withdrawn_at = made.withdrawn_at or "2026-01-01T00:00:00Z"
    made.save()
    assert "가진 자료에 없습니다" in read("67-56-1", "7664-93-9").message


def test_one_more_than_the_bound_is_refused_and_doubles_do_not_count() -> None:
    assert read(*["7664-93-9"] * 10).numbers == ("7664-93-9",)
    with pytest.raises(BadComparison, match=str(MOST)):
        read(*(f"{number}" for number in range(MOST + 1)))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=30), max_size=MOST))
def test_any_text_leads_to_a_table_or_to_a_sentence(typed: list[str]) -> None:
    asked = read(*typed)
    assert asked.message or len(asked.numbers) > 1
