from __future__ import annotations

from pathlib import Path

import pytest

from connectors.errors import BadRow
from connectors.ncis import ghs
from connectors.pass_report import PassReport
from connectors.schema import Absence, FactKind, HazardClass, Section
from tests.connectors.ncis.conftest import Opened
from tests.connectors.ncis.recorded import facts_of_kind, recorded_json, replaying, values_of_kind


def test_the_recorded_classification_becomes_typed_facts(shared: Path, open_source: Opened, report: PassReport) -> None:
    source, _ = open_source(replaying(shared / "samples/keco/keco_ghsList_50-00-0.json"))
    (row,) = ghs.lookup(source, "50-00-0", report)
    record = ghs.record(row, report)
    assert (record.key, record.question) == ("18238", "50-00-0")
    assert values_of_kind(record, FactKind.UN) == ["1198", "2209"]
    assert values_of_kind(record, FactKind.SIGNAL_WORD) == ["위험"]
    assert values_of_kind(record, FactKind.PICTOGRAM) == ["GHS02", "GHS04", "GHS05", "GHS06", "GHS08"]
    classes = facts_of_kind(record, FactKind.HAZARD_CLASS)
    assert len(classes) == 9
    assert classes[0].data == HazardClass(
        "급성독성-경피", "3", "H311", ("P280", "P302+P352", "P312", "P321", "P361+P364", "P405", "P501")
    )
    assert classes[0].value == "급성독성-경피 구분 3 (H311)"
    assert values_of_kind(record, FactKind.HAZARD_STATEMENT) == [
        *("H311", "H314", "H330", "H317", "H341", "H350", "H301", "H280", "H220"),
    ]
    assert "P302+P352" in values_of_kind(record, FactKind.PRECAUTIONARY_STATEMENT)
    assert len(values_of_kind(record, FactKind.PRECAUTIONARY_STATEMENT)) == len(
        set(values_of_kind(record, FactKind.PRECAUTIONARY_STATEMENT))
    )
    (factor,) = facts_of_kind(record, FactKind.M_FACTOR)
    assert (factor.value, factor.absence, factor.section) == ("자료없음", Absence.NO_DATA, Section.HAZARDS)
    assert facts_of_kind(record, FactKind.LEGAL_LISTING) == []
    assert (report.drift, report.rejected) == ({}, {})


def test_counters_that_came_as_text_are_read(shared: Path, open_source: Opened, report: PassReport) -> None:
    path = shared / "samples/keco/synthetic_keco_ghs_toluene_mock.json"
    source, _ = open_source(replaying(path))
    (row,) = ghs.lookup(source, "108-88-3", report)
    assert row == recorded_json(path)["body"]["items"][0]
    assert values_of_kind(ghs.record(row, report), FactKind.UN) == ["1294"]


def test_the_ignored_field_repeats_what_the_other_search_states_better() -> None:
    assert frozenset({"sbstnTypeUnqno"}) == ghs.FEED.ignored


def test_a_pictogram_and_a_un_number_that_are_none_are_rejected(report: PassReport) -> None:
    record = ghs.record({"sbstnId": "1", "pctgrmCd": "GHS02^불꽃", "unnm": "1198^x", "hrmflnList": []}, report)
    assert values_of_kind(record, FactKind.PICTOGRAM) == ["GHS02"]
    assert values_of_kind(record, FactKind.UN) == ["1198"]
    assert report.rejected == {"그림문자: no GHS pictogram": 1, "UN번호: no UN number": 1}


@pytest.mark.parametrize("name", ["", None, "-", "null"])
def test_a_class_without_a_name_keeps_its_codes_and_is_counted_whole(name: str | None, report: PassReport) -> None:
    nameless = {"hrmflnClsfArtclNm": name, "hrmDngrCd": "H280", "clsfGrd": "2", "hrmPrevntCd": "P410+P403"}
    named = {"hrmflnClsfArtclNm": "인화성 가스", "hrmDngrCd": "H220", "clsfGrd": "1", "hrmPrevntCd": "P210^P403"}
    record = ghs.record({"sbstnId": "1", "hrmflnList": [nameless, named]}, report)
    assert values_of_kind(record, FactKind.HAZARD_STATEMENT) == ["H280", "H220"]
    assert values_of_kind(record, FactKind.PRECAUTIONARY_STATEMENT) == ["P410+P403", "P210", "P403"]
    assert values_of_kind(record, FactKind.HAZARD_CLASS) == ["인화성 가스 구분 1 (H220)"]
    assert report.rejected["유해성분류: a class without a name"] == 1
    assert '"clsfGrd": "2"' in report.samples["value:유해성분류: a class without a name"].text


@pytest.mark.parametrize("classes", [None, "", {}, "H311", [None]])
def test_classes_that_are_no_list_refuse_the_substance_and_name_its_key(classes: object, report: PassReport) -> None:
    with pytest.raises(BadRow, match="hrmflnList is no list") as caught:
        ghs.record({"sbstnId": "1", "casNo": "50-00-0", "hrmflnList": classes}, report)
    assert caught.value.key == "1"


def test_an_item_without_an_id_is_a_bad_row(report: PassReport) -> None:
    with pytest.raises(BadRow):
        ghs.record({"casNo": "50-00-0"}, report)
