"""Answers to Korean names that only a rule finds, by the English name of a substance: always a choice.

No agency states such a name, so nothing opens, no section is chosen, and no mixture or emergency is built on it.
"""

from __future__ import annotations

from portal.answers.answer import Answer, AnswerKind
from portal.answers.name_answers import MOST_OFFERED, offers_of
from portal.answers.typed_query import TypedQuery
from search.engine_types import Why
from search.ranking import RULE_TIERS

_MESSAGES = {
    Why.RULE_SAME: "이 이름 그대로 등록된 물질은 없습니다. 영문명에서 규칙으로 찾은 물질이니 영문명과 CAS 번호를 꼭 확인하십시오.",
    Why.RULE_NEAR: "같은 이름은 없습니다. 영문명에서 규칙으로 찾은 물질이며, 조성·치환 위치가 다를 수 있으니 꼭 확인하십시오.",
    Why.RULE_SIMILAR: "같은 이름은 없습니다. 영문명을 옮긴 이름이 비슷한 물질이며, 찾으시는 물질인지 꼭 확인하십시오.",
}


def rule_name_answer(query: TypedQuery) -> Answer | None:
    """A choice of all substances that the strongest rule finds; ``None`` where a stated name comes first or no rule finds any."""
    first = query.first_hit
    if first is None or first.why not in RULE_TIERS:
        return None
    choices = query.hits(first.why)[:MOST_OFFERED]
    return Answer(
        AnswerKind.CHOOSE,
        cas=tuple(number for hit in choices for number in hit.cas),
        title=f"‘{query.results.read_as or query.text.strip()}’",
        lines=(_MESSAGES[first.why],),
        offered=offers_of(choices),
    )
