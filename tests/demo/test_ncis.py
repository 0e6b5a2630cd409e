"""The miniature ministry matches its recordings, and its tables keep their rules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from demo import tables
from demo.ncis import reply_to
from demo.ncis.keco import listings_of
from demo.ncis.spreadsheet import COLUMNS
from demo.ncis.spreadsheet import write as write_spreadsheet
from demo.tables import Accident, Facility, rows
from demo.wire import Reply, Request
from tests.connectors.ncis.recorded import recorded_json, shape, xml_shape

GATEWAY = "apis.data.go.kr"
KECO = "/B552584/kecoapi"


def fetched(host: str, path: str, **params: str) -> Reply:
    reply = reply_to(Request(host, path, params))
    assert reply is not None
    return reply


def value(reply: Reply) -> Any:
    return json.loads(reply.body)


def by_cas(path: str, number: str) -> Any:
    return value(fetched(GATEWAY, KECO + path, searchGubun="2", searchNm=number, returnType="JSON"))


@pytest.mark.parametrize(
    ("path", "recording"),
    [
        ("/ncissbstn/chemSbstnList", "keco_chemSbstnList_50-00-0.json"),
        ("/ncisghs/ghsList", "keco_ghsList_50-00-0.json"),
    ],
)
def test_kecos_answer_has_the_structure_of_the_recording(shared: Path, path: str, recording: str) -> None:
    assert shape(by_cas(path, "50-00-0")) == shape(recorded_json(shared / "samples/keco" / recording))


def test_nics_answer_has_the_structure_of_the_recording(shared: Path) -> None:
    recorded = ElementTree.fromstring((shared / "samples/nics/nics_kischemlist_50-00-0.xml").read_bytes())  # noqa: S314  our own file
    reply = fetched(GATEWAY, "/1480802/iciskischem/kischemlist", casNo="50-00-0", numOfRows="10", pageNo="1")
    assert xml_shape(ElementTree.fromstring(reply.body)) == xml_shape(recorded)  # noqa: S314  written by this process


def test_the_ids_of_both_searches_agree_and_are_above_real_ones() -> None:
    (one,) = by_cas("/ncissbstn/chemSbstnList", "50-00-0")["body"]["items"]
    (two,) = by_cas("/ncisghs/ghsList", "50-00-0")["body"]["items"]
    assert one["sbstnId"] == two["sbstnId"]
    assert int(one["sbstnId"]) > 90_000


def test_an_unknown_number_has_no_items_and_a_missing_parameter_a_code() -> None:
    assert by_cas("/ncissbstn/chemSbstnList", "1-1-1")["body"] == {
        "items": [],
        "numOfRows": 10,
        "pageNo": 1,
        "totalCount": 0,
    }
    path = KECO + "/ncissbstn/chemSbstnList"
    assert value(fetched(GATEWAY, path))["header"]["resultCode"] == "93"
    assert value(fetched(GATEWAY, path, searchGubun="9", searchNm="x"))["header"]["resultCode"] == "95"


def test_a_search_by_english_name_is_loose() -> None:
    found = value(fetched(GATEWAY, KECO + "/ncissbstn/chemSbstnList", searchGubun="1", searchNm="formaldehyde"))
    assert any(item["casNo"] == "50-00-0" for item in found["body"]["items"])


def test_every_substance_answers_and_names_its_source() -> None:
    for substance in tables.substances():
        reply = fetched(GATEWAY, KECO + "/ncissbstn/chemSbstnList", searchGubun="2", searchNm=substance.cas)
        (item,) = value(reply)["body"]["items"]
        assert len(item["typeList"]) == len(listings_of(substance.cas))
        assert substance.source in reply.source


def test_an_empty_page_is_an_empty_element_and_a_year_narrows_the_accidents() -> None:
    path = "/1480802/iciscsc/csclist"
    empty = ElementTree.fromstring(fetched(GATEWAY, path, pageNo="99").body)  # noqa: S314  written by this process
    assert empty.find("body/items/item") is None
    some = ElementTree.fromstring(fetched(GATEWAY, path, yyyy="2015").body)  # noqa: S314  written by this process
    assert 0 < int(some.findtext("body/totalCount", "0")) < 60


def test_another_hosts_request_is_not_answered() -> None:
    assert reply_to(Request("psis.rda.go.kr", "/openApi/service.do", {})) is None


def test_the_spreadsheet_has_a_row_for_each_substance_and_further_rows_under_the_real_columns(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    write_spreadsheet(tmp_path / "list.xlsx")
    book = load_workbook(tmp_path / "list.xlsx", read_only=True)
    header, *cells = book.worksheets[0].iter_rows(values_only=True)
    book.close()
    assert header == COLUMNS
    of_substances = [substance.cas for substance in tables.substances()]
    assert [row[1] for row in cells] == of_substances + [row.cas for row in tables.further_list_rows()]
    assert ("납(입자지름≥1mm)", "인체만성97-1-9(2)") in [(row[3], row[5]) for row in cells]


def test_facilities_stand_in_all_provinces_on_centroids_of_districts(shared: Path) -> None:
    """Content rule 26."""
    import csv

    with (shared / "data/geo/sigungu_centroids.csv").open(encoding="utf-8", newline="") as file:
        centroids = {(row["lat"], row["lon"]) for row in csv.DictReader(file)}
    facilities = rows(Facility, "facilities.csv")
    assert len(facilities) == 60
    assert len({facility.sido for facility in facilities}) == 17
    assert all((facility.latitude, facility.longitude) in centroids for facility in facilities)
    handling = [facility for facility in facilities if facility.handled]
    assert {facility.sido for facility in handling} == {"경기도"}
    assert len(handling) >= 12


def test_everything_invented_sounds_so() -> None:
    """Content rule 26."""
    assert all("시연" in facility.name or "가상" in facility.name for facility in rows(Facility, "facilities.csv"))
    accidents = rows(Accident, "accidents.csv")
    assert len(accidents) == 60
    assert all(accident.summary.startswith("가상 사례") for accident in accidents)
    assert {accident.date[:4] for accident in accidents} == {str(year) for year in range(2012, 2027)}
