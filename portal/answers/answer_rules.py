"""The rules that give a query its answer, in their order.

Crisis and weapons first, structures, lists and numbers before words, mixtures before names.
"""

from __future__ import annotations

from dataclasses import replace

from portal.answers.answer import NOTHING, Answer, AnswerKind
from portal.answers.change_answers import change_answer
from portal.answers.crisis_queries import is_crisis
from portal.answers.emergency_calls import calls_of
from portal.answers.family_answers import family_answer
from portal.answers.guide_number_answers import guide_number_answer
from portal.answers.keyboard_runs import is_keyboard_run
from portal.answers.known_records import KnownRecords
from portal.answers.list_answers import list_answer
from portal.answers.mixture_answers import mixture_answer
from portal.answers.name_answers import name_answer
from portal.answers.number_answers import number_answer
from portal.answers.observation_answers import observation_answer
from portal.answers.place_answers import place_answer
from portal.answers.rule_name_answers import rule_name_answer
from portal.answers.scene_answers import (
    glued_emergency_answer,
    nameless_request_answer,
    product_emergency_answer,
    scene_answer,
    smell_answer,
)
from portal.answers.structure_answers import structure_answer
from portal.answers.typed_query import TypedQuery
from portal.answers.weapon_queries import DECLINED, asks_for_weapons
from search.engine_types import Results


def answer_from_results(text: str, results: Results, records: KnownRecords) -> Answer:
    """The answer to a text whose first unfiltered page is ``results``; every text has one.

    An exact name means only itself. A corrected name is only offered. Unknown words find nothing, not the nearest hazard
    (content rules 23 and 25). An emergency has 119 in the answer itself (content rule 9), also where nothing is found.
    """
    if asks_for_weapons(text) and not is_crisis(text):
        return DECLINED
    answer = Answer(AnswerKind.CRISIS) if is_crisis(text) else _answer(text, results, records)
    return replace(answer, calls=calls_of(answer, results))


def _answer(text: str, results: Results, records: KnownRecords) -> Answer:
    query = TypedQuery(text, results)
    if query.compact == "119":
        return scene_answer(query, records) or NOTHING
    if not query.compact or (is_keyboard_run(text) and not query.exact_hits):
        return NOTHING
    return (
        guide_number_answer(query, records)
        or structure_answer(query)
        or change_answer(query)
        or list_answer(query, records)
        or number_answer(query, records)
        or family_answer(query, records)
        or observation_answer(query, records)
        or place_answer(query, records)
        or scene_answer(query, records)
        or mixture_answer(query, records)
        or product_emergency_answer(query, records)
        or nameless_request_answer(query, records)
        or smell_answer(query, records)
        or rule_name_answer(query)
        or name_answer(query)
        or glued_emergency_answer(query, records)
        or NOTHING
    )
