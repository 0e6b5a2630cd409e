"""What a search concluded. The order is the rule: a crisis before all, lists and numbers before words, mixtures before names."""

from __future__ import annotations

from portal.answers.answer import NOTHING, Answer, Kind
from portal.answers.guidance import from_asking, from_product, from_scene, from_smell
from portal.answers.lists import from_list
from portal.answers.mashing import is_mashed
from portal.answers.mixes import from_mixture
from portal.answers.names import from_name
from portal.answers.numbers import from_number
from portal.answers.places import from_place
from portal.answers.question import Question
from portal.answers.records import Records
from portal.pages.crisis import is_crisis
from search.values import Results


def conclude(text: str, results: Results, records: Records) -> Answer:
    """The answer to a text whose first unfiltered page is ``results``; total over all texts.

    An exact name is never taken for anything but itself, a corrected one is only offered, and unknown words find
    nothing, not the nearest hazard (content rules 23 and 25).
    """
    if is_crisis(text):
        return Answer(Kind.CRISIS)
    question = Question(text, results)
    if question.plain == "119":
        return from_scene(question, records) or NOTHING
    if not question.plain or (is_mashed(text) and not question.exact):
        return NOTHING
    return (
        from_list(question, records)
        or from_number(question, records)
        or from_place(question)
        or from_scene(question, records)
        or from_mixture(question)
        or from_product(question, records)
        or from_asking(question, records)
        or from_smell(question, records)
        or from_name(question)
        or NOTHING
    )
