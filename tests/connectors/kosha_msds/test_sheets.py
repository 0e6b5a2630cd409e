from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from connectors.errors import BadRow, BudgetSpent, QuotaSpent, SourceError, Unexpected, Unreachable
from connectors.kosha_msds import CONNECTOR
from connectors.kosha_msds.sheets import DETAILS, FEED, LIST, lookup, record
from connectors.pass_report import PassReport
from connectors.schema import FactKind, RecordKind, Section
from demo import kosha_msds
from demo.faults import Fault, FaultRule
from demo.wire import Reply, Request
from tests.connectors.kosha_msds.recorded import KEY, TOLUENE, only_listed, required_sections, sheet, source_of
from tests.connectors.ncis.recorded import replaying, values_of_kind


def test_a_sheet_is_one_list_call_and_sixteen_details() -> None:
    booked: list[list[str]] = []
    with source_of(kosha_msds.reply_to, reserve=lambda names: booked.append(list(names))) as (source, demo):
        (row,) = lookup(source, TOLUENE, PassReport())
    assert booked == [[LIST], [*DETAILS]]
    assert [request.path.rpartition("/")[2] for request in demo.requests] == [LIST, *DETAILS]
    assert {request.params["serviceKey"] for request in demo.requests} == {KEY}
    assert list(row["sections"]) == [f"{number:02d}" for number in range(1, 17)]
    assert FEED.budgets == dict.fromkeys([LIST, *DETAILS], 2_000)


def test_only_the_exact_number_is_taken_of_what_a_part_of_it_finds() -> None:
    with source_of(kosha_msds.reply_to) as (source, demo):
        rows = lookup(source, "50-00-0", PassReport())
        assert [row["list"]["casNo"] for row in rows] == ["50-00-0"]
        assert len(demo.requests) == 17


def test_the_recorded_partial_match_is_filtered_too(shared: Path) -> None:
    listed = replaying(shared / "samples/kosha/kosha_getChemList001_50-00-0_partial-match.xml")
    with source_of(only_listed(listed)) as (source, demo):
        (row,) = lookup(source, "50-00-0", PassReport())
    assert {request.params.get("chemId", "") for request in demo.requests} == {"", "001097"}
    assert record(row, PassReport()).key == "001097"


def test_a_list_that_says_more_rows_than_it_gives_is_read_and_counted(shared: Path) -> None:
    report = PassReport()
    listed = replaying(shared / "cases/recorded/kosha_getChemList_71-43-2_abridged.xml")
    with source_of(only_listed(listed)) as (source, _):
        (row,) = lookup(source, "71-43-2", report)
        assert row["list"]["chemId"] == "001016"
        assert (report.rejected, report.keyless_rows) == ({"getChemList001: 1 of 3 rows came": 1}, 1)
        with pytest.raises(Unexpected, match="1 rows of 3 came for 108-88-3"):
            lookup(source, TOLUENE, PassReport())


def test_a_budget_without_room_for_the_details_asks_for_none_of_them() -> None:
    def no_details(operations: Sequence[str]) -> None:
        if DETAILS[0] in operations:
            raise BudgetSpent("spent", operation=DETAILS[0])

    with source_of(kosha_msds.reply_to, reserve=no_details) as (source, demo):
        with pytest.raises(BudgetSpent):
            lookup(source, TOLUENE, PassReport())
        assert len(demo.requests) == 1
        assert lookup(source, "50-01-1", PassReport()) == []


def test_no_sheet_is_no_row(shared: Path) -> None:
    with source_of(replaying(shared / "samples/kosha/kosha_getChemList001_empty.xml")) as (source, demo):
        assert lookup(source, TOLUENE, PassReport()) == []
        assert len(demo.requests) == 1


@pytest.mark.parametrize("at", ["getChemList001", "getChemDetail011", "getChemDetail091", "getChemDetail161"])
@pytest.mark.parametrize("fault", [Fault.CODE_22, Fault.HTTP_429])
def test_a_quota_answer_to_any_call_discards_the_half_sheet_and_ends_all_operations(at: str, fault: Fault) -> None:
    ended: list[str] = []
    with (
        source_of(kosha_msds.reply_to, FaultRule(fault, at), quota_spent=ended.extend) as (source, _),
        pytest.raises(QuotaSpent),
    ):
        lookup(source, TOLUENE, PassReport())
    assert ended == [LIST, *DETAILS]


def test_the_recorded_quota_code_is_a_spent_quota(shared: Path) -> None:
    with (
        source_of(replaying(shared / "samples/kosha/synthetic_kosha_result_code_22.xml")) as (source, _),
        pytest.raises(QuotaSpent) as caught,
    ):
        lookup(source, TOLUENE, PassReport())
    assert caught.value.code == "22"


def test_a_budget_without_room_asks_nothing() -> None:
    def none_left(operations: Sequence[str]) -> None:
        raise BudgetSpent("spent", operation=operations[-1])

    with source_of(kosha_msds.reply_to, reserve=none_left) as (source, demo):
        with pytest.raises(BudgetSpent):
            lookup(source, TOLUENE, PassReport())
        assert demo.requests == []


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.MAINTENANCE_PAGE, Unexpected),
        (Fault.EMPTY_BODY, Unexpected),
        (Fault.CUT_OFF_DOCUMENT, Unexpected),
        (Fault.HTTP_500, Unreachable),
        (Fault.CODE_31, SourceError),
    ],
)
def test_a_section_that_fails_fails_the_whole_sheet(fault: Fault, error: type[SourceError]) -> None:
    with (
        source_of(kosha_msds.reply_to, FaultRule(fault, "getChemDetail041")) as (source, _),
        pytest.raises(error) as caught,
    ):
        lookup(source, TOLUENE, PassReport())
    assert KEY not in str(caught.value)


