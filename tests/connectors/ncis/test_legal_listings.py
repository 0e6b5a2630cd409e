from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.ncis.legal_listings import law_of, listing_fact, thresholds_in, thresholds_text
from connectors.pass_report import PassReport
from connectors.schema import FactKind, LegalListing, Threshold, data_from_json, data_to_json


@pytest.mark.parametrize(
    ("text", "thresholds"),
    [
        (
            "인체급성유해성 : 1%, 인체만성유해성 : 0.1%",
            (Threshold(Decimal("1"), "인체급성유해성"), Threshold(Decimal("0.1"), "인체만성유해성")),
        ),
        ("벤젠 및 이를 85% 이상 함유한 혼합물", (Threshold(Decimal("85")),)),
        ("납[Lead; 7439-92-1] 및 이 를0.009% 초과 함유한 혼합물", (Threshold(Decimal("0.009"), "", True),)),
        ("백석면[Chrysotile; 12001-29-5] 및 이를 1%이상 함유한 혼합물", (Threshold(Decimal("1")),)),
        ("아크롤레인 및 이를 1.0% 이상 함유한 혼합물", (Threshold(Decimal("1.0")),)),
        ("", ()),
        ("순도 99%", ()),
        # An upper bound is the opposite: read as a threshold it would regulate exempt mixtures and exempt the others.
        ("벤젠 및 이를 85% 미만 함유한 혼합물", ()),
        ("벤젠 및 이를 85% 이하 함유한 혼합물", ()),
        ("납 및 이를 0.009% 초과 0.3% 미만 함유한 혼합물", (Threshold(Decimal("0.009"), "", True),)),
    ],
)
def test_thresholds_are_read_as_the_notices_print_them(text: str, thresholds: tuple[Threshold, ...]) -> None:
    assert thresholds_in(text) == thresholds


@given(st.decimals(min_value=Decimal("0.001"), max_value=100, places=3), st.booleans())
def test_a_threshold_survives_its_own_words(percent: Decimal, exclusive: bool) -> None:
    sent = (Threshold(percent, "", exclusive),)
    assert thresholds_in(thresholds_text(sent)) == sent


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
