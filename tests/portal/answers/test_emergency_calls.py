"""Whom an answer tells to call (content rule 9)."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from portal.answers.answer import NOTHING, Answer, AnswerKind
from portal.answers.emergency_calls import calls_of
from portal.environment import Contact
from search.engine_types import Results

NONE_FOUND = Results((), 0, {})


@pytest.mark.parametrize("kind", [kind for kind in AnswerKind if kind is not AnswerKind.CRISIS])
@pytest.mark.parametrize("intent", ["first_aid", "spill", "fire"])
def test_an_emergency_calls_119_whatever_the_answer_is(kind: AnswerKind, intent: str) -> None:
    assert calls_of(Answer(kind, intent=intent), NONE_FOUND) == ("119",)


def test_what_was_asked_counts_although_nothing_was_found() -> None:
    assert calls_of(NOTHING, Results((), 0, {}, intent="spill")) == ("119",)


@pytest.mark.parametrize("intent", ["", "regulation", "storage", "hazards"])
def test_what_is_no_emergency_calls_nobody(intent: str) -> None:
    assert calls_of(Answer(AnswerKind.SUBSTANCE, intent=intent), NONE_FOUND) == ()


def test_a_crisis_calls_109_before_119() -> None:
    assert calls_of(Answer(AnswerKind.CRISIS), Results((), 0, {}, intent="first_aid")) == ("109", "119")


def test_guidance_calls_119_whatever_was_asked() -> None:
    assert calls_of(Answer(AnswerKind.GUIDANCE, intent="storage"), NONE_FOUND) == ("119",)


@pytest.mark.parametrize("intent", ["", "spill"])
def test_an_answer_that_names_whom_to_call_keeps_its_own_numbers(intent: str) -> None:
    assert calls_of(Answer(AnswerKind.NONE, calls=("112",)), Results((), 0, {}, intent=intent)) == ("112",)


def test_the_operators_poison_centre_stands_after_119(settings: Settings) -> None:
    """Content rule 9."""
    settings.POISON_CENTRE = Contact("중독센터", "02-000-0000")
    assert calls_of(Answer(AnswerKind.SUBSTANCE, intent="first_aid"), NONE_FOUND) == ("119", "02-000-0000")
    assert calls_of(Answer(AnswerKind.SUBSTANCE, intent="storage"), NONE_FOUND) == ()
    assert calls_of(Answer(AnswerKind.CRISIS), NONE_FOUND) == ("109", "119")
