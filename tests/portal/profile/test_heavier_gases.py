"""Only a gas that is stated to be heavier than air, and never lighter, may bring a sentence on high places."""

from __future__ import annotations

import pytest

from connectors.schema import Fact, FactKind
from portal.profile.heavier_gases import heavier_gas
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("number", "heavier"),
    [
        ("7782-50-5", True),
        ("7664-41-7", False),  # ammonia is lighter
        ("67-64-1", False),  # acetone is a liquid
        ("71-43-2", False),  # not in the database
        ("", False),
        ("x", False),
    ],
)
def test_a_gas_is_heavier_only_where_it_is_stated(number: str, heavier: bool) -> None:
    for cas, name in (("7782-50-5", "염소"), ("7664-41-7", "암모니아"), ("67-64-1", "아세톤")):
        record_with_facts(entry(f"cas:{cas}", name), "ncis.safety", [Fact(FactKind.NAME, name, lang="ko")])
    found = heavier_gas(number)
    assert (found is not None) == heavier
    assert found is None or (found.title, found.url) == ("염소", "/substances/7782-50-5")
