"""Several things at once: the mixture first, never safe, and the side that nobody knows by name (content rule 8)."""

from __future__ import annotations

import pytest

from portal.answers.answer import Answer, Kind
from portal.answers.conclusion import conclude
from portal.answers.mixture_answers import UNDECIDED
from search.engine_types import Hit, Why
from tests.portal.answers.questions import TableOfRecords, found, hit

ACID = hit("7647-01-0", Why.WORDS, "염산")
BLEACH = hit("chlorine-bleach", Why.WORDS, "락스", kind="product_class")
SULPHURIC = hit("7664-93-9", Why.WORDS, "황산")


def answered(text: str, *hits: Hit) -> Answer:
    return conclude(text, found(text, *hits), TableOfRecords())


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
    assert (answer.kind, answer.intent) == (Kind.GUIDANCE, "mix")
    assert UNDECIDED in answer.lines
    assert not any("안전" in line for line in answer.lines)


def test_a_side_without_a_record_is_named() -> None:
    assert any(line.startswith("식초:") for line in answered("염산 식초", ACID).lines)


def test_each_known_side_leads_to_what_is_said_of_its_reactions() -> None:
    assert answered("염산 황산", ACID, SULPHURIC).offered[0].url.endswith("#section-10")


def test_two_names_of_one_substance_are_no_mixture() -> None:
    names = [hit("7664-39-3", Why.WORDS, "불산"), hit("7664-39-3", Why.WORDS, "HF")]
    assert answered("불산 HF", *names).kind is Kind.SUBSTANCE


def test_a_side_is_named_although_the_whole_is_a_slip_of_its_other_name() -> None:
    ammonia = hit("7664-41-7", Why.TYPO, "암모니아가스")
    assert answered("암모니아 락스", ammonia, BLEACH).cas == ("7664-41-7",)


def test_a_comparison_offers_both() -> None:
    answer = answered("염산 황산 차이", ACID, SULPHURIC)
    assert (answer.kind, len(answer.offered)) == (Kind.CHOOSE, 2)
