from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from connectors.field_facts import line_facts, list_facts, numbered, text_facts
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


def test_a_separator_in_brackets_cuts_nothing() -> None:
    assert [fact.value for fact in list_facts(FactKind.MODEL, "A-1(검정, 흰색), A-2", "모델명")] == [
        "A-1(검정, 흰색)",
        "A-2",
    ]


def test_running_text_is_a_fact_a_line() -> None:
    assert [fact.value for fact in line_facts(FactKind.TEXT, "가\n\n 나 \n가", "요약", PassReport())] == ["가", "나"]


def test_a_line_of_absence_is_one_where_all_lines_say_so_and_is_counted_beside_others() -> None:
    report = PassReport()
    assert [fact.value for fact in line_facts(FactKind.TEXT, "자료없음\n가", "요약", report)] == ["가"]
    assert report.rejected == {"요약: no data, beside lines that state something": 1}
    report = PassReport()
    (fact,) = line_facts(FactKind.TEXT, "자료없음\n자료없음", "요약", report)
    assert (fact.absence, report.rejected) == (Absence.NO_DATA, {})


@given(st.text(max_size=60), st.booleans())
def test_any_text_comes_out_whole_as_a_value_an_absence_or_a_sample(text: str, by_lines: bool) -> None:
    report = PassReport()
    read = (
        line_facts(FactKind.TEXT, text.strip(), "요약", report)
        if by_lines
        else text_facts(FactKind.TEXT, text.strip(), "요약")
    )
    facts = list(read)
    told = "".join([*(fact.value + fact.original for fact in facts), *(one.text for one in report.samples.values())])
    assert all(word in told for line in text.splitlines() for word in line.split())


def test_facts_get_their_places() -> None:
    facts = numbered([Fact(FactKind.NAME, "가"), Fact(FactKind.NAME, "나")])
    assert [(fact.value, fact.order) for fact in facts] == [("가", 0), ("나", 1)]
