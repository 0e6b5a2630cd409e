"""Each figure of the demonstration equals its source's, or stands in a short list of exceptions with the reason."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from demo import tables
from demo.ncis.keco import contents_of
from demo.tables import Listing
from tests.demo import sources

LIST_2026 = "화학물질정보처리시스템 목록 2026-01"
KECO_RECORDED = "기후에너지환경부 화학물질 정보(chemSbstnList 50-00-0)"
GHS_RECORDED = "기후에너지환경부 유독물GHS 정보(ghsList 50-00-0)"

LIMITS_OF_OTHER_ROWS = {"1332-21-4": "석면(모든 형태)", "99-99-0": "88-72-2"}
"""Rows of the notice by another key: asbestos has no number there; the isomers of nitrotoluene continue the row above."""
NO_LIMIT = {
    "7439-97-6": "the copy holds the row of the alkyl compounds under the metal's number; the metal's is missing"
}
NOTES_THAT_DIFFER = {
    "98-95-3": "the source prints 생식독성 IB with a letter",
    "151-56-4": "the source's line is cut behind a comma, which … says",
    "7440-43-9": "the source's line is cut behind a comma, which … says",
    "50-32-8": "the source's line is cut behind a comma, which … says",
    "106-97-8": "the line that bounds the note to butane with butadiene is cut off, so the note is left out",
    "99-99-0": "the numbers within the note give this isomer Skin alone",
}
SUBSIDIARY_AS_LABELLED = {"1052": "6.1"}
"""The source's column of labels prints 8.6.1 for 8, 6.1; its reader made no subsidiary hazard of it."""
CODES_LEFT_OUT = {
    ("106-97-8", "H340"): "of butane with butadiene, another entry",
    ("106-97-8", "H350"): "of butane with butadiene, another entry",
    ("7440-43-9", "H250"): "of pyrophoric cadmium powder, another entry",
    ("56-23-5", "H420"): "no official Korean phrase is at hand",
}
SALTS_OF_HYDROGEN_CYANIDE = {"143-33-9", "151-50-8"}
"""CLP classifies them as 006-007-00-5, without their numbers."""
NOT_IN_THE_PRINTED_PHRASES = {"H221", "H270", "H340", "H362", "P501"}
"""Phrases of the notice that no sheet at hand prints."""
COMMON_NAMES = "국문명은 통용 국문명"
PROPERTIES_AT_HAND = "KOSHA MSDS 톨루엔"
"""The NRC's and NTP's books, the sources of the other properties, are not beside the checkout."""


@pytest.fixture
def data(shared: Path) -> Path:
    return shared / "data"


def test_every_number_name_and_ec_number_of_a_substance_is_its_sources(data: Path) -> None:
    listed, ec = sources.national_rows_by_number(data), sources.ec_numbers(data)
    for substance in tables.substances():
        of_number = listed[substance.cas]
        assert substance.ke in {row["기존"] for row in of_number}, substance
        assert substance.name_en in {row["영문명"].strip() for row in of_number}, substance
        if COMMON_NAMES not in substance.source:
            names = {row["국문명"] for row in of_number} | sources.korean_names(data).get(substance.cas, frozenset())
            assert substance.name_ko in names, substance
        assert {substance.ec} - {""} <= ec.get(substance.cas, frozenset()), substance


def test_every_further_korean_name_is_its_sources(data: Path) -> None:
    for name in tables.names():
        if name.lang == "ko" and name.source != KECO_RECORDED:
            assert name.name in sources.korean_names(data)[name.cas], name


def test_every_listing_has_the_number_and_the_text_of_the_national_list(data: Path) -> None:
    by_cas = {substance.cas: substance for substance in tables.substances()}
    for listing in tables.listings():
        if listing.source == KECO_RECORDED:
            continue
        assert listing.source == LIST_2026
        row = sources.national_rows_by_number(data)[listing.cas][0]
        assert _number_in(row, listing) == listing.number, listing
        if listing.list_name == "인체등유해성물질":
            assert sources.effects(listing.contents) == sources.effects(sources.listed_texts(row, "유독물질")[0])
        elif texts := sources.listed_texts(row, listing.list_name):
            assert contents_of(by_cas[listing.cas], listing) in texts, listing


def test_no_listing_of_the_national_list_is_missing(data: Path) -> None:
    named = {(row.cas, row.list_name) for row in tables.listings()}
    column_of = {"급성·만성·생태": "인체등유해성물질", "사고대비": "사고대비물질", "중점": "중점관리물질"}
    column_of |= {"등록대상기존화학물질": "등록대상기존화학물질", "잔류": "잔류성오염물질"}
    for substance in tables.substances():
        row = sources.national_rows_by_number(data)[substance.cas][0]
        stated = {list_name for column, list_name in column_of.items() if row[column]}
        stated |= {"기존화학물질"} if row["기존물질여부"] == "Y" else set()
        stated |= {each for each in ("제한물질", "금지물질", "허가물질") if sources.listed_texts(row, each)}
        assert {(substance.cas, list_name) for list_name in stated} <= named, substance


def _number_in(row: sources.ListRow, listing: Listing) -> str:
    """The number of the listing's list in a row of the national list."""
    if listing.list_name == "기존화학물질":
        return row["기존"]
    if listing.list_name == "인체등유해성물질":
        return re.sub(r"^[가-힣·]+", "", row["급성·만성·생태"])
    columns = {"사고대비물질": "사고대비", "중점관리물질": "중점", "잔류성오염물질": "잔류"}
    columns |= {"등록대상기존화학물질": "등록대상기존화학물질"}
    cell = row[columns.get(listing.list_name, "제한/금지/허가")].removesuffix(".0")
    return listing.number if listing.number in cell.split(",") else cell


