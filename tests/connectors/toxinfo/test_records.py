from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.errors import BadRow
from connectors.pass_report import PassReport
from connectors.schema import Absence, FactKind, Measure, Record, RecordKind, Row, Section
from connectors.toxinfo import CONNECTOR
from connectors.toxinfo.operations import OPERATIONS
from connectors.toxinfo.records import with_places
from demo.toxinfo import reply_to
from tests.connectors.ncis.recorded import facts_of_kind, values_of_kind
from tests.connectors.open_source import open_source
from tests.connectors.pieces import FullReport, fields_of, lost, placed

FEEDS = {feed.name.partition(".")[2]: feed for feed in CONNECTOR.feeds}
FIELDS = (
    *("NM_KOR", "NM_ENG", "CHEM_NAME", "CHEM_NAME_KOR", "CAS_NO", "SYN_KOR", "SYN_ENG", "MF", "MW", "SMMY", "RESULT"),
    *(
        "GENL_TRTM",
        "SPEC_TRTM",
        "REFRNC",
        "IARC_CODE",
        "CL_INTRO",
        "TOXDYN",
        "A_POISN_CL_MNFS",
        "ITEM_NO",
        "SEQ",
        "NEW",
    ),
)
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


@pytest.mark.parametrize("mass", ["-1", "0", "약 78", "1,234"])
def test_a_mass_that_is_not_certain_is_shown_as_sent_and_counted(mass: str) -> None:
    report = PassReport()
    (fact,) = facts_of_kind(read("material", {**BENZENE, "MW": mass}, report), FactKind.MOLAR_MASS)
    assert (fact.value, fact.data) == (mass, None)
    assert report.rejected == {"분자량: no certain positive number": 1}


@pytest.mark.parametrize("numbers", ["71-43-2, 108-88-3", "71-43-2 108-88-3", "71-43-2/108-88-3", "71-43-2; 108-88-3"])
def test_several_numbers_in_one_field_make_a_mixture_record(numbers: str) -> None:
    report = PassReport()
    record = read("summary", {**BENZENE, "CAS_NO": numbers}, report)
    assert values_of_kind(record, FactKind.CAS) == ["71-43-2", "108-88-3"]
    assert report.rejected == {}


def keys(feed: str, *rows: Row) -> list[str]:
    operation = next(each for each in OPERATIONS if each.feed == f"toxinfo.{feed}")
    return [read(feed, row).key for row in with_places(operation, rows)]


def test_a_second_row_of_one_code_is_a_record_of_its_own() -> None:
    first, second, third = ({**BENZENE, "SMMY": text} for text in ("가", "나", "다"))
    assert keys("summary", first, second, third) == ["T1", "T1#2", "T1#3"]
    assert keys("references", *({**row, "ITEM_NO": "2"} for row in (first, second))) == ["T1/2", "T1/2#2"]
    assert {read("summary", row).entity for row in (first, second)} == {"T1"}


def test_a_second_row_with_other_names_and_without_a_code_is_kept_too() -> None:
    assert keys("summary", {**BENZENE, "CAS_NO": "108-88-3"}, BENZENE) == ["T1", "T1#2"]
    one, other = keys("summary", {"NM_KOR": "벤젠", "SMMY": "가"}, {"NM_KOR": "벤젠", "SMMY": "나"})
    assert other == f"{one}#2"


def test_equal_rows_share_a_key_wherever_they_stand() -> None:
    first, second = {**BENZENE, "SMMY": "가"}, {**BENZENE, "SMMY": "나"}
    assert keys("summary", first, second, first, second) == ["T1", "T1#2", "T1", "T1#2"]


def test_an_unpublished_field_that_is_an_object_is_kept_as_sent() -> None:
    record = read("material", {**BENZENE, "NEW": {"a": [1, "가"]}})
    assert values_of_kind(record, FactKind.OTHER) == ['{"a": [1, "가"]}']


@given(st.sampled_from(list(FEEDS)), st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=40)))
def test_any_text_in_any_field_comes_out_whole_or_is_counted(feed: str, texts: dict[str, str]) -> None:
    report = FullReport()
    row = {"TOXIC_CODE": "T1", "CHEM_ID": "C1", **texts}
    record = FEEDS[feed].record(row, report)
    assert lost(placed(fields_of(row), record, report)) == []


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
