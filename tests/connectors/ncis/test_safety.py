from __future__ import annotations

from pathlib import Path

import pytest

from connectors.errors import BadRow
from connectors.ncis import safety
from connectors.pass_report import PassReport
from connectors.schema import Absence, FactKind, Section
from tests.connectors.ncis.conftest import Opened
from tests.connectors.ncis.recorded import facts_of_kind, replaying, values_of_kind


def test_the_recorded_row_becomes_symptoms_by_route_and_never_first_aid(
    shared: Path, open_source: Opened, report: PassReport
) -> None:
    source, _ = open_source(replaying(shared / "samples/nics/nics_kischemlist_50-00-0.xml"))
    (row,) = safety.rows(source, report)
    record = safety.record(row, report)
    assert record.key == "4660"
    assert values_of_kind(record, FactKind.NAME) == ["포르말린(포름알데히드)", "Formaldehyde"]
    symptoms = facts_of_kind(record, FactKind.EXPOSURE_SYMPTOM)
    assert {fact.section for fact in symptoms} == {Section.TOXICOLOGY}
    assert {fact.label for fact in symptoms} == {"일반증상", "흡입", "피부", "안구", "경구"}
    assert values_of_kind(record, FactKind.EXPOSURE_SYMPTOM, "흡입")[0] == "인후통, 기침, 숨참을 유발할 수 있음"
    assert len(values_of_kind(record, FactKind.EXPOSURE_SYMPTOM, "흡입")) == 9
    assert all(not fact.value.startswith("·") for fact in record.facts)
    assert all(fact.section is not Section.FIRST_AID for fact in record.facts)
    (other,) = facts_of_kind(record, FactKind.TEXT)
    assert (other.value, other.absence, other.label) == ("자료없음", Absence.NO_DATA, "기타")
    assert (report.received, report.total, report.drift) == (1, 1, {})


def test_a_line_that_stands_twice_is_said_once(shared: Path, open_source: Opened, report: PassReport) -> None:
    source, _ = open_source(replaying(shared / "samples/nics/nics_kischemlist_50-00-0.xml"))
    (row,) = safety.rows(source, report)
    sent = row["skin"].splitlines()
    said = values_of_kind(safety.record(row, report), FactKind.EXPOSURE_SYMPTOM, "피부")
    assert (len(sent), len(said)) == (16, 15)


def test_a_field_of_nothing_but_no_data_is_absence_and_beside_a_line_is_nothing(report: PassReport) -> None:
    record = safety.record({"dataNo": "1", "inhale": "·자료없음\n·자료없음", "skin": "·자료없음\n·통증"}, report)
    (inhaled,) = facts_of_kind(record, FactKind.EXPOSURE_SYMPTOM, "흡입")
    assert inhaled.absence is Absence.NO_DATA
    assert values_of_kind(record, FactKind.EXPOSURE_SYMPTOM, "피부") == ["통증"]
    assert facts_of_kind(record, FactKind.EXPOSURE_SYMPTOM, "경구") == []


def test_a_row_without_a_number_is_a_bad_row(report: PassReport) -> None:
    with pytest.raises(BadRow):
        safety.record({"chemKo": "·이름"}, report)


def test_each_line_of_names_is_a_name_and_a_word_for_none_is_none(report: PassReport) -> None:
    row = {"dataNo": "1", "chemKo": "·염산\n·염화수소\n·염산", "chemEn": "·자료없음"}
    names = facts_of_kind(safety.record(row, report), FactKind.NAME)
    assert [(fact.value, fact.order) for fact in names] == [("염산", 0), ("염화수소", 1)]


def test_several_numbers_in_one_field_make_a_mixture_record(report: PassReport) -> None:
    record = safety.record({"dataNo": "1", "casNo": "7664-39-3, 7697-37-2 (7664-93-9)"}, report)
    assert values_of_kind(record, FactKind.CAS) == ["7664-39-3", "7697-37-2", "7664-93-9"]
    assert report.rejected == {}


@pytest.mark.parametrize("key", ["", "-", "null", "없음"])
def test_a_word_for_no_number_is_no_key(key: str, report: PassReport) -> None:
    with pytest.raises(BadRow):
        safety.record({"dataNo": key, "chemKo": "·이름"}, report)
