"""Queries for making weapons, drugs of abuse or poison: the portal answers none of them (content rule 9)."""

from __future__ import annotations

from portal.answers.answer import Answer, AnswerKind
from portal.answers.sentence_patterns import says_any
from reference.words.weapons import TABLE

MAX_LENGTH = 400
"""Letters of a text that are read, as for a crisis."""

DECLINED = Answer(
    AnswerKind.NONE,
    title="답하지 않는 물음",
    lines=("이 포털은 무기·마약·독을 만들거나 구하는 방법에 답하지 않습니다.",),
    calls=("112",),
)
"""Nothing opens and nothing is offered; the police are named."""


def asks_for_weapons(text: str) -> bool:
    """Whether the text asks how a weapon, a drug of abuse or a poison is made or got; their names alone ask for no such thing."""
    return says_any(TABLE, text[:MAX_LENGTH])
