from __future__ import annotations

from decimal import Decimal

import pytest

from connectors.errors import BadRow
from connectors.pass_report import PassReport
from connectors.schema import Absence, FactKind, Measure, Record, RecordKind, Row, Section
from connectors.toxinfo import CONNECTOR
from demo.toxinfo import reply_to
from tests.connectors.ncis.recorded import facts_of_kind, values_of_kind
from tests.connectors.open_source import open_source

FEEDS = {feed.name.partition(".")[2]: feed for feed in CONNECTOR.feeds}
BENZENE = {"TOXIC_CODE": "T1", "NM_KOR": "벤젠", "NM_ENG": "Benzene", "CAS_NO": "71-43-2"}


def read(feed: str, row: Row, report: PassReport | None = None) -> Record:
    return FEEDS[feed].record(row, report if report is not None else PassReport())


def test_material_states_names_numbers_formula_and_mass() -> None:
    report = PassReport()
    row = {**BENZENE, "MF": "C6H6", "MW": "78.11", "SYN_KOR": "벤졸; 페닐 하이드라이드", "SYN_ENG": "Benzol"}
    record = read("material", row, report)
    assert (record.key, record.entity, record.kind) == ("T1", "T1", RecordKind.SUBSTANCE)
    assert values_of_kind(record, FactKind.CAS) == ["71-43-2"]
    assert values_of_kind(record, FactKind.NAME) == ["벤젠", "Benzene"]
    assert values_of_kind(record, FactKind.SYNONYM) == ["벤졸", "페닐 하이드라이드", "Benzol"]
    assert values_of_kind(record, FactKind.FORMULA) == ["C6H6"]
    (mass,) = facts_of_kind(record, FactKind.MOLAR_MASS)
    assert mass.data == Measure(Decimal("78.11"), Decimal("78.11"), "g/mol")
    assert (report.rejected, report.drift) == ({}, {})


def test_a_field_of_the_unpublished_ones_is_kept_verbatim_and_counted() -> None:
    report = PassReport()
    record = read("values", {**BENZENE, "ITEM_NO": "3", "DOSE_TEXT": "이백 단위"}, report)
    (fact,) = facts_of_kind(record, FactKind.OTHER, "DOSE_TEXT")
    assert fact.value == "이백 단위"
    assert report.drift == {"DOSE_TEXT": 1}


def test_an_unpublished_field_that_is_blank_is_counted_but_states_nothing() -> None:
    report = PassReport()
    record = read("material", {**BENZENE, "NEW": None, "EMPTY": ""}, report)
    assert facts_of_kind(record, FactKind.OTHER) == []
    assert report.drift == {"NEW": 1, "EMPTY": 1}


@pytest.mark.parametrize(
    ("feed", "row", "key"),
    [
        ("summary", {"TOXIC_CODE": "T1"}, "T1"),
        ("references", {"TOXIC_CODE": "T1", "ITEM_NO": 2}, "T1/2"),
        ("kinetics", {"TOXIC_CODE": "T1", "STR_CODE": "S", "ITEM_NO": "2"}, "T1/S/2"),
        ("kinetics", {"TOXIC_CODE": "T1", "ITEM_NO": "2"}, "T1/2"),
        ("carcinogenicity", {"CHEM_ID": "C1", "SEQ": "4"}, "C1/4"),
    ],
)
def test_keys_are_the_agencys_own_ids(feed: str, row: Row, key: str) -> None:
    assert read(feed, row).key == key


def test_a_row_without_a_code_is_keyed_by_all_that_names_it() -> None:
    one = read("references", {"NM_KOR": "벤젠", "ITEM_NO": "1"})
    other = read("references", {"NM_KOR": "벤젠", "ITEM_NO": "2"})
    assert len(one.key) == len(other.key) == 16
    assert one.key != other.key


def test_a_row_that_names_nothing_is_bad_and_has_no_key() -> None:
    with pytest.raises(BadRow) as caught:
        read("summary", {"SMMY": "글"})
    assert not caught.value.has_key


def test_a_wrong_check_digit_is_rejected_and_the_record_lives_on() -> None:
    report = PassReport()
    record = read("summary", {**BENZENE, "CAS_NO": "71-43-3"}, report)
    assert values_of_kind(record, FactKind.CAS) == []
    assert report.rejected == {"CAS_NO: CAS check digit": 1}


@pytest.mark.parametrize("mass", ["-1", "0", "약 78"])
def test_a_mass_that_is_none_is_rejected(mass: str) -> None:
    report = PassReport()
    assert facts_of_kind(read("material", {**BENZENE, "MW": mass}, report), FactKind.MOLAR_MASS) == []
    assert report.rejected == {"MW: no positive number": 1}


def test_treatments_stand_under_first_aid_and_apart() -> None:
    record = read("emergency", {**BENZENE, "GENL_TRTM": "가\n나", "SPEC_TRTM": "자료없음"})
    general = facts_of_kind(record, FactKind.TREATMENT_GENERAL)
    (specific,) = facts_of_kind(record, FactKind.TREATMENT_SPECIFIC)
    assert [(fact.value, fact.section) for fact in general] == [("가", Section.FIRST_AID), ("나", Section.FIRST_AID)]
    assert specific.absence is Absence.NO_DATA


def test_grades_stand_under_the_body_that_gives_them() -> None:
    row = {"CHEM_ID": "C1", "SEQ": "4", "CAS_NO": "71-43-2", "CHEM_NAME": "Benzene", "IARC_CODE": "1"}
    record = read("carcinogenicity", row)
    assert values_of_kind(record, FactKind.CARCINOGENICITY, "IARC") == ["1"]
    assert values_of_kind(record, FactKind.NAME) == ["Benzene"]
    assert record.question == "71-43-2"


@pytest.mark.parametrize("feed", [name for name, feed in FEEDS.items() if feed.rows])
def test_every_row_of_the_demonstration_is_read_without_drift(feed: str) -> None:
    report = PassReport()
    rows = FEEDS[feed].rows
    assert rows is not None
    with open_source(reply_to) as (source, _):
        records = [read(feed, row, report) for row in rows(source, report)]
    assert len({record.key for record in records}) == len(records) == report.total
    assert (report.rejected, report.drift, report.bad_rows) == ({}, {}, 0)
