from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from connectors.ncis.names_and_numbers import cas_facts, ke_fact, name_facts, synonym_facts
from connectors.pass_report import PassReport
from connectors.schema import FactKind
from identifiers import cas


def test_a_padded_number_is_written_one_way_with_the_sent_text_beside_it(report: PassReport) -> None:
    (fact,) = cas_facts(" 0000050-00-0 ", "CAS", report)
    assert (fact.value, fact.original) == ("50-00-0", "0000050-00-0")


def test_the_same_number_twice_in_a_cell_is_one_fact(report: PassReport) -> None:
    assert [fact.value for fact in cas_facts("50-00-0, 50-00-0", "CAS", report)] == ["50-00-0"]


def test_one_bad_number_of_several_costs_only_itself(report: PassReport) -> None:
    assert [fact.value for fact in cas_facts("50-00-0, 71-43-3, 문자", "CAS", report)] == ["50-00-0"]
    assert report.rejected == {"CAS: CAS check digit": 1, "CAS: no CAS number": 1}


@given(st.text(max_size=40))
def test_any_cell_gives_valid_numbers_alone(text: str) -> None:
    assert all(cas.is_valid(fact.value) for fact in cas_facts(text, "CAS", PassReport()))


def test_a_ke_number_that_is_none_is_rejected_and_a_blank_is_silent(report: PassReport) -> None:
    assert ke_fact("", "KE", report) is None
    assert report.rejected == {}
    assert ke_fact("KE-1", "KE", report) is None
    assert report.rejected == {"KE: no KE number": 1}
    fact = ke_fact("KE 17074", "KE", report)
    assert fact is not None
    assert (fact.value, fact.original) == ("KE-17074", "KE 17074")


def test_names_leave_out_dashes_and_synonyms_leave_out_the_name_itself() -> None:
    assert list(name_facts(" - ", "ko", "이름")) == []
    synonyms = list(synonym_facts("포르말린; 폼알데하이드;; 폼알데하이드", "ko", "유사명", "포르말린"))
    assert [(fact.kind, fact.value) for fact in synonyms] == [(FactKind.SYNONYM, "폼알데하이드")]
