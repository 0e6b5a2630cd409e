"""Each field of a listing stands under the heading that fits its list, and a term is no notice."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.ncis.keco_listings import listing_facts, notice_and_term
from connectors.pass_report import PassReport
from connectors.printed_values import absence_of
from connectors.schema import LegalListing, data_to_json


def read(report: PassReport | None = None, **row: Any) -> LegalListing:
    (fact,) = listing_facts([{"sbstnClsfTypeNm": "사고대비물질", **row}], report or PassReport())
    assert isinstance(fact.data, LegalListing)
    return fact.data


@pytest.mark.parametrize(
    ("list_name", "heading"),
    [
        ("제한물질", "restriction"),
        ("금지물질", "restriction"),
        ("허가물질", "restriction"),
        ("중점관리물질", "reason"),
        ("인체등유해성물질", "exception"),
        ("사고대비물질", "exception"),
        ("새목록물질", "exception"),
    ],
)
def test_what_excpinfo_means_depends_on_the_list(list_name: str, heading: str) -> None:
    listing = read(sbstnClsfTypeNm=list_name, excpInfo="모든 용도로 사용을 금지 ")
    stated = {name: getattr(listing, name) for name in ("restriction", "reason", "exception")}
    assert stated == {"restriction": "", "reason": "", "exception": ""} | {heading: "모든 용도로 사용을 금지"}


@pytest.mark.parametrize(
    ("text", "notice", "term"),
    [
        ("화학물질안전원고시 제2025-19호", "화학물질안전원고시 제2025-19호", ""),
        ("고시일로부터 3년", "", "고시일로부터 3년"),
        ("시행일부터 5년", "", "시행일부터 5년"),
        ("공포일로부터 18개월 이내", "", "공포일로부터 18개월 이내"),
        ("3년", "", "3년"),
        ("2027년 12월 31일까지", "", "2027년 12월 31일까지"),
        ("환경부고시 제2015-92호, 고시일로부터 3년", "환경부고시 제2015-92호", "고시일로부터 3년"),
        ("환경부고시 제2014-237호(2014년 12월 30일)", "환경부고시 제2014-237호(2014년 12월 30일)", ""),
        ("법률 제8951호", "법률 제8951호", ""),
        ("", "", ""),
    ],
)
def test_a_term_is_no_notice(text: str, notice: str, term: str) -> None:
    assert notice_and_term(text) == (notice, term)


@pytest.mark.parametrize("text", ["순도 1%인 것", "1% 이상 5% 미만 함유한 혼합물", "별표 1 참조", "5 퍼센트 이하"])
def test_contents_that_cannot_be_read_are_kept_as_sent(text: str) -> None:
    report = PassReport()
    listing = read(report, contInfo=text)
    assert (listing.thresholds, listing.contents) == ((), text)
    assert bool(report.rejected) == (text != "별표 1 참조")


def test_contents_that_are_read_whole_are_not_kept_twice() -> None:
    assert read(contInfo="벤젠 및 이를 85% 이상 함유한 혼합물").contents == ""


@pytest.mark.parametrize("text", ["-", "null", "해당없음", "None"])
def test_a_word_for_nothing_is_nothing_in_every_field(text: str) -> None:
    listing = read(unqNo=text, contInfo=text, excpInfo=text, ancmntYmd=text, ancmntInfo=text)
    assert listing == LegalListing("화학물질관리법", "사고대비물질")


def test_a_listing_without_a_name_is_counted_with_all_that_it_holds() -> None:
    report = PassReport()
    assert list(listing_facts([{"sbstnClsfTypeNm": "", "contInfo": "1% 이상"}], report)) == []
    assert "1% 이상" in report.samples["value:sbstnClsfTypeNm: a listing without a name"].text


TEXTS = ("unqNo", "contInfo", "excpInfo", "ancmntInfo", "ancmntYmd")


@given(st.fixed_dictionaries({name: st.text(max_size=30) for name in TEXTS}))
def test_any_text_in_any_field_comes_out_whole_or_is_counted(row: dict[str, str]) -> None:
    report = PassReport()
    (fact,) = listing_facts([{"sbstnClsfTypeNm": "제한물질", **row}], report)
    data = data_to_json(fact.data) or {}
    told = " ".join([fact.original, *map(str, data.values()), *(sample.text for sample in report.samples.values())])
    for text in row.values():
        assert absence_of(text) or all(word in told for word in text.strip().split())
