"""Answers to a CAS number that rows of several numbers name: one row of a list, no substance of its own."""

from __future__ import annotations

from identifiers import cas
from portal.answers.answer import Answer, AnswerKind
from portal.answers.known_records import KnownRecords
from portal.answers.name_answers import substance_answer
from portal.answers.typed_query import TypedQuery
from portal.profile.containing_entries import ALONE_UNKNOWN
from search.engine_types import Why


def group_number_answer(number_text: str, query: TypedQuery, records: KnownRecords) -> Answer | None:
    """The rows that name the number, where no substance bears it alone; where one does, that substance and no row.

    A row opens never by itself: it says nothing of the one substance.
    """
    try:
        number = cas.parse(number_text)
    except cas.CasError:
        return None
    bearers = [hit for hit in query.hits(Why.IDENTIFIER) if number in hit.cas]
    if len(bearers) == 1:
        return substance_answer(bearers[0], query, opens=not query.intent)
    rows = () if bearers or records.with_cas_numbers([number]) else records.rows_naming([number])
    if not rows:
        return None
    return Answer(
        AnswerKind.CHOOSE,
        intent=query.intent,
        title=f"CAS {number}: 이 번호를 포함하는 항목",
        lines=(ALONE_UNKNOWN,),
        offered=rows,
    )
