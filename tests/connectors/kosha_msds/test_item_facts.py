from __future__ import annotations

from connectors.kosha_msds.item_facts import absence_facts, text_facts
from connectors.schema import Absence, FactKind, Section
from tests.connectors.kosha_msds.recorded import item


def test_no_data_is_a_fact() -> None:
    (fact,) = text_facts(item("자료없음"), FactKind.TEXT, Section.FIRE)
    assert (fact.value, fact.original, fact.absence) == ("자료없음", "", Absence.NO_DATA)


def test_not_applicable_is_another_fact_with_the_spelling_as_sent() -> None:
    (fact,) = text_facts(item("해당 없음"), FactKind.TEXT, Section.FIRE)
    assert (fact.value, fact.original, fact.absence) == ("해당없음", "해당 없음", Absence.NOT_APPLICABLE)


def test_a_heading_states_nothing() -> None:
    assert list(text_facts(item(""), FactKind.TEXT, Section.FIRE)) == []
    assert list(absence_facts(item(""), FactKind.TEXT, Section.FIRE)) == []


def test_each_statement_is_a_fact_and_no_data_among_them_is_dropped() -> None:
    facts = list(
        text_facts(item("|물로 씻으시오.|자료없음|옷을 벗으시오.", name="피부"), FactKind.TEXT, Section.FIRST_AID)
    )
    assert [(fact.value, fact.label) for fact in facts] == [("물로 씻으시오.", "피부"), ("옷을 벗으시오.", "피부")]


def test_a_text_that_only_cites_is_no_data_with_the_citation_beside_it() -> None:
    (fact,) = text_facts(item("|   ※출처 : HSDB"), FactKind.ODOUR, Section.PROPERTIES)
    assert (fact.value, fact.original, fact.absence) == ("자료없음", "|   ※출처 : HSDB", Absence.NO_DATA)
