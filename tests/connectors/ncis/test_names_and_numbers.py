from __future__ import annotations

from connectors.ncis.names_and_numbers import ke_fact, name_facts, synonym_facts
from connectors.pass_report import PassReport
from connectors.schema import FactKind


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


def test_a_semicolon_in_brackets_cuts_no_synonym() -> None:
    synonyms = synonym_facts("가(나; 다); 라[마; 바]; null; -", "ko", "유사명", "")
    assert [fact.value for fact in synonyms] == ["가(나; 다)", "라[마; 바]"]


def test_a_program_s_word_is_no_name() -> None:
    assert list(name_facts("null", "ko", "이름")) == []


def test_the_semicolon_of_an_entity_cuts_no_synonym() -> None:
    (fact, other) = synonym_facts("보관&middot;저장; R&D", "ko", "유사명", "")
    assert (fact.value, fact.original, other.value) == ("보관·저장", "보관&middot;저장; R&D", "R&D")
