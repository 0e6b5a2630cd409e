from __future__ import annotations

import pytest

from connectors.hazmat.substance_facts import class_facts, identity_facts, single_line_facts, un_facts
from connectors.pass_report import PassReport
from connectors.row_fields import Fields
from connectors.schema import Absence, FactKind, LegalListing, Section


def test_a_class_is_a_legal_listing_without_a_quantity() -> None:
    (fact,) = class_facts("제4류 인화성액체 알코올류", PassReport())
    assert fact.data == LegalListing("위험물안전관리법", "제4류 인화성액체 알코올류")
    assert (fact.value, fact.section) == ("제4류 인화성액체 알코올류", Section.REGULATION)


@pytest.mark.parametrize(
    ("text", "list_name"),
    [
        ("4류", "제4류"),
        ("4류 인화성액체 알코올류", "제4류 인화성액체 알코올류"),
        ("제 4 류 제1석유류(비수용성액체)", "제4류 제1석유류(비수용성액체)"),
        ("위험물 제4류 제2석유류", "제4류 제2석유류"),
        ("제4류위험물 제3석유류", "제4류 제3석유류"),
        ("제４류", "제4류"),
        ("6류", "제6류"),
    ],
)
def test_a_class_is_read_however_it_is_written(text: str, list_name: str) -> None:
    report = PassReport()
    (fact,) = class_facts(text, report)
    assert (fact.value, fact.data) == (text, LegalListing("위험물안전관리법", list_name))
    assert report.drift == {}


@pytest.mark.parametrize("text", ["제1류 무기과산화물, 제6류 과산화수소", "1류 무기과산화물/6류 과산화수소"])
def test_each_of_two_classes_is_a_listing(text: str) -> None:
    facts = list(class_facts(text, PassReport()))
    assert [fact.data for fact in facts] == [
        LegalListing("위험물안전관리법", "제1류 무기과산화물"),
        LegalListing("위험물안전관리법", "제6류 과산화수소"),
    ]


def test_a_comma_that_begins_no_class_cuts_none() -> None:
    (fact,) = class_facts("제4류 제1석유류(아세톤, 휘발유), 비수용성", PassReport())
    assert fact.value == "제4류 제1석유류(아세톤, 휘발유), 비수용성"


@pytest.mark.parametrize("text", ["비위험물", "위험물 아님", "위험물에 해당하지 않음"])
def test_the_agencys_word_for_not_dangerous_is_an_absence_in_its_words(text: str) -> None:
    report = PassReport()
    (fact,) = class_facts(text, report)
    assert (fact.kind, fact.value, fact.absence) == (FactKind.LEGAL_LISTING, text, Absence.NOT_APPLICABLE)
    assert (fact.data, report.drift) == (None, {})


@pytest.mark.parametrize("text", ["특수가연물", "7류", "인화성액체", "해당(4류)", "14류", "4류에 해당하지 않음"])
def test_a_wording_that_is_no_class_is_never_a_listing(text: str) -> None:
    report = PassReport()
    (fact,) = class_facts(text, report)
    assert (fact.kind, fact.value, fact.data) == (FactKind.OTHER, text, None)
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
    assert report.rejected == {"CAS 번호: CAS check digit": 1}


def test_a_dash_in_a_number_field_says_nothing() -> None:
    report = PassReport()
    assert list(un_facts("-", report)) == []
    assert report.rejected == {}


def test_lines_become_one_and_stay_beside_it() -> None:
    (fact,) = single_line_facts(FactKind.TEXT, "첫 줄\n 둘째 줄", "라벨", Section.STABILITY)
    assert (fact.value, fact.original) == ("첫 줄 둘째 줄", "첫 줄\n 둘째 줄")
