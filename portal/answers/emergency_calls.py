"""Whom an answer tells to call: 119 and the operator's poison centre in an emergency, 109 and 119 in a crisis (content rule 9)."""

from __future__ import annotations

from django.conf import settings

from portal.answers.answer import Answer, AnswerKind
from portal.answers.emergency_numbers import FIRE_AND_RESCUE, SUICIDE_PREVENTION
from portal.answers.scene_answers import EMERGENCIES
from search.engine_types import Results


def calls_of(answer: Answer, results: Results) -> tuple[str, ...]:
    """The numbers to call, the first first; () where nothing is urgent. What is asked counts, whether or not it was found."""
    if answer.kind is AnswerKind.CRISIS:
        return (SUICIDE_PREVENTION, FIRE_AND_RESCUE)
    is_emergency = answer.kind is AnswerKind.GUIDANCE or {answer.intent, results.intent} & set(EMERGENCIES)
    return answer.calls or (_emergency_calls() if is_emergency else ())


def _emergency_calls() -> tuple[str, ...]:
    centre = settings.POISON_CENTRE
    return (FIRE_AND_RESCUE, *((centre.number,) if centre else ()))
