from __future__ import annotations

from decimal import Decimal

from connectors.ncis.legal_listings import law_of, listing_fact
from connectors.pass_report import PassReport
from connectors.schema import FactKind, LegalListing, Threshold, data_from_json, data_to_json


def test_from_and_more_than_survive_storage() -> None:
    listing = LegalListing(
        "법", "제한물질", "1", (Threshold(Decimal("0.009"), "", True), Threshold(Decimal("1"), "가"))
    )
    assert data_from_json(FactKind.LEGAL_LISTING, data_to_json(listing)) == listing


def test_a_list_name_that_ends_in_another_is_not_mistaken_for_it(report: PassReport) -> None:
    assert law_of("등록대상기존화학물질", report, "f") == law_of("기존화학물질", report, "f")
    assert law_of("사고대비물질", report, "f") == "화학물질관리법"
    assert report.drift == {}
    assert law_of("대비물질", report, "f") == ""
    assert report.drift == {"f=대비물질": 1}


def test_the_line_of_a_listing_names_list_number_remark_and_threshold() -> None:
    listing = LegalListing("법", "제한물질", "06-5-8", (Threshold(Decimal("0.009"), "", True),))
    fact = listing_fact(listing, original="원문", label="열", order=3, remark="신규화학물질")
    assert fact.value == "제한물질 06-5-8 (신규화학물질): 0.009% 초과"
    assert (fact.original, fact.label, fact.order) == ("원문", "열", 3)
