from __future__ import annotations

from pathlib import Path

import pytest

from connectors.kosha_msds.hazards import hazard_class, hazard_facts
from connectors.pass_report import PassReport
from connectors.schema import Absence, FactKind, HazardClass, Section
from tests.connectors.kosha_msds.recorded import TOLUENE, item, sheet
from tests.connectors.ncis.recorded import facts_of_kind, values_of_kind

LISTED = {"chemId": "001032", "casNo": TOLUENE, "chemNameKor": "톨루엔"}


@pytest.mark.parametrize(
    ("text", "name", "category"),
    [
        ("인화성 액체 : 구분2", "인화성 액체", "2"),
        ("급성 독성(흡입: 증기) : 구분4", "급성 독성(흡입: 증기)", "4"),
        ("특정표적장기 독성(1회 노출) : 구분3(마취영향)", "특정표적장기 독성(1회 노출)", "3"),
        ("피부 과민성 : 구분1(1A/1B)", "피부 과민성", "1"),
        ("발암성 : 구분1A", "발암성", "1A"),
        ("고압가스 : 액화가스", "고압가스", "액화가스"),
        ("고압가스", "고압가스", ""),
    ],
)
def test_a_class_is_read_with_its_category(text: str, name: str, category: str) -> None:
    assert hazard_class(text) == HazardClass(name, category)


def test_section_2_of_toluene(shared: Path) -> None:
    record, report = sheet(shared / "samples/kosha", LISTED, s02="kosha_getChemDetail021_001032.xml")
    assert values_of_kind(record, FactKind.HAZARD_CLASS) == [
        "인화성 액체 : 구분2",
        "피부 부식성/피부 자극성 : 구분2",
        "생식독성 : 구분2",
        "특정표적장기 독성(1회 노출) : 구분3(마취영향)",
        "특정표적장기 독성(반복 노출) : 구분2",
        "흡인 유해성 : 구분1",
    ]
    assert values_of_kind(record, FactKind.PICTOGRAM) == ["GHS02", "GHS07", "GHS08"]
    assert values_of_kind(record, FactKind.SIGNAL_WORD) == ["위험"]
    codes = [value.partition(" : ")[0] for value in values_of_kind(record, FactKind.HAZARD_STATEMENT)]
    assert codes == ["H225", "H304", "H315", "H336", "H361", "H373"]
    assert values_of_kind(record, FactKind.HAZARD_STATEMENT)[0] == "H225 : 고인화성 액체 및 증기"
    assert report.drift == {}


def test_precautions_bear_the_name_of_their_group(shared: Path) -> None:
    record, _ = sheet(shared / "samples/kosha", LISTED, s02="kosha_getChemDetail021_001032.xml")
    kind = FactKind.PRECAUTIONARY_STATEMENT
    assert [len(values_of_kind(record, kind, group)) for group in ("예방", "대응", "저장", "폐기")] == [13, 12, 3, 1]
    assert "P331 : 토하게 하지 마시오." in values_of_kind(record, kind, "대응")
    assert values_of_kind(record, kind, "폐기") == ["P501 : 폐기물 관련 법령에 따라 내용물/용기를 폐기하시오"]
    assert {fact.section for fact in facts_of_kind(record, kind)} == {Section.HAZARDS}


def test_no_data_on_other_hazards_is_a_fact_of_absence(shared: Path) -> None:
    record, _ = sheet(shared / "samples/kosha", LISTED, s02="kosha_getChemDetail021_001032.xml")
    (fact,) = [fact for fact in facts_of_kind(record, FactKind.TEXT) if fact.section is Section.HAZARDS]
    assert fact.label.startswith("유해성·위험성 분류기준에 포함되지 않는")
    assert fact.absence is Absence.NO_DATA


def test_an_unknown_item_stays_as_text_and_is_drift() -> None:
    report = PassReport()
    (fact,) = hazard_facts([item("보건 2", "B0602", "NFPA")], report)
    assert (fact.kind, fact.value, fact.label) == (FactKind.TEXT, "보건 2", "NFPA")
    assert report.drift == {"2항 B0602 NFPA": 1}


def test_a_code_without_words_is_a_statement() -> None:
    report = PassReport()
    facts = list(hazard_facts([item("GHS07.gif", "B0402"), item("H420", "B0406", "유해·위험문구")], report))
    assert [fact.value for fact in facts] == ["GHS07", "H420"]
    assert report.drift == {}


def test_a_statement_without_a_code_is_kept_and_is_drift() -> None:
    report = PassReport()
    (fact,) = hazard_facts([item("삼키면 유독함", "B0406", "유해·위험문구")], report)
    assert fact.value == "삼키면 유독함"
    assert report.drift == {"2항 유해·위험문구 코드 없는 문구": 1}
