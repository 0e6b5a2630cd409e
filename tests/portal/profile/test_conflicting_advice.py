"""Conflicting advice of two agencies on one form, never from text for physicians (content rule 5)."""

from __future__ import annotations

import pytest

from connectors.schema import Absence, Fact, FactKind, Section
from portal.profile.conflicting_advice import ConflictingAdvice, conflicting_advice
from portal.profile.entry_facts import facts_of
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

KOSHA, TOX = "kosha_msds.sheets", "toxinfo.emergency"


def conflicts(
    kosha: str, tox: str, *, kind: FactKind = FactKind.TREATMENT_GENERAL, origin: str = "live"
) -> list[ConflictingAdvice]:
    acid = entry("cas:71-43-2")
    record_with_facts(acid, KOSHA, [Fact(FactKind.TEXT, kosha, section=Section.FIRST_AID)])
    record_with_facts(acid, TOX, [Fact(kind, tox, section=Section.FIRST_AID)], origin=origin)
    return conflicting_advice(facts_of(acid).facts)


@pytest.mark.parametrize(
    ("action", "against", "in_favour"),
    [
        ("구토 유도", "토하게 하지 마시오.", "의식이 있으면 구토를 유도한다."),
        ("물 사용", "주수 금지.", "물로 소화하시오."),
        ("물 사용", "물분무를 사용하지 마시오.", "다량의 물을 뿌리시오."),
        ("중화", "중화제를 사용하지 않는다.", "약산으로 중화시키시오."),
        ("인공호흡", "구강대구강 인공호흡을 하지 마시오.", "호흡이 없으면 인공호흡을 실시하시오."),
    ],
)
def test_opposite_advice_of_two_agencies_is_a_conflict(action: str, against: str, in_favour: str) -> None:
    (conflict,) = conflicts(against, in_favour)
    assert (conflict.action, conflict.against[0].value, conflict.in_favour[0].value) == (action, against, in_favour)


def test_equal_advice_of_two_agencies_is_not_a_conflict() -> None:
    assert conflicts("토하게 하지 마시오.", "구토를 유도하지 않는다.") == []


def test_text_for_physicians_is_not_compared() -> None:
    assert conflicts("토하게 하지 마시오.", "구토를 유도한다.", kind=FactKind.TREATMENT_SPECIFIC) == []


def test_advice_of_a_demonstration_never_conflicts_with_real_advice() -> None:
    assert conflicts("토하게 하지 마시오.", "구토를 유도한다.", origin="demo") == []


def test_one_agency_that_says_both_is_not_a_conflict() -> None:
    acid = entry("cas:71-43-2")
    advice = ["토하게 하지 마시오.", "구토를 유도하시오."]
    record_with_facts(acid, KOSHA, [Fact(FactKind.TEXT, text, section=Section.FIRST_AID) for text in advice])
    assert conflicting_advice(facts_of(acid).facts) == []


def test_a_negation_in_another_sentence_is_not_about_the_action() -> None:
    assert conflicts("구토를 유도하시오. 물을 주지 마시오.", "구토를 유도한다.") == []
    assert len(conflicts("구토를 유도하지 마시오. 물을 주시오.", "구토를 유도한다.")) == 1


@pytest.mark.parametrize(
    "fact",
    [
        Fact(FactKind.TEXT, "토하게 하지 마시오.", section=Section.TOXICOLOGY),
        Fact(FactKind.TEXT, "일부는 토하게 하지 마시오.", section=Section.FIRST_AID),
        Fact(FactKind.TEXT, "토하게 하지 마시오.", section=Section.FIRST_AID, absence=Absence.NO_DATA),
        Fact(FactKind.EXPOSURE_SYMPTOM, "토하게 하지 마시오.", section=Section.FIRST_AID),
    ],
)
def test_only_displayable_advice_for_the_accident_is_compared(fact: Fact) -> None:
    acid = entry("cas:71-43-2")
    record_with_facts(acid, KOSHA, [fact])
    record_with_facts(acid, TOX, [Fact(FactKind.TREATMENT_GENERAL, "구토를 유도한다.", section=Section.FIRST_AID)])
    assert conflicting_advice(facts_of(acid).facts) == []


def test_two_demonstrations_conflict_with_each_other_and_an_action_is_named_once() -> None:
    acid = entry("cas:71-43-2")
    for origin in ("live", "demo"):
        record_with_facts(
            acid, KOSHA, [Fact(FactKind.TEXT, "토하게 하지 마시오.", section=Section.FIRST_AID)], origin=origin
        )
        record_with_facts(
            acid, TOX, [Fact(FactKind.TREATMENT_GENERAL, "구토를 유도한다.", section=Section.FIRST_AID)], origin=origin
        )
    of_demo = [fact for fact in facts_of(acid).facts if fact.origin == "demo"]
    assert [conflict.action for conflict in conflicting_advice(of_demo)] == ["구토 유도"]
    assert len(conflicting_advice(facts_of(acid).facts)) == 1


def test_an_agency_on_both_sides_conflicts_with_one_that_is_on_one_side() -> None:
    acid = entry("cas:71-43-2")
    advice = ["토하게 하지 마시오.", "구토를 유도하시오."]
    record_with_facts(acid, KOSHA, [Fact(FactKind.TEXT, text, section=Section.FIRST_AID) for text in advice])
    record_with_facts(acid, TOX, [Fact(FactKind.TREATMENT_GENERAL, advice[1], section=Section.FIRST_AID)])
    (conflict,) = conflicting_advice(facts_of(acid).facts)
    assert (len(conflict.against), len(conflict.in_favour)) == (1, 2)
