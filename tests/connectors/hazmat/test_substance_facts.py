from __future__ import annotations

import pytest

from connectors.hazmat.substance_facts import class_facts, identity_facts, numbers_in, single_line_facts, un_facts
from connectors.pass_report import PassReport
from connectors.row_fields import Fields
from connectors.schema import Absence, FactKind, LegalListing, Section


def test_a_class_is_a_legal_listing_without_a_quantity() -> None:
    (fact,) = class_facts("제4류 인화성액체 알코올류", PassReport())
    assert fact.data == LegalListing("위험물안전관리법", "제4류 인화성액체 알코올류")
    assert (fact.value, fact.section) == ("제4류 인화성액체 알코올류", Section.REGULATION)


def test_a_wording_that_is_no_class_is_never_a_listing() -> None:
    report = PassReport()
    (fact,) = class_facts("비위험물", report)
    assert (fact.kind, fact.value, fact.data) == (FactKind.OTHER, "비위험물", None)
    assert report.drift == {"hazardmaterialclass": 1}


def test_not_applicable_is_a_fact_of_absence_and_a_blank_is_none() -> None:
    (fact,) = class_facts("해당 없음", PassReport())
    assert (fact.kind, fact.absence, fact.data) == (FactKind.LEGAL_LISTING, Absence.NOT_APPLICABLE, None)
    assert list(class_facts("", PassReport())) == []


@pytest.mark.parametrize("text", ["1198,2209", "1198 2209", "UN1198; UN 2209", "1198/2209"])
def test_several_un_numbers_in_one_field_are_several_facts(text: str) -> None:
    report = PassReport()
    assert [fact.value for fact in un_facts(text, report)] == ["1198", "2209"]
    assert report.rejected == {}


def test_what_is_no_number_is_rejected_with_its_sample() -> None:
    report = PassReport()
    row = {"chemicalno": "1", "casno": "67-56-1, 67-56-2"}
    kinds = [(fact.kind, fact.value) for fact in identity_facts(Fields(row, report), report)]
    assert kinds == [(FactKind.AGENCY_ID, "1"), (FactKind.CAS, "67-56-1")]
    assert report.rejected == {"CAS 번호: CheckDigitError": 1}


def test_a_dash_in_a_number_field_says_nothing() -> None:
    report = PassReport()
    assert list(un_facts("-", report)) == []
    assert report.rejected == {}


def test_the_valid_numbers_of_a_field_are_found_each_once() -> None:
    assert numbers_in("67-56-1/64-17-5, 67-56-1 x") == ("67-56-1", "64-17-5")


def test_lines_become_one_and_stay_beside_it() -> None:
    (fact,) = single_line_facts(FactKind.TEXT, "첫 줄\n 둘째 줄", "라벨", Section.STABILITY)
    assert (fact.value, fact.original) == ("첫 줄 둘째 줄", "첫 줄\n 둘째 줄")
