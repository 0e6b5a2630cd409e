"""Answers to the word of a family (시안화물, 6가 크롬, 알코올): its members, never one row that happens to bear the word."""

from __future__ import annotations

from urllib.parse import urlencode

from portal.answers.answer import Answer, AnswerKind
from portal.answers.known_records import KnownRecords
from portal.answers.typed_query import TypedQuery
from reference.families import NamedFamily, family_named

_LINE = "여러 물질을 함께 부르는 이름입니다. 아래는 잘 알려진 물질이며, 여기 없다고 속하지 않는다는 뜻이 아닙니다."


def family_answer(query: TypedQuery, records: KnownRecords) -> Answer | None:
    """The family that the whole text names, with or without a question; ``None`` for other texts and where no member is known."""
    named = family_named(query.text) or family_named(query.results.read_as)
    offered = records.with_cas_numbers(_numbers(named)) if named else ()
    if named is None or not offered:
        return None
    address = urlencode({"q": query.text.strip()[:200], "kind": "substance"})
    return Answer(
        AnswerKind.LIST,
        cas=tuple(number for offer in offered for number in offer.cas),
        url=f"/search?{address}",
        intent=query.intent,
        title=named.family.title,
        lines=(_LINE,),
        offered=offered,
    )


def _numbers(named: NamedFamily) -> tuple[str, ...]:
    members = tuple(member.cas for member in named.family.members)
    return (named.family.element, *members) if named.with_element else members
