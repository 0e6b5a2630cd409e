"""The table of forms with its evidence: records by feed, facts and evidence, told and untold."""

from __future__ import annotations

import pytest

from connectors.schema import Fact, FactKind, HazardClass
from portal.profile.form_counts import UNTOLD, FormCount, form_counts
from reference.form_evidence import EvidenceKind
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db


def counts_of(cas: str) -> dict[str, FormCount]:
    (substance,) = [each for each in form_counts() if each.cas == cas]
    return {count.key: count for count in substance.counts}


def test_records_facts_and_evidence_are_counted_by_form() -> None:
    amine = entry("cas:74-89-5", "메틸아민")
    gas = Fact(FactKind.HAZARD_CLASS, "고압가스 (H280)", HazardClass("고압가스", "", "H280"))
    skin = Fact(FactKind.HAZARD_CLASS, "피부 2", HazardClass("피부 부식성/자극성", "2"))
    record_with_facts(amine, "ncis.ghs", [Fact(FactKind.UN, "1061"), Fact(FactKind.UN, "1235"), gas, skin])
    record_with_facts(amine, "kosha_msds.sheets", [Fact(FactKind.UN, "1061"), Fact(FactKind.NAME, "메틸아민"), skin])
    counts = counts_of("74-89-5")
    assert list(counts) == ["anhydrous", "solution", UNTOLD]
    assert [dict(each.records) for each in counts.values()] == [{"kosha_msds.sheets": 1}, {}, {"ncis.ghs": 1}]
    assert [each.facts for each in counts.values()] == [4, 1, 1]
    assert [dict(each.evidence) for each in counts.values()] == [
        {EvidenceKind.UN: 2, EvidenceKind.HAZARD: 1}, {EvidenceKind.UN: 1}, {},
    ]  # fmt: skip


def test_classes_that_conflict_and_that_are_not_compared_are_named() -> None:
    amine = entry("cas:74-89-5", "메틸아민")
    for feed, category, numbers in (("ncis.ghs", "1B", ()), ("kosha_msds.sheets", "2", ("1061",))):
        skin = Fact(FactKind.HAZARD_CLASS, category, HazardClass("피부 부식성/자극성", category))
        record_with_facts(amine, feed, [skin, *(Fact(FactKind.UN, number) for number in numbers)])
    (substance,) = form_counts()
    assert (substance.title, substance.conflicts, substance.uncompared) == ("메틸아민", (), ("피부 부식성/자극성",))


def test_a_substance_of_one_form_and_the_portals_own_records_do_not_count() -> None:
    record_with_facts(entry("cas:71-43-2", "벤젠"), "ncis.ghs", [Fact(FactKind.UN, "1114")])
    record_with_facts(entry("cas:7664-41-7"), "portal.aliases", [Fact(FactKind.NAME, "무수 암모니아")], origin="portal")
    assert [each.cas for each in form_counts()] == ["7664-41-7"]
    assert all(not count.records and not count.evidence for count in counts_of("7664-41-7").values())
