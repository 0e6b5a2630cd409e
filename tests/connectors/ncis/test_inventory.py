from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.errors import BadFile, BadRow
from connectors.http import Client
from connectors.ncis import inventory
from connectors.ncis.inventory import COLUMNS, key_of, record
from connectors.pass_report import PassReport
from connectors.schema import Fact, FactKind, LegalListing, Origin, Record, Threshold
from connectors.source import Source
from tests.connectors.ncis.recorded import facts_of_kind, values_of_kind
from tests.connectors.ncis.workbooks import saved_workbook, source_of_file

BENZENE = {
    "번호": "9",
    "CAS번호": "71-43-2",
    "영문명": "Benzene",
    "국문명": "벤젠",
    "기존": "KE-02150",
    "급성·만성·생태": "인체만성97-1-50",
    "사고대비": "4.0",
    "유해특성분류 및 혼합물 함량기준(%)": "유독물질 : 인체만성유해성 : 0.1% / 사고대비물질 : 벤젠 및 이를 85% 이상 함유한 혼합물",
    "등록대상기존화학물질": "18",
    "기존물질여부": "Y",
}


def listings(found: Record) -> list[LegalListing]:
    return [fact.data for fact in facts_of_kind(found, FactKind.LEGAL_LISTING) if isinstance(fact.data, LegalListing)]


def row(**cells: Any) -> dict[str, Any]:
    return {**{"CAS번호": "71-43-2"}, **cells}


def test_a_row_becomes_identifiers_names_and_a_listing_for_each_list(report: PassReport) -> None:
    found = record(BENZENE, report)
    assert found.key == "ke-02150|71-43-2|benzene;벤젠"
    assert values_of_kind(found, FactKind.CAS) == ["71-43-2"]
    assert values_of_kind(found, FactKind.KE) == ["KE-02150"]
    assert values_of_kind(found, FactKind.NAME) == ["벤젠", "Benzene"]
    assert [(one.list_name, one.number, one.thresholds) for one in listings(found)] == [
        ("인체만성유해성물질", "97-1-50", (Threshold(Decimal("0.1"), "인체만성유해성"),)),
        ("사고대비물질", "4", (Threshold(Decimal("85")),)),
        ("등록대상기존화학물질", "18", ()),
        ("기존화학물질", "KE-02150", ()),
    ]
    assert (report.rejected, report.drift) == ({}, {})


@pytest.mark.parametrize("cell", ["", " ", "-", "부여되지 않음"])
def test_a_group_without_a_cas_number_keeps_its_row(report: PassReport, cell: str) -> None:
    found = record({"CAS번호": cell, "국문명": "납화합물질"}, report)
    assert values_of_kind(found, FactKind.CAS) == []
    assert values_of_kind(found, FactKind.NAME) == ["납화합물질"]
    assert report.rejected == {}


@pytest.mark.parametrize(
    "cell", ["7176-17-2,5493-45-8", "7176-17-2, 5493-45-8", "7176-17-2/5493-45-8", "7176-17-2 & 5493-45-8"]
)
def test_several_numbers_in_one_cell_are_several_facts(report: PassReport, cell: str) -> None:
    assert values_of_kind(record({"CAS번호": cell}, report), FactKind.CAS) == ["7176-17-2", "5493-45-8"]


def test_numbers_of_the_old_inventory_shapes_are_kept(report: PassReport) -> None:
    for number in ("KE-05-0331", "2015-3-6575", "97-1-45"):
        assert values_of_kind(record({"기존": number}, report), FactKind.KE) == [number]
    assert report.rejected == {}


def test_a_row_of_nothing_is_a_bad_row_without_a_key(report: PassReport) -> None:
    with pytest.raises(BadRow) as caught:
        record({"번호": "3", "기존물질여부": "Y"}, report)
    assert caught.value.has_key is False


def test_a_column_that_is_new_is_drift(report: PassReport) -> None:
    record(row(**{"새 열": "값"}), report)
    assert report.drift == {"새 열": 1}


@given(st.text(max_size=300), st.text(max_size=60), st.text(max_size=300), st.text(max_size=300))
def test_a_key_fits_and_does_not_mind_case_or_spacing(ke: str, cas: str, english: str, korean: str) -> None:
    key = key_of(ke[:40], cas[:60], english, korean)
    assert len(key) <= inventory.MAX_KEY_LENGTH
    assert key_of(f" {ke[:40]} ", cas[:60], english + " ", korean) == key


def test_missing_columns_are_refused_by_name_with_the_way_out(tmp_path: Path, report: PassReport) -> None:
    path = saved_workbook(
        tmp_path / "a.xlsx", [], columns=[name for name in COLUMNS if name not in ("사고대비", "잔류")]
    )
    with pytest.raises(BadFile, match=r"NCIS_INVENTORY_FILE: .* 사고대비, 잔류 열이 없습니다.*다시 내려받고"):
        list(inventory.rows(source_of_file(path), report))


