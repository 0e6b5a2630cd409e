"""Conclusions from words of a scene: what happened, with no substance named or with a product that is none."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlencode

from portal.answers.answer import Answer, Kind, Offered
from portal.answers.guidance_topics import BY_INTENT, TOPICS, Topic
from portal.answers.held_records import Records
from portal.answers.leftovers import is_scenery
from portal.answers.name_answers import title_of
from portal.answers.page_sections import SECTIONS
from portal.answers.typed_query import Question
from search.engine_types import Hit, Results, Why
from search.query_parsing import parse_query
from search.query_words import is_question_word

EMERGENCIES = ("first_aid", "spill", "fire")


def from_scene(question: Question, records: Records) -> Answer | None:
    """The topic whose phrase the text holds; ``None`` for none. A list that stands already is a list, and of all: beside
    the name of a substance it is asked of that substance."""
    if question.names_a_substance and question.plain != "119":
        return None
    named = any(hit.kind == "substance" for hit in question.hits(Why.WORDS))
    for topic in TOPICS.values():
        if topic.url and named:
            continue
        if question.plain in topic.words or any(all(_holds(question, piece) for piece in row) for row in topic.phrases):
            return _answer(topic, question, records)
    return None


def _holds(question: Question, piece: str) -> bool:
    """Whether the text holds the piece; digits only where they stand alone (1192-37-6 is no call to 119)."""
    if piece.isdigit():
        return bool(re.search(rf"(?<![0-9-]){piece}(?![0-9-])", question.text))
    return piece in question.plain


def from_smell(question: Question, records: Records) -> Answer | None:
    """Any other smell that somebody describes, where nothing is named and no slip or initials are near."""
    if question.exact or question.hits(Why.WORDS, Why.TYPO, Why.CHOSUNG) or "냄새" not in question.plain:
        return None
    return _answer(TOPICS["gas-smell"], question, records)


def from_product(question: Question, records: Records) -> Answer | None:
    """A product with an emergency: guidance with the product's page as the way on."""
    named = question.exact[:1] or question.hits(Why.WORDS)[:1]
    if not named or named[0].kind != "product_class" or question.intent not in EMERGENCIES:
        return None
    return _answer(BY_INTENT[question.intent], question, records, named[0])


def from_asking(question: Question, records: Records) -> Answer | None:
    """What is asked where nothing is named: of a person in need any unknown word may stand by, else only words of a scene.

    A name with a slip is left to the names: it is offered, and says what to look for on the label.
    """
    topic = BY_INTENT.get(question.intent)
    if topic is None or question.exact or question.hits(Why.WORDS):
        return None
    unknown = [word for word in parse_query(question.text).words if not is_question_word(word) and not is_scenery(word)]
    if unknown and (question.intent != "first_aid" or question.hits(Why.TYPO, Why.CHOSUNG)):
        return None
    return _answer(topic, question, records)


def topic_answer(topic: Topic, records: Records) -> Answer:
    """The topic by itself, as its own page shows it."""
    return _answer(topic, Question("", Results((), 0, {})), records)


def _answer(topic: Topic, question: Question, records: Records, product: Hit | None = None) -> Answer:
    intent = question.intent if question.intent not in ("", "properties") else topic.intent
    section = SECTIONS.get(topic.intent)
    held = records.substances(topic.cas)
    ways = tuple(
        replace(each, title=f"{each.title} – {section[1]}", url=f"{each.url}#{section[0]}") if section else each
        for each in held
    )
    if product is not None:
        ways = (Offered(title_of(product), product.url, note="제품마다 다름, 라벨 확인", origin=product.origin), *ways)
    asked = f"?{urlencode({'q': question.text.strip()[:200]})}" if product is not None else ""
    return Answer(
        Kind.LIST if topic.url else Kind.GUIDANCE,
        cas=topic.cas if held else (),
        url=topic.url or f"/guidance/{topic.slug}{asked}",
        intent=intent,
        title=topic.title,
        lines=topic.lines,
        offered=ways,
    )
