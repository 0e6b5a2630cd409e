from __future__ import annotations

from connectors.field_facts import cas_facts, line_facts, list_facts, numbered, text_facts
from connectors.pass_report import PassReport
from connectors.schema import Absence, Fact, FactKind


def test_a_field_that_was_not_sent_states_nothing() -> None:
    assert list(text_facts(FactKind.NAME, "", "제품명")) == []


def test_an_agencys_word_for_nothing_is_a_fact_of_absence_with_the_word_beside_it() -> None:
    (fact,) = text_facts(FactKind.HUMAN_TOXICITY, "-", "인축독성")
    assert (fact.value, fact.original, fact.absence) == ("자료없음", "-", Absence.NO_DATA)
    (fact,) = text_facts(FactKind.HUMAN_TOXICITY, "해당없음", "인축독성")
    assert (fact.value, fact.original, fact.absence) == ("해당없음", "", Absence.NOT_APPLICABLE)


def test_a_value_is_one_line_and_the_text_as_sent_stands_beside_it() -> None:
    (fact,) = text_facts(FactKind.DEFECT, "손잡이에서\r\n  납 검출", "제품결함")
    assert (fact.value, fact.original) == ("손잡이에서 납 검출", "손잡이에서\r\n  납 검출")


def test_a_list_in_one_cell_is_a_fact_for_each_member_once() -> None:
    assert [fact.value for fact in list_facts(FactKind.MODEL, "A-1, A-2,A-1,, ", "모델명")] == ["A-1", "A-2"]


def test_running_text_is_a_fact_a_line() -> None:
    assert [fact.value for fact in line_facts(FactKind.TEXT, "가\n\n 나 \n가", "요약")] == ["가", "나"]


def test_a_line_of_absence_counts_only_where_all_lines_say_so() -> None:
    assert [fact.value for fact in line_facts(FactKind.TEXT, "자료없음\n가", "요약")] == ["가"]
    (fact,) = line_facts(FactKind.TEXT, "자료없음\n자료없음", "요약")
    assert fact.absence is Absence.NO_DATA


def test_a_wrong_check_digit_is_rejected_with_its_sample_and_the_others_stay() -> None:
    report = PassReport()
    facts = list(cas_facts("71-43-2, 71-43-3, 없는번호", "CAS_NO", report))
    assert [fact.value for fact in facts] == ["71-43-2"]
    assert report.rejected == {"CAS_NO: CAS check digit": 1, "CAS_NO: no CAS number": 1}
    assert {sample.text for sample in report.samples.values()} == {"71-43-3", "없는번호"}


def test_a_number_written_oddly_keeps_what_was_written() -> None:
    (fact,) = cas_facts("0071-43-2", "CAS_NO", PassReport())
    assert (fact.value, fact.original) == ("71-43-2", "0071-43-2")


def test_a_field_that_says_there_is_no_number_is_no_rejection() -> None:
    report = PassReport()
    assert [*cas_facts("", "CAS_NO", report), *cas_facts("-", "CAS_NO", report)] == []
    assert report.rejected == {}


def test_facts_get_their_places() -> None:
    facts = numbered([Fact(FactKind.NAME, "가"), Fact(FactKind.NAME, "나")])
    assert [(fact.value, fact.order) for fact in facts] == [("가", 0), ("나", 1)]
