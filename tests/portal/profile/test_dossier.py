"""The dossier: parts with every value once, numbered sources, and the reasons where a part is empty (content rules 13–16, 20)."""

from __future__ import annotations

import pytest

from connectors.schema import Fact, FactKind, HazardClass, LegalListing
from portal.profile.dossier import Dossier, DossierPart, dossier
from portal.profile.entry_facts import facts_of
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db
SULFURIC = "7664-93-9"


def made(*facts: Fact, second: tuple[Fact, ...] = ()) -> Dossier:
    substance = entry(f"cas:{SULFURIC}", "황산")
    record_with_facts(substance, "ncis.safety", [Fact(FactKind.CAS, SULFURIC), *facts])
    if second:
        record_with_facts(substance, "ncis.inventory", [Fact(FactKind.CAS, SULFURIC), *second])
    return dossier(facts_of(substance))


def part(found: Dossier, key: str) -> DossierPart:
    return next(each for each in found.parts if each.key == key)


def test_a_value_of_two_agencies_stands_once_with_two_footnotes() -> None:
    found = made(Fact(FactKind.FORMULA, "H2SO4"), second=(Fact(FactKind.FORMULA, "H2SO4"),))
    [line] = [each for each in part(found, "identity").lines if each.label == "분자식"]
    assert found.legend.marks(line.facts) == ("1", "2")
    assert [source.letters for source in found.legend.sources] == ["1", "2"]


def test_listings_and_classes_stand_with_all_their_details() -> None:
    listing = LegalListing("화학물질관리법", "사고대비물질", "6", notice="고시 제1호")
    found = made(
        Fact(FactKind.LEGAL_LISTING, "사고대비물질 6", listing),
        Fact(FactKind.HAZARD_CLASS, "피부 부식성 구분 1A", HazardClass("피부 부식성", "1A", "H314")),
    )
    assert [each.text for each in part(found, "regulation").lines] == ["사고대비물질 6 · 고시 제1호"]
    assert [each.text for each in part(found, "hazards").lines] == ["피부 부식성 구분 1A H314"]


def test_an_empty_part_says_of_each_source_why() -> None:
    limits = part(made(), "limits")
    assert limits.lines == ()
    assert limits.gaps


def test_what_is_not_checked_is_named_with_the_regulation() -> None:
    assert made().regulation.laws_not_covered
    assert made().headline


def test_what_two_agencies_state_differently_stands_side_by_side() -> None:
    benzene = entry("cas:71-43-2", "벤젠")
    for feed, number in (("ncis.ghs", "1114"), ("kosha_msds.sheets", "1294")):
        record_with_facts(benzene, feed, [Fact(FactKind.CAS, "71-43-2"), Fact(FactKind.UN, number)])
    [conflict] = dossier(facts_of(benzene)).conflicts
    assert (conflict.type, sorted(side.text for side in conflict.sides)) == ("un", ["UN1114", "UN1294"])


def test_rows_of_documents_name_their_document() -> None:
    documented = made().documented
    assert documented
    assert all(line.document for line in documented)
