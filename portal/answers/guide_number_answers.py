"""The answer to the number of a response guide: ERG 124, 지침 124, guide 124P. A guide is found by its number alone."""

from __future__ import annotations

import re

from portal.answers.answer import Answer, AnswerKind
from portal.answers.known_records import KnownRecords
from portal.answers.typed_query import TypedQuery
from reference.guide_texts import SOURCE, guides

_NUMBER = re.compile(
    r"(?:erg(?:2024)?(?:대응)?(?:지침|가이드|guide)?|(?:대응)?지침|guide)(?:번호|no)?(?P<number>\d{3})p?번?"
)
"""In compact form; a number alone is none, and 가이드 alone is a word of many things."""


def guide_number_answer(query: TypedQuery, records: KnownRecords) -> Answer | None:
    """The page of the guide; ``None`` for another text, a number without a guide and one that staff withhold."""
    match = _NUMBER.fullmatch(query.compact)
    if match is None or not records.shows_guide(match["number"]):
        return None
    guide = guides()[match["number"]]
    title = f"ERG 2024 지침 {guide.number} {guide.title_ko}"
    return Answer(AnswerKind.GUIDANCE, url=f"/guides/{guide.number}", title=title, lines=(SOURCE,))
