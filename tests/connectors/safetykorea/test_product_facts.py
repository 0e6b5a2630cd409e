from __future__ import annotations

from connectors.pass_report import PassReport
from connectors.row_fields import Fields
from connectors.safetykorea.product_facts import mapped_facts, mapped_list_facts
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


def test_a_comma_in_brackets_cuts_no_model() -> None:
    fields = Fields({"recallModelName": "A-1(검정, 흰색), B-2"}, PassReport())
    models = mapped_list_facts(fields, {"recallModelName": (FactKind.MODEL, "모델명")})
    assert [fact.value for fact in models] == ["A-1(검정, 흰색)", "B-2"]