def test_further_rows_of_the_national_list_are_rows_of_it_cell_by_cell(data: Path) -> None:
    columns = ["CAS번호", "영문명", "국문명", "기존", "급성·만성·생태", "사고대비", "제한/금지/허가", "중점", "잔류"]
    columns += [sources.CONTENTS, "등록대상기존화학물질", "기존물질여부"]
    printed = {tuple(row[column] for column in columns) for row in sources.national_list(data)}
    for row in tables.further_list_rows():
        assert tuple(getattr(row, field) for field in row.__slots__[:-1]) in printed, row


def test_every_limit_has_the_figures_and_the_note_of_its_row_in_the_notice(data: Path) -> None:
    by_number = sources.limits_by_number(data)
    for limit in tables.limits():
        found = by_number[LIMITS_OF_OTHER_ROWS.get(limit.cas, limit.cas)][0]
        assert (limit.twa_ppm, limit.twa_mg_m3, limit.stel_ppm, limit.stel_mg_m3) == found.figures, limit
        assert (limit.note == found.note) is not (limit.cas in NOTES_THAT_DIFFER), limit
        if limit.applies_to:
            assert limit.applies_to.startswith(found.name), limit


def test_every_substance_with_a_row_in_the_notice_has_a_limit_its_own_or_its_groups(data: Path) -> None:
    by_number = sources.limits_by_number(data)
    with_rows = {substance.cas for substance in tables.substances() if substance.cas in by_number}
    assert with_rows - {limit.cas for limit in tables.limits()} == NO_LIMIT.keys()


def test_a_limit_of_a_groups_row_names_the_group(data: Path) -> None:
    """``시안화합물`` counts for calcium cyanide by its number."""
    of_group = {limit.cas: limit.applies_to for limit in tables.limits() if limit.applies_to}
    assert of_group["592-01-8"] == of_group["151-50-8"] == "시안화합물"
    assert of_group["106-42-3"] == of_group["1330-20-7"] == "크실렌(모든 이성체)"
    by_number = sources.limits_by_number(data)
    for limit in tables.limits():
        own_rows = by_number.get(limit.cas, ())
        assert limit.applies_to or any(row.is_of == limit.cas for row in own_rows), limit


def test_every_un_entry_has_the_class_the_subsidiary_hazards_and_the_group_of_its_row(data: Path) -> None:
    printed = {
        (
            row["idNumber"].removeprefix("UN"), row["properShippingName"], row.get("hazardClass", ""),
            SUBSIDIARY_AS_LABELLED.get(row["idNumber"].removeprefix("UN"), ", ".join(row["subsidiaryRisks"])),
            row.get("packingGroup") or "",
        )
        for row in sources.un_rows(data)
    }  # fmt: skip
    for entry in tables.transports():
        stated = (entry.un, entry.shipping_name, entry.transport_class, entry.subsidiary, entry.packing_group)
        assert stated in printed, entry


def test_every_classification_of_clp_is_there_and_no_other(data: Path) -> None:
    for substance in tables.substances():
        of_substance = [row for row in tables.hazards() if row.cas == substance.cas and "EU CLP" in row.source]
        if not of_substance or substance.cas in SALTS_OF_HYDROGEN_CYANIDE:
            continue
        stated = {(row.category if row.h_code[:4] != "H280" else "", row.h_code[:4]) for row in of_substance}
        left_out = {code for number, code in CODES_LEFT_OUT if number == substance.cas}
        assert stated == {pair for pair in sources.clp_codes(data)[substance.cas] if pair[1] not in left_out}, substance


def test_every_classification_of_the_australian_list_is_there(data: Path) -> None:
    for row in tables.hazards():
        if row.source.startswith("Safe Work Australia"):
            assert row.h_code[:4] in sources.hcis_codes(data)[row.cas], row


def test_every_other_classification_is_one_of_the_recorded_answer() -> None:
    others = {row.source for row in tables.hazards() if "EU CLP" not in row.source and "HCIS" not in row.source}
    assert others == {GHS_RECORDED}


def test_every_designated_quantity_is_that_of_annex_1(data: Path) -> None:
    quantities = sources.designated_quantities(data)
    for row in tables.dangerous_substances():
        number = row.class_text[1]
        possible = {
            quantity for (group, item, condition), quantity in quantities.items()
            if group == number and item in row.class_text
            and (condition not in ("수용성", "비수용성") or f" {condition}" in row.class_text)
        }  # fmt: skip
        assert possible == {row.designated_quantity}, row


def test_every_phrase_is_as_the_agency_prints_it(data: Path) -> None:
    printed = sources.phrases(data)
    assert {code for code in tables.phrases() if code not in printed} == NOT_IN_THE_PRINTED_PHRASES
    for code, text in tables.phrases().items():
        assert text == printed.get(code, text).strip(), code


def test_every_property_of_toluene_is_as_recorded(shared: Path) -> None:
    recorded = sources.recorded_properties(shared / "samples")
    for row in tables.properties():
        if row.source.startswith(PROPERTIES_AT_HAND):
            assert " ".join(row.value.split()) in recorded, row
