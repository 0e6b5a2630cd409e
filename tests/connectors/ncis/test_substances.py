from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from connectors.errors import BadRow
from connectors.ncis import substances
from connectors.pass_report import PassReport
from connectors.schema import FactKind, LegalListing, Measure, Row, Threshold
from tests.connectors.ncis.conftest import Opened
from tests.connectors.ncis.recorded import facts_of_kind, replaying, values_of_kind

RECORDED = "samples/keco/keco_chemSbstnList_50-00-0.json"


def test_the_recorded_answer_becomes_one_record_of_formaldehyde(
    shared: Path, open_source: Opened, report: PassReport
) -> None:
    source, demo = open_source(replaying(shared / RECORDED))
    (row,) = substances.lookup(source, "50-00-0", report)
    record = substances.record(row, report)
    assert (record.feed, record.key, record.question) == ("ncis.substances", "18238", "50-00-0")
    assert values_of_kind(record, FactKind.CAS) == ["50-00-0"]
    assert values_of_kind(record, FactKind.KE) == ["KE-17074"]
    assert values_of_kind(record, FactKind.NAME) == ["포르말린", "Formaldehyde"]
    assert values_of_kind(record, FactKind.SYNONYM) == [
        *("폼알데하이드", "포름알데히드", "포름올", "메탄알", "포르말리트", "포름알데히드용액"),
    ]
    assert values_of_kind(record, FactKind.FORMULA) == ["CH2O"]
    (mass,) = facts_of_kind(record, FactKind.MOLAR_MASS)
    assert (mass.data, mass.unit) == (Measure(Decimal("30.03"), Decimal("30.03"), "g/mol"), "g/mol")
    assert report.drift == {}
    assert report.rejected == {}
    assert demo.requests[0].params["searchGubun"] == "2"
    assert demo.requests[0].params["searchNm"] == "50-00-0"
    assert demo.requests[0].params["returnType"] == "JSON"


def test_the_recorded_listings_keep_law_number_threshold_exception_notice_and_date(
    shared: Path, open_source: Opened, report: PassReport
) -> None:
    source, _ = open_source(replaying(shared / RECORDED))
    (row,) = substances.lookup(source, "50-00-0", report)
    facts = facts_of_kind(substances.record(row, report), FactKind.LEGAL_LISTING)
    listings = [fact.data for fact in facts]
    assert listings[1] == LegalListing(
        law="화학물질관리법",
        list_name="인체등유해성물질",
        number="97-1-345",
        thresholds=(Threshold(Decimal("1"), "인체급성유해성"), Threshold(Decimal("0.1"), "인체만성유해성")),
        notice="화학물질안전원고시 제2025-19호",
        notice_date="2025-08-07",
    )
    assert isinstance(listings[2], LegalListing)
    assert listings[2].thresholds == (Threshold(Decimal("1")),)
    assert listings[2].restriction.startswith("가구용 무늬목")
    assert [listing.exception for listing in listings if isinstance(listing, LegalListing)] == [""] * 6
    assert isinstance(listings[3], LegalListing)
    assert (listings[3].list_name, listings[3].number, listings[3].notice_date) == ("사고대비물질", "1", "")
    assert isinstance(listings[4], LegalListing)
    assert (listings[4].list_name, listings[4].notice, listings[4].period) == (
        "등록대상기존화학물질",
        "",
        "고시일로부터 3년",
    )
    assert isinstance(listings[5], LegalListing)
    assert (listings[5].reason, listings[5].notice) == ("CMR", "환경부고시 제2022-79호")
    assert [fact.order for fact in facts] == list(range(6))
    assert facts[3].original == "포르말린 또는 포름알데히드 및 이를 1% 이상 함유한 혼합물"
    assert facts[1].value == "인체등유해성물질 97-1-345: 인체급성유해성 1% 이상, 인체만성유해성 0.1% 이상"


def test_several_items_under_one_number_are_several_records(report: PassReport) -> None:
    rows: list[Row] = [{"sbstnId": number, "casNo": "7647-01-0", "typeList": []} for number in ("1", "2")]
    assert [substances.record(row, report).key for row in rows] == ["1", "2"]