def test_base_and_operation_names_are_settings_and_budgets_keep_theirs() -> None:
    booked: list[str] = []
    options = {
        "KOSHA_BASE": "https://apis.data.go.kr/B552468/msdschem/",
        "KOSHA_LIST_OPERATION": "getChemList",
        "KOSHA_DETAIL_OPERATION": "getChemDetail{section:02d}",
    }

    def agency(request: Request) -> Reply | None:
        path = request.path.replace("/msdschem/", "/msdschem1/")
        path = f"{path}001" if path.endswith("List") else f"{path}1"
        return kosha_msds.reply_to(Request(request.host, path, request.params))

    with source_of(agency, reserve=booked.extend, options=options) as (source, demo):
        assert len(lookup(source, TOLUENE, PassReport())) == 1
    assert demo.requests[-1].path == "/B552468/msdschem/getChemDetail16"
    assert booked == [LIST, *DETAILS]


def test_the_record_of_a_sheet(shared: Path) -> None:
    row = {"chemId": "001032", "casNo": TOLUENE, "chemNameKor": "톨루엔", "lastDate": "2025-08-08"}
    read, _ = sheet(shared / "samples/kosha", row, s09="kosha_getChemDetail091_001032.xml")
    assert (read.key, read.kind, read.source_date, read.question) == (
        "001032",
        RecordKind.SUBSTANCE,
        "2025-08-08",
        TOLUENE,
    )
    assert read.url == "https://msds.kosha.or.kr/MSDSInfo/kcic/msdsdetail.do?chem_id=001032&viewType=msds"
    assert [fact.order for fact in read.facts] == list(range(len(read.facts)))


def test_section_15_is_text_and_never_a_legal_listing(shared: Path) -> None:
    row = {"chemId": "001032", "casNo": TOLUENE, "chemNameKor": "톨루엔"}
    read, report = sheet(shared / "samples/kosha", row, s15="synthetic_kosha_detail15_benzene_abridged.xml")
    assert [fact.value for fact in read.facts if fact.section is Section.REGULATION] == [
        "작업환경측정대상물질",
        "특별관리물질",
        "제4류 인화성액체 제1석유류 비수용성액체 (200L)",
    ]
    assert values_of_kind(read, FactKind.LEGAL_LISTING) == []
    assert report.drift == {}


def test_an_unknown_code_stays_as_text_under_its_section_and_is_drift() -> None:
    rows = [{"msdsItemCode": "D99", "msdsItemNameKor": "새 항목", "upMsdsItemCode": "D", "itemDetail": "새 문구"}]
    report = PassReport()
    read = record({"list": {"chemId": "000001"}, "sections": {**required_sections(), "04": rows}}, report)
    (fact,) = [fact for fact in read.facts if fact.kind is FactKind.TEXT and not fact.absence]
    assert (fact.value, fact.section, fact.label) == ("새 문구", Section.FIRST_AID, "새 항목")
    assert report.drift == {"4항 D99 새 항목": 1}


def test_a_sheet_without_an_id_is_a_bad_row() -> None:
    with pytest.raises(BadRow) as caught:
        record({"list": {"casNo": TOLUENE}, "sections": {}}, PassReport())
    assert not caught.value.has_key


def test_an_unknown_field_of_the_list_and_an_empty_section_are_noticed() -> None:
    report = PassReport()
    record({"list": {"chemId": "000001", "newlyAdded": "1"}, "sections": required_sections()}, report)
    assert report.drift == {"list newlyAdded": 1}
    assert report.rejected["9항: no items"] == 1


def test_a_date_that_is_none_and_a_text_in_an_empty_field_are_reported() -> None:
    report = PassReport()
    listed = {"chemId": "000001", "lastDate": "2025-13-01", "openYn": "N", "koshaConfirm": ""}
    read = record({"list": listed, "sections": required_sections()}, report)
    assert read.source_date == ""
    assert report.drift == {"list openYn": 1}
    assert report.rejected["list lastDate: no date"] == 1


def test_every_demonstration_sheet_reads_without_drift() -> None:
    report = PassReport()
    numbers = ("7664-39-3", "7722-84-1", "7664-41-7", "7697-37-2", "71-43-2", "7664-93-9", "8006-61-9")
    with source_of(kosha_msds.reply_to) as (source, _):
        found = [record(row, report) for number in numbers for row in lookup(source, number, PassReport())]
    assert len(found) == len(numbers)
    assert report.drift == {}
    # Sulfuric acid and petrol have a remark glued to the limit, which may be read or kept as words.
    assert report.rejected == {}


def test_the_feed_names_todays_agency_and_that_of_2013() -> None:
    assert (FEED.publisher.agency, FEED.publisher.agency_2013) == ("고용노동부 산업안전보건공단", "고용노동부")
    assert [feed.name for feed in CONNECTOR.feeds] == ["kosha_msds.sheets"]
    assert FEED.unverified