def test_an_empty_sheet_and_a_column_that_stands_twice_are_refused(tmp_path: Path, report: PassReport) -> None:
    with pytest.raises(BadFile, match="채워진 시트가 없습니다"):
        list(inventory.rows(source_of_file(saved_workbook(tmp_path / "a.xlsx", [], columns=[])), report))
    with pytest.raises(BadFile, match="기존 열이 두 번"):
        list(
            inventory.rows(source_of_file(saved_workbook(tmp_path / "b.xlsx", [], columns=[*COLUMNS, "기존"])), report)
        )


def test_columns_are_found_by_name_in_any_order(tmp_path: Path, report: PassReport) -> None:
    path = saved_workbook(
        tmp_path / "a.xlsx",
        [("Y", "71-43-2")],
        columns=["기존물질여부", "CAS번호", *sorted(set(COLUMNS) - {"기존물질여부", "CAS번호"})],
    )
    assert list(inventory.rows(source_of_file(path), report)) == [{"기존물질여부": "Y", "CAS번호": "71-43-2"}]
    assert (report.received, report.total) == (1, 1)


def test_the_whole_national_list_is_read_and_every_known_trap_ends_right(shared: Path) -> None:
    report = PassReport()
    keys: Counter[str] = Counter()
    cas: Counter[str] = Counter()
    several = without = nameless = 0
    numbers: set[str] = set()
    lists: Counter[str] = Counter()
    unread: list[Fact] = []
    for sent in inventory.rows(source_of_file(shared / "data/ncis/ncis_2026-01.xlsx"), report):
        found = record(sent, report)
        keys[found.key] += 1
        own = values_of_kind(found, FactKind.CAS)
        cas.update(own)
        several += len(own) > 1
        without += not sent.get("CAS번호", "").strip(" -")
        nameless += not values_of_kind(found, FactKind.NAME)
        for one in listings(found):
            lists[one.list_name] += 1
            if one.list_name == "사고대비물질":
                numbers.add(one.number)
                unread += [] if one.thresholds else facts_of_kind(found, FactKind.LEGAL_LISTING)
    assert (report.received, report.total, report.bad_rows) == (47_462, 47_462, 0)
    assert len(keys) == 47_462
    assert report.rejected == {"CAS번호: CAS check digit": 6}
    assert report.samples["value:CAS번호: CAS check digit"].text == "1670-24-9"
    assert report.drift == {}
    assert without == 5_274 + 92
    assert several == 17
    assert sorted(number for number, times in cas.items() if times == 2 and number in TWICE) == sorted(TWICE)
    assert numbers == {str(number) for number in range(1, 101)}
    assert unread == []
    assert nameless == 0
    assert lists["사고대비물질"] == 105
    assert lists["금지물질"] + lists["제한물질"] == 386
    assert lists["중점관리물질"] == 839
    assert lists["잔류성오염물질"] == 1_288
    assert lists["등록대상기존화학물질"] == 530
    assert lists["기존화학물질"] == 44_569


TWICE = ("68476-33-5", "7439-92-1", "7647-01-0")


def test_a_substance_is_not_called_by_what_bounds_one_of_its_rows(report: PassReport) -> None:
    cells = {"CAS번호": "7439-92-1", "국문명": "납(입자지름≥1mm)", "영문명": "Lead(particle diameter ≥1mm)"}
    found = record(cells, report)
    assert [(fact.kind, fact.value, fact.original) for fact in found.facts if fact.kind is not FactKind.CAS] == [
        (FactKind.NAME, "납", "납(입자지름≥1mm)"),
        (FactKind.SYNONYM, "납(입자지름≥1mm)", ""),
        (FactKind.NAME, "Lead", "Lead(particle diameter ≥1mm)"),
        (FactKind.SYNONYM, "Lead(particle diameter ≥1mm)", ""),
    ]


def test_a_group_keeps_what_bounds_it_in_its_name(report: PassReport) -> None:
    name = "히드록실아민 염류. 다만, 본 고시에서 별도로 규정한 것은 제외"
    assert [fact.value for fact in record({"CAS번호": "-", "국문명": name}, report).facts] == [name]


@pytest.mark.parametrize(("origin", "stated"), [(Origin.LIVE, "2026-01"), (Origin.DEMO, "")])
def test_the_edition_is_what_the_operator_states_of_the_real_list(origin: Origin, stated: str) -> None:
    """A file's own day says when it was saved, which is no edition."""
    source = Source(origin, Client(), options={inventory.EDITION_SETTING: "2026-01"})
    assert inventory.FEED.edition is not None
    assert inventory.FEED.edition(source) == stated
