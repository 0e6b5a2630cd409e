from __future__ import annotations

from connectors.drift import Fields
from connectors.safetykorea.wording import day, lists, texts
from connectors.schema import Absence, FactKind
from connectors.tally import Tally


def test_a_company_that_the_agency_does_not_know_is_a_fact_of_absence() -> None:
    fields = Fields({"makerName": "회사정보없음"}, Tally())
    (fact,) = texts(fields, {"makerName": (FactKind.MAKER, "제조업체")})
    assert (fact.value, fact.original, fact.absence) == ("자료없음", "회사정보없음", Absence.NO_DATA)


def test_a_comma_list_of_certificates_is_a_fact_each() -> None:
    fields = Fields({"certNum": "A-1,B-2"}, Tally())
    assert [fact.value for fact in lists(fields, {"certNum": (FactKind.CERTIFICATE_NUMBER, "인증번호")})] == [
        "A-1",
        "B-2",
    ]


def test_a_day_is_written_as_iso_with_what_was_sent() -> None:
    (fact,) = day(Fields({"publishDate": "20130418"}, Tally()), "publishDate", FactKind.PUBLISHED_ON, "공표일", Tally())
    assert (fact.value, fact.original) == ("2013-04-18", "20130418")


def test_a_text_that_is_no_day_is_rejected_and_shown_as_it_came() -> None:
    tally = Tally()
    (fact,) = day(Fields({"publishDate": "추후 공지"}, tally), "publishDate", FactKind.PUBLISHED_ON, "공표일", tally)
    assert fact.value == "추후 공지"
    assert tally.rejected == {"publishDate: no date": 1}


def test_a_day_that_was_not_sent_states_nothing() -> None:
    assert list(day(Fields({}, Tally()), "publishDate", FactKind.PUBLISHED_ON, "공표일", Tally())) == []
