"""Mixtures: never safe, and with each side named, also an unknown one (content rule 8)."""

from __future__ import annotations

import pytest

from portal.answers.answer import Answer, AnswerKind
from portal.answers.answer_rules import answer_from_results
from portal.answers.mixture_answers import UNDECIDED
from search.engine_types import Hit, Why
from tests.portal.answers.fakes import FakeRecords, hit, results_for

ACID = hit("7647-01-0", Why.WORDS, "염산")
BLEACH = hit("chlorine-bleach", Why.WORDS, "락스", kind="product_class")
SULPHURIC = hit("7664-93-9", Why.WORDS, "황산")


def answered(text: str, *hits: Hit) -> Answer:
    return answer_from_results(text, results_for(text, *hits), FakeRecords())


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("락스 식초", [BLEACH]),
        ("락스랑 식초", []),
        ("염산 락스", [ACID, BLEACH]),
        ("염산 황산", [ACID, SULPHURIC]),
        ("염산 황산 누출", [ACID, SULPHURIC]),
        ("염산과 섞으면", [ACID]),
        ("섞어도 되나", []),
    ],
)
def test_a_mixture_is_undecided_and_never_safe(text: str, hits: list[Hit]) -> None:
    answer = answered(text, *hits)
    assert (answer.kind, answer.intent) == (AnswerKind.GUIDANCE, "mix")
    assert UNDECIDED in answer.lines
    assert not any("안전" in line for line in answer.lines)


def test_a_side_without_a_record_is_named() -> None:
    assert any(line.startswith("식초:") for line in answered("염산 식초", ACID).lines)


def test_each_known_side_leads_to_its_section_on_reactivity() -> None:
    assert answered("염산 황산", ACID, SULPHURIC).offered[0].url.endswith("#section-10")


def test_two_names_of_one_substance_are_no_mixture() -> None:
    names = [hit("7664-39-3", Why.WORDS, "불산"), hit("7664-39-3", Why.WORDS, "HF")]
    assert answered("불산 HF", *names).kind is AnswerKind.SUBSTANCE


def test_a_side_is_named_although_the_whole_text_is_near_its_other_name() -> None:
    ammonia = hit("7664-41-7", Why.TYPO, "암모니아가스")
    assert answered("암모니아 락스", ammonia, BLEACH).cas == ("7664-41-7",)


def test_a_comparison_offers_both() -> None:
    answer = answered("염산 황산 차이", ACID, SULPHURIC)
    assert (answer.kind, len(answer.offered)) == (AnswerKind.CHOOSE, 2)
