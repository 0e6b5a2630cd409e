"""What a search concluded. The order is the rule: a crisis before all, lists and numbers before words, mixtures before names."""

from __future__ import annotations

from portal.answers.answer import NOTHING, Answer, Kind
from portal.answers.crisis_queries import is_crisis
from portal.answers.held_records import Records
from portal.answers.keyboard_runs import is_mashed
from portal.answers.list_answers import from_list
from portal.answers.mixture_answers import from_mixture
from portal.answers.name_answers import from_name
from portal.answers.number_answers import from_number
from portal.answers.place_answers import from_place
from portal.answers.scene_answers import from_asking, from_product, from_scene, from_smell
from portal.answers.typed_query import Question
from search.engine_types import Results


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
