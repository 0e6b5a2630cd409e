"""Official P statements on the card: which, under which heading, and what is only counted."""

from __future__ import annotations

import pytest

from connectors.schema import Absence, Fact, FactKind
from portal.profile.entry_facts import facts_of
from portal.profile.precautions import Precautions, precautions
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db


def statements(*values: str, feed: str = "kosha_msds.sheets", shown: tuple[str, ...] = ()) -> Precautions:
    substance = entry("cas:71-43-2")
    record_with_facts(
        substance, feed, [Fact(FactKind.PRECAUTIONARY_STATEMENT, value, label="대응") for value in values]
    )
    return precautions(facts_of(substance).facts, shown)


def test_only_what_speaks_of_accidents_stands_and_the_rest_is_counted() -> None:
    """Content rule 1."""
    found = statements(
        "P391 : 누출물을 모으시오.", "P405 : 잠금장치를 하여 저장하시오.", "P280 : 보호장갑을 착용하시오.", "P210",
        "P310 : 즉시 의료기관/의사/…의 진찰을 받으시오.",
    )  # fmt: skip
    assert [(line.code, line.text, line.label) for line in found.lines] == [("P391", "누출물을 모으시오.", "")]
    assert found.elsewhere == 4


@pytest.mark.parametrize(
    ("value", "heading"),
    [
        ("P223 : 물에 접촉시키지 마시오.", "forbid"),
        ("P377 : 가스 누출 화재;누출을 안전하게 막을 수 없다면,불을 끄려하지 마시오.", "forbid"),
        ("P210 : 열,고온의 표면,스파크,화염 및 그 밖의 점화원으로부터 멀리하시오.금연", "order"),
        ("P381 : 누출 시 모든 점화원을 제거하시오.", "order"),
        ("P301+P330+P331 : 삼켰다면:입을 씻어내시오.토하게 하지 마시오.", "mixed"),
    ],
)
def test_a_statement_stands_under_what_all_its_sentences_say(value: str, heading: str) -> None:
    found = statements(value)
    assert {name for name in ("forbid", "order", "mixed") if getattr(found, name)} == {heading}


def test_what_a_block_shows_in_the_same_words_is_not_repeated_and_not_counted_as_elsewhere() -> None:
    found = statements("P391 : 누출물을 모으시오.", shown=("누출물을 모으시오.",))
    assert (found.lines, found.elsewhere) == ((), 0)


def test_equal_statements_of_two_agencies_stand_once_with_both_sources() -> None:
    statements("P391 : 누출물을 모으시오.", feed="ncis.ghs")
    (line,) = statements("P391 : 누출물을 모으시오.").lines
    assert {fact.feed for fact in line.facts} == {"ncis.ghs", "kosha_msds.sheets"}
    assert line.english == "Collect spillage."


def test_a_stated_absence_is_no_statement() -> None:
    substance = entry("cas:71-43-2")
    absent = Fact(FactKind.PRECAUTIONARY_STATEMENT, "–", absence=Absence.NO_DATA)
    record_with_facts(substance, "kosha_msds.sheets", [absent])
    assert precautions(facts_of(substance).facts, ()) == Precautions()
