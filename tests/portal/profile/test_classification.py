"""Hazard classes side by side, grouped by publisher."""

from __future__ import annotations

import pytest

from connectors.schema import Fact, FactKind, HazardClass
from portal.profile.classification import hazards_by_agency
from portal.profile.entry_facts import facts_of
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

KECO, KOSHA = "ncis.ghs", "kosha_msds.sheets"


def classified(name: str, category: str) -> Fact:
    return Fact(FactKind.HAZARD_CLASS, f"{name} {category}", HazardClass(name, category))


def test_each_agencys_classes_stand_together() -> None:
    benzene = entry("cas:71-43-2")
    record_with_facts(benzene, KECO, [classified("발암성", "1A")])
    record_with_facts(benzene, KOSHA, [classified("발암성", "1A"), classified("인화성 액체", "2")])
    assert [len(agency.facts) for agency in hazards_by_agency(facts_of(benzene))] == [1, 2]
