"""Lines of the card: words, code, label and the English that says the same."""

from __future__ import annotations

import pytest

from connectors.schema import Fact, FactKind, Section
from portal.profile.card_lines import CardLine, card_lines, code_of
from portal.profile.entry_facts import facts_of
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db


def line_of(value: str, label: str = "") -> CardLine:
    substance = entry("cas:71-43-2")
    record_with_facts(substance, "kosha_msds.sheets", [Fact(FactKind.TEXT, value, section=Section.FIRE, label=label)])
    (line,) = card_lines(facts_of(substance).facts)
    return line


def test_the_code_before_a_statement_stands_apart_and_brings_its_english() -> None:
    line = line_of("P381 : 누출 시 모든 점화원을 제거하시오.")
    assert (line.code, line.text) == ("P381", "누출 시 모든 점화원을 제거하시오.")
    assert line.english == "In case of leakage, eliminate all ignition sources."


def test_where_an_agency_adds_words_to_a_statement_no_english_stands_for_it() -> None:
    assert line_of("P381 : 누출 시 모든 점화원을 제거하고 물을 뿌리시오.").english == ""


def test_other_words_stay_as_sent() -> None:
    line = line_of("소화제: 물", "적절한 소화제")
    assert (line.code, line.text, line.label, line.english) == ("", "소화제: 물", "적절한 소화제", "")


def test_a_label_keeps_only_its_last_part() -> None:
    assert line_of("씻으시오.", "응급조치 요령 > 눈에 들어갔을 때").label == "눈에 들어갔을 때"


def test_equal_words_under_two_labels_are_two_lines() -> None:
    substance = entry("cas:71-43-2")
    texts = [Fact(FactKind.TEXT, "씻으시오.", section=Section.FIRST_AID, label=label) for label in ("눈", "피부")]
    record_with_facts(substance, "kosha_msds.sheets", texts)
    assert [line.label for line in card_lines(facts_of(substance).facts)] == ["눈", "피부"]


@pytest.mark.parametrize(
    ("text", "code"),
    [("P301 + P330 : 씻으시오", "P301+P330"), ("P210", ""), ("물 P210 : 멀리", ""), ("H330 : 흡입하면 치명적임", "")],
)
def test_a_code_is_read_only_before_words(text: str, code: str) -> None:
    assert code_of(text) == code