def test_an_item_without_an_id_is_a_bad_row_without_a_key(report: PassReport) -> None:
    with pytest.raises(BadRow) as caught:
        substances.record({"casNo": "50-00-0"}, report)
    assert caught.value.has_key is False


def test_a_wrong_check_digit_is_rejected_with_its_sample_and_the_record_lives_on(report: PassReport) -> None:
    record = substances.record({"sbstnId": "1", "casNo": "50-00-1", "sbstnNmKor": "이름", "typeList": []}, report)
    assert values_of_kind(record, FactKind.CAS) == []
    assert values_of_kind(record, FactKind.NAME) == ["이름"]
    assert report.samples["value:CAS번호: CAS check digit"].text == "50-00-1"


def test_a_list_nobody_named_stays_a_listing_and_is_reported_as_drift(report: PassReport) -> None:
    row = {"sbstnId": "1", "typeList": [{"sbstnClsfTypeNm": "새목록물질", "unqNo": "7"}]}
    (fact,) = facts_of_kind(substances.record(row, report), FactKind.LEGAL_LISTING)
    assert fact.data == LegalListing("", "새목록물질", "7")
    assert report.drift == {"sbstnClsfTypeNm=새목록물질": 1}


def test_an_unlisted_field_is_drift_at_both_levels(report: PassReport) -> None:
    substances.record({"sbstnId": "1", "novel": "x", "typeList": {"sbstnClsfTypeNm": "제한물질", "extra": "y"}}, report)
    assert report.drift == {"novel": 1, "typeList.extra": 1}


def test_a_notice_date_and_a_molar_mass_that_are_none_are_shown_as_sent_and_counted(report: PassReport) -> None:
    row = {"sbstnId": "1", "mlcwgt": "1,234", "typeList": [{"sbstnClsfTypeNm": "제한물질", "ancmntYmd": "20991231"}]}
    record = substances.record(row, report)
    (mass,) = facts_of_kind(record, FactKind.MOLAR_MASS)
    assert (mass.value, mass.data) == ("1,234", None)
    (listing,) = facts_of_kind(record, FactKind.LEGAL_LISTING)
    assert isinstance(listing.data, LegalListing)
    assert (listing.data.notice, listing.data.notice_date) == ("고시일자 20991231", "")
    assert report.rejected == {"분자량: no certain positive number": 1, "고시일자: a day in the future": 1}


@pytest.mark.parametrize("listings", [None, "", "없음", 0, {}, [None], ["제한물질"], [[]], {"item": "x"}])
def test_listings_that_are_no_list_refuse_the_substance_and_name_its_key(listings: object, report: PassReport) -> None:
    with pytest.raises(BadRow, match="typeList is no list") as caught:
        substances.record({"sbstnId": "1", "casNo": "50-00-0", "typeList": listings}, report)
    assert (caught.value.has_key, caught.value.key) == (True, "1")


def test_a_missing_list_of_listings_refuses_the_substance(report: PassReport) -> None:
    with pytest.raises(BadRow):
        substances.record({"sbstnId": "1", "casNo": "50-00-0"}, report)


@pytest.mark.parametrize("field", ["contInfo", "excpInfo", "ancmntInfo", "ancmntYmd", "unqNo", "sbstnClsfTypeNm"])
@pytest.mark.parametrize("value", [{"text": "1% 이상"}, ["1% 이상"]])
def test_a_text_of_a_listing_that_came_as_an_object_refuses_the_substance(
    field: str, value: object, report: PassReport
) -> None:
    row = {"sbstnId": "1", "casNo": "50-00-0", "typeList": [{"sbstnClsfTypeNm": "제한물질", field: value}]}
    with pytest.raises(BadRow, match=f"typeList.{field} is no text") as caught:
        substances.record(row, report)
    assert caught.value.key == "1"


def test_an_empty_list_states_no_listing(report: PassReport) -> None:
    record = substances.record({"sbstnId": "1", "casNo": "50-00-0", "typeList": []}, report)
    assert facts_of_kind(record, FactKind.LEGAL_LISTING) == []
