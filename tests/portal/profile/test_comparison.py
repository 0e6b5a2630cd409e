"""Two to five substances side by side: aligned rows, differences marked, gaps named (content rules 13 to 16, 20)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from connectors.schema import Absence, ExposureLimit, Fact, FactKind, HazardClass, LegalListing, Threshold
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.models import Entry
from portal.profile.comparison import ComparedRow, Comparison, comparison, comparison_address
from portal.profile.data_gaps import DataGap
from portal.profile.entry_facts import facts_of
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db


def listing(name: str, percent: str) -> Fact:
    data = LegalListing("화학물질관리법", name, "97-1-1", (Threshold(Decimal(percent)),))
    return Fact(FactKind.LEGAL_LISTING, f"{name} 97-1-1", data)


def hazard(name: str, category: str) -> Fact:
    return Fact(FactKind.HAZARD_CLASS, f"{name} 구분 {category}", HazardClass(name, category))


def substance(cas: str, *facts: Fact, feed: str = "ncis.safety") -> Entry:
    made = entry(f"cas:{cas}", f"물질 {cas}")
    record_with_facts(made, feed, [Fact(FactKind.CAS, cas), *facts])
    return made


def compared(*entries: Entry) -> Comparison:
    return comparison([facts_of(each) for each in entries])


def rows(table: Comparison) -> dict[str, ComparedRow]:
    return {row.title: row for block in table.blocks for row in block.rows}


def texts(row: ComparedRow) -> list[list[str]]:
    return [[value.text for value in cell.values] for cell in row.cells]


def test_classes_spelt_differently_stand_in_one_row_and_other_categories_differ() -> None:
    first = substance("7664-93-9", hazard("피부 부식성/피부 자극성", "1A"))
    second = substance("7697-37-2", hazard("피부부식성/자극성", "2"))
    row = next(row for title, row in rows(compared(first, second)).items() if title.startswith("피부"))
    assert texts(row) == [["피부 부식성/피부 자극성 구분 1A"], ["피부부식성/자극성 구분 2"]]
    assert row.differs


def test_equal_values_are_no_difference_and_keep_every_source() -> None:
    first = substance("7664-93-9", Fact(FactKind.BOILING_POINT, "98.08", unit="℃"))
    record_with_facts(first, "kosha_msds.sheets", [Fact(FactKind.BOILING_POINT, "98.08", unit="℃")])
    second = substance("7697-37-2", Fact(FactKind.BOILING_POINT, "98.08", unit="℃"))
    row = rows(compared(first, second))["끓는점"]
    assert not row.differs
    assert {fact.feed for fact in row.cells[0].values[0].facts} == {"ncis.safety", "kosha_msds.sheets"}


def test_a_substance_without_a_value_names_its_gap_and_is_not_counted_as_a_difference() -> None:
    first = substance("7664-93-9", Fact(FactKind.BOILING_POINT, "337", unit="℃"))
    second = substance("7697-37-2")
    table = compared(first, second)
    row = rows(table)["끓는점"]
    assert (row.cells[0].gap, row.differs) == ("", False)
    assert row.cells[1].gap
    assert table.differing == 0


def test_a_listing_of_one_substance_never_reads_as_not_regulated_for_the_other() -> None:
    first, second = substance("7664-93-9", listing("유독물질", "10")), substance("7697-37-2")
    row = next(row for title, row in rows(compared(first, second)).items() if title.startswith("유독물질"))
    assert "10% 이상" in row.cells[0].values[0].text
    assert "군 항목 해당 여부 미확인" in row.cells[1].gap
    assert "해당 없음" not in row.cells[1].gap


def test_limits_are_aligned_by_their_standard() -> None:
    def limit(amount: str) -> Fact:
        return Fact(FactKind.EXPOSURE_LIMIT, f"TWA {amount} ppm", ExposureLimit("고용노동부", twa_ppm=Decimal(amount)))

    row = rows(compared(substance("67-56-1", limit("200")), substance("71-43-2", limit("0.5"))))["고용노동부"]
    assert texts(row) == [["TWA 200 ppm"], ["TWA 0.5 ppm"]]
    assert row.differs


def test_an_absence_that_an_agency_states_is_a_gap_and_no_value() -> None:
    absent = Fact(FactKind.FLASH_POINT, "", absence=Absence.NO_DATA)
    first = substance("67-56-1", Fact(FactKind.FLASH_POINT, "11", unit="℃"))
    row = rows(compared(first, substance("71-43-2", absent)))["인화점"]
    assert row.cells[1].values == ()
    assert row.cells[1].gap


def test_every_value_has_its_mark_in_the_legend() -> None:
    table = compared(substance("67-56-1", hazard("인화성 액체", "2")), substance("71-43-2", hazard("인화성 액체", "2")))
    for block in table.blocks:
        for row in block.rows:
            assert all(table.legend.marks(value.facts) for cell in row.cells for value in cell.values)


def test_another_spelling_of_one_category_is_no_difference_and_names_are_never_one() -> None:
    first = substance("7664-93-9", hazard("급성 독성(경피)", "1"), Fact(FactKind.FORMULA, "H2SO4"))
    second = substance("7697-37-2", hazard("급성독성-경피", "1"), Fact(FactKind.FORMULA, "HNO3"))
    table = compared(first, second)
    assert texts(rows(table)["분자식"]) == [["H2SO4"], ["HNO3"]]
    assert table.differing == 0


@pytest.mark.parametrize(
    ("fact", "title"),
    [(Fact(FactKind.FORMULA, "HNO3"), "분자식"), (Fact(FactKind.MARINE_POLLUTANT, "해당"), "해양오염물질")],
)
def test_a_withheld_value_leaves_the_sentence_that_it_is_withheld(fact: Fact, title: str) -> None:
    first, second = substance("7664-93-9", replace(fact, value="다른 값")), substance("7697-37-2", fact)
    record = second.records.get()
    decide("withhold", Subject(f"{record.feed}/{record.key}", fact.kind, fact.value), Signed("staff", "r"))
    cell = rows(compared(first, second))[title].cells[1]
    assert (cell.values, cell.gap) == ((), DataGap.WITHHELD)


def test_a_row_stands_in_the_table_only_where_some_substance_has_a_value() -> None:
    table = compared(substance("67-56-1"), substance("71-43-2"))
    assert all(any(cell.values for cell in row.cells) for block in table.blocks for row in block.rows)


def test_the_address_names_every_substance_once() -> None:
    assert comparison_address(["67-56-1", "71-43-2", "67-56-1"]) == "/compare?cas=67-56-1&cas=71-43-2"
