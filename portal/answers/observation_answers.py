"""The answer to a text that says what somebody sees, smells or feels and names nothing: the page of the unknown substance."""

from __future__ import annotations

from urllib.parse import urlencode

from portal.answers.answer import Answer, AnswerKind
from portal.answers.guidance_topics import NO_SMELL
from portal.answers.known_records import KnownRecords
from portal.answers.scene_answers import scene_topic, topic_answer
from portal.answers.typed_query import TypedQuery, compact
from reference.observations import Stated, values
from reference.places import place_named
from reference.typed_observations import TypedObservations, observations_in, says_where
from search.engine_types import Why
from search.explained_words import is_explained
from search.query_words import intent_of, stems

TITLE = "무엇인지 모르는 물질: 보이는 것으로 좁히기"
NOT_PROOF = "여기 없다고 해서 아닌 것은 아님."
ENOUGH_ALONE = frozenset({"odour", "smoke"})
"""Fields of which one value is enough: a smell of rotten eggs, white smoke."""

SURROUNDINGS = frozenset({"place", "container"})
"""Fields that say nothing of the substance itself: a gas in a factory is no observation."""

LEAST_VALUES = 2
"""Values of other fields that are needed: a colour alone is everyday, a yellow gas is not."""

IRRITATION = ("symptom", "eyes")
"""Without it symptoms alone are an illness: headache and vomiting, a cold with a cough."""


def observation_answer(query: TypedQuery, records: KnownRecords) -> Answer | None:
    """The page of the unknown substance with the ticks that the text sets; ``None`` for any other text.

    Every word has to say what is seen or where. A named substance is never hidden by it, and what somebody swallowed or
    inhaled is first aid. Records that a topic holds ready for the same words (rotten eggs) are offered with it.
    """
    seen = observations_in(query.text)
    if not _is_enough(seen.ticked) or not all(map(_says_nothing_else, seen.left)):
        return None
    if intent_of(list(seen.left)) or _names_something(query, seen):
        return None
    smells = any(field == "odour" for field, _ in seen.ticked)
    lines = (NOT_PROOF, NO_SMELL) if smells else (NOT_PROOF,)
    topic = scene_topic(query)
    known = topic_answer(topic, records) if topic else Answer(AnswerKind.GUIDANCE)
    return Answer(
        AnswerKind.GUIDANCE,
        cas=known.cas,
        url=address_of(seen.ticked),
        intent="spill",
        title=TITLE,
        lines=lines,
        offered=known.offered,
    )


def address_of(ticked: Stated) -> str:
    """The address of the page with these ticks, in the order of the page."""
    return f"/unknown?{urlencode([pair for pair in values() if pair in ticked])}"


def _is_enough(ticked: Stated) -> bool:
    seen = {pair for pair in ticked if pair[0] not in SURROUNDINGS}
    if {field for field, _ in seen} == {"symptom"} and IRRITATION not in seen:
        return False
    return any(field in ENOUGH_ALONE for field, _ in seen) or len(seen) >= LEAST_VALUES


def _says_nothing_else(word: str) -> bool:
    is_place = any(place_named(stem) is not None for stem in stems(word))
    return is_place or (says_where(word) and is_explained(word))


def _names_something(query: TypedQuery, seen: TypedObservations) -> bool:
    """Whether the text names a product, or an entry by other words than those that say what is seen.

    A place named after a product is a place (페인트 공장); one named after a substance names the substance (수소충전소).
    """
    places = compact("".join(seen.places))
    said = compact("".join(phrase for phrase in seen.phrases if phrase not in seen.places))
    return any(
        len(hit.matched) > 1 and not _is_said(hit.kind, compact(hit.matched), said, places)
        for hit in (*query.exact_hits, *query.hits(Why.WORDS))
    )


def _is_said(kind: str, matched: str, said: str, places: str) -> bool:
    """Whether a hit is no more than the words by which the text says what is seen, or where."""
    return (kind != "product_class" and matched in said) or (kind != "substance" and matched in places)
