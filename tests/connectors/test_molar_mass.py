"""A molar mass is a figure only where the text is certainly one; whatever was sent is shown."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.molar_mass import molar_mass_facts
from connectors.pass_report import PassReport
from connectors.schema import Fact, Measure


def read(text: str) -> tuple[list[Fact], PassReport]:
    report = PassReport()
    return list(molar_mass_facts(text, "분자량", report)), report


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [("30.03", "30.03", "g/mol"), ("1,234.5", "1234.5", "g/mol"), ("92.14 g/mol", "92.14", ""), ("18", "18", "g/mol")],
)
def test_a_certain_figure_has_data_and_its_unit_once(text: str, figure: str, unit: str) -> None:
    (fact,), report = read(text)
    assert fact.data == Measure(Decimal(figure), Decimal(figure), "g/mol")
    assert (fact.value, fact.unit, report.rejected) == (text, unit, {})


@pytest.mark.parametrize(
    "text", ["1,234", "12,345,678", "30,03", "0", "-1", "약 30", "30~40", "> 1000", "1.2E3", "1 234"]
)
def test_an_uncertain_figure_is_shown_as_sent_without_data_and_counted(text: str) -> None:
    (fact,), report = read(text)
    assert (fact.value, fact.data, fact.unit) == (text, None, "")
    assert report.rejected == {"분자량: no certain positive number": 1}


@pytest.mark.parametrize("text", ["", "-", "자료없음", "null"])
def test_a_word_for_nothing_states_nothing(text: str) -> None:
    assert read(text) == ([], PassReport())


@given(st.text(alphabet="0123456789.,-gmol/ 약~", min_size=1, max_size=12))
def test_any_text_is_shown_whole(text: str) -> None:
    facts, _ = read(text.strip())
    assert all(fact.value == text.strip() for fact in facts)
