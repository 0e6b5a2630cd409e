from __future__ import annotations

from connectors.pass_report import PassReport
from connectors.row_fields import Fields
from connectors.safetykorea.product_facts import day_facts, mapped_facts, mapped_list_facts
from connectors.schema import Absence, FactKind


def test_a_company_that_the_agency_does_not_know_is_a_fact_of_absence() -> None:
    fields = Fields({"makerName": "회사정보없음"}, PassReport())
    (fact,) = mapped_facts(fields, {"makerName": (FactKind.MAKER, "제조업체")})
    assert (fact.value, fact.original, fact.absence) == ("자료없음", "회사정보없음", Absence.NO_DATA)


def test_a_comma_list_of_certificates_is_a_fact_each() -> None:
    fields = Fields({"certNum": "A-1,B-2"}, PassReport())
    assert [
        fact.value for fact in mapped_list_facts(fields, {"certNum": (FactKind.CERTIFICATE_NUMBER, "인증번호")})
    ] == [
        "A-1",
        "B-2",
    ]


def test_a_day_is_written_as_iso_with_what_was_sent() -> None:
    (fact,) = day_facts(
        Fields({"publishDate": "20130418"}, PassReport()), "publishDate", FactKind.PUBLISHED_ON, "공표일", PassReport()
    )
    assert (fact.value, fact.original) == ("2013-04-18", "20130418")


def test_a_text_that_is_no_day_is_rejected_and_shown_as_it_came() -> None:
    report = PassReport()
    (fact,) = day_facts(
        Fields({"publishDate": "추후 공지"}, report), "publishDate", FactKind.PUBLISHED_ON, "공표일", report
    )
    assert fact.value == "추후 공지"
    assert report.rejected == {"publishDate: no date": 1}


def test_a_day_that_was_not_sent_states_nothing() -> None:
    assert list(day_facts(Fields({}, PassReport()), "publishDate", FactKind.PUBLISHED_ON, "공표일", PassReport())) == []
