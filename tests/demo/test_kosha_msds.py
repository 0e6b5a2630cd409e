"""KOSHA's miniature matches the recordings and the rules for its texts."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from demo import tables
from demo.kosha_msds import reply_to
from demo.kosha_msds.outline import SECTIONS
from demo.kosha_msds.sheet import sheets
from demo.kosha_msds.texts import texts_of
from demo.wire import Reply, Request
from tests.connectors.ncis.recorded import xml_shape

BASE = "/B552468/msdschem1"


def fetched(operation: str, **params: str) -> Reply:
    reply = reply_to(Request("apis.data.go.kr", f"{BASE}/{operation}", params))
    assert reply is not None
    return reply


def listed(number: str, condition: str = "1", size: str = "100") -> Reply:
    return fetched("getChemList001", searchWrd=number, searchCnd=condition, numOfRows=size, pageNo="1")


def tree(body: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(body)  # noqa: S314  written by this process, or recorded


def chem_id(number: str) -> str:
    return next(sheet.chem_id for sheet in sheets().values() if sheet.substance.cas == number)


def items(number: str, section: int) -> dict[str, str | None]:
    root = tree(fetched(f"getChemDetail{section:02d}1", chemId=chem_id(number)).body)
    return {str(item.findtext("msdsItemCode")): item.findtext("itemDetail") for item in root.iter("item")}


@pytest.mark.parametrize(
    ("number", "recording"),
    [
        ("108-88-3", "kosha_getChemList001_108-88-3.xml"),
        ("50-00-0", "kosha_getChemList001_50-00-0_partial-match.xml"),
        ("000-00-0", "kosha_getChemList001_empty.xml"),
    ],
)
def test_the_list_has_the_structure_of_the_recording(shared: Path, number: str, recording: str) -> None:
    recorded = (shared / "samples/kosha" / recording).read_bytes()
    assert xml_shape(tree(listed(number).body)) == xml_shape(tree(recorded))


@pytest.mark.parametrize(
    ("number", "section", "recording"),
    [
        ("7722-84-1", 2, "kosha_getChemDetail021_001015_pictogram-swap.xml"),
        ("108-88-3", 2, "kosha_getChemDetail021_001032.xml"),
        ("108-88-3", 8, "kosha_getChemDetail081_001032.xml"),
        ("108-88-3", 9, "kosha_getChemDetail091_001032.xml"),
    ],
)
def test_a_section_has_the_structure_codes_and_names_of_the_recording(
    shared: Path, number: str, section: int, recording: str
) -> None:
    ours = tree(fetched(f"getChemDetail{section:02d}1", chemId=chem_id(number)).body)
    recorded = tree((shared / "samples/kosha" / recording).read_bytes())
    assert xml_shape(ours) == xml_shape(recorded)
    for name in ("lev", "msdsItemCode", "msdsItemNameKor", "upMsdsItemCode"):
        assert [item.findtext(name) for item in ours.iter("item")] == [
            item.findtext(name) for item in recorded.iter("item")
        ]


def test_the_recorded_answers_differ_from_ours_in_white_space_nowhere(shared: Path) -> None:
    recorded = (shared / "samples/kosha/kosha_getChemList001_empty.xml").read_bytes()
    assert listed("000-00-0").body == recorded


def test_a_part_of_a_number_finds_more_than_the_number() -> None:
    found = [item.findtext("casNo") for item in tree(listed("50-00-0").body).iter("item")]
    assert found == ["50-00-0", "13150-00-0"]


def test_a_blank_word_finds_nothing_and_pages_end() -> None:
    assert tree(listed("").body).findtext("body/totalCount") == "0"
    assert tree(listed("-", size="10").body).findtext("body/totalCount") == str(len(sheets()))
    assert len(list(tree(listed("-", size="10").body).iter("item"))) == 10


@pytest.mark.parametrize(("condition", "word"), [("0", "톨루엔"), ("2", "1294"), ("3", "KE-33936"), ("4", "203-625-9")])
def test_the_other_conditions_find_toluene(condition: str, word: str) -> None:
    assert "108-88-3" in [item.findtext("casNo") for item in tree(listed(word, condition).body).iter("item")]


def test_an_unknown_sheet_is_a_success_without_items() -> None:
    root = tree(fetched("getChemDetail021", chemId="000000").body)
    assert root.findtext("header/resultCode") == "00"
    assert list(root.iter("item")) == []


def test_requests_of_others_are_not_answered() -> None:
    assert reply_to(Request("apis.data.go.kr", f"{BASE}/getChemDetail171", {})) is None
    assert reply_to(Request("apis.data.go.kr", "/B552468/msdschem/getChemList", {})) is None
    assert reply_to(Request("openapi.gg.go.kr", f"{BASE}/getChemList001", {})) is None


def test_files_03_and_04_are_swapped_in_both_directions() -> None:
    assert "GHS04.gif" in str(items("7722-84-1", 2)["B0402"])
    assert "GHS03.gif" in str(items("7664-41-7", 2)["B0402"])


def test_a_sheet_of_hydrogen_fluoride_speaks_of_one_form() -> None:
    assert items("7664-39-3", 14)["N02"] == "1052"
    sheet = sheets()[chem_id("7664-39-3")]
    assert {hazard.form for hazard in sheet.hazards} == {"anhydrous"}


def test_running_text_is_official_statements_without_blanks_to_fill_in() -> None:
    official = {f"{code} : {text.replace('...', '…')}" for code, text in tables.phrases().items()}
    for sheet in sheets().values():
        for code, text in texts_of(sheet).items():
            if code[0] in "DEFGM" and text:
                assert set(text.split("|")) <= official
                assert "…" not in text


def test_every_section_of_every_substance_is_answered_with_all_its_items() -> None:
    for sheet in sheets().values():
        for section, (_, rows) in SECTIONS.items():
            root = tree(fetched(f"getChemDetail{section:02d}1", chemId=sheet.chem_id).body)
            assert len(list(root.iter("item"))) == len(rows)


def test_every_text_belongs_to_an_item() -> None:
    known = {code for _, rows in SECTIONS.values() for code, _ in rows}
    assert all(set(texts_of(sheet)) <= known for sheet in sheets().values())


def test_orders_grow_through_all_sections_and_ids_are_above_real_ones() -> None:
    orders = [start + 2 * place for start, rows in SECTIONS.values() for place in range(len(rows))]
    assert orders == sorted(set(orders))
    assert all(re.fullmatch(r"9\d{5}", sheet.chem_id) for sheet in sheets().values())


def test_every_answer_names_its_public_sources() -> None:
    reply = fetched("getChemDetail081", chemId=chem_id("108-88-3"))
    assert "고용노동부 노출기준 고시" in reply.source
    assert "시연" not in reply.source


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("7664-39-3", "|TWA : 0.5ppm |C : 3ppm(Skin)"),
        ("108-88-3", "|TWA : 50ppm |STEL : 150ppm(생식독성 2)"),
        ("7664-93-9", "|TWA : 0.2mg/m3 |STEL : 0.6mg/m3발암성 1A(강산 Mist에 한정함), 흉곽성"),
        ("592-01-8", "|TWA : 5mg/m3(시안화합물, Skin)"),
        ("1332-21-4", "|TWA : 0.1개/cm3석면(모든 형태), 발암성 1A"),
        ("7439-97-6", "자료없음"),
    ],
)
def test_domestic_limits_are_printed_as_kosha_prints_them(number: str, text: str) -> None:
    assert items(number, 8)["H0202"] == text


@pytest.mark.parametrize(
    ("number", "text"), [("7664-39-3", "8 (6.1)"), ("7782-50-5", "2.3 (5.1, 8)"), ("108-88-3", "3")]
)
def test_a_subsidiary_hazard_stands_in_brackets_behind_the_class(number: str, text: str) -> None:
    assert items(number, 14)["N06"] == text


def test_what_nothing_is_known_of_is_no_data() -> None:
    assert set(items("13150-00-0", 4).values()) == {"자료없음"}
