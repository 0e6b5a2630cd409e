"""Answers to words about a scene: what happened, with no substance named or with a product, which is not a substance."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from portal.answers.answer import Answer, AnswerKind, Offer
from portal.answers.guidance_topics import BY_INTENT, TOPICS, Topic
from portal.answers.known_records import KnownRecords
from portal.answers.name_answers import hit_title
from portal.answers.page_sections import SECTIONS
from portal.answers.topic_phrases import Phrase, holds_phrase, words_between_signs
from portal.answers.typed_query import TypedQuery, compact
from portal.answers.unexplained_words import is_scene_word
from reference.words.intent_words import EVERYDAY_ALONE, INTENT_OF_WORD
from search.engine_types import Hit, Results, Why
from search.query_parsing import parse_query
from search.query_words import is_question_word, split_words, stems

LONG_WORD = 8
"""Letters from which a word is a sentence without spaces."""

EMERGENCIES = ("first_aid", "spill", "fire")
READ_LABEL = "제품마다 다름, 라벨 확인"
INGREDIENT_CARD = "원료의 대응 카드(제품마다 다름, 라벨 확인)"


def scene_answer(query: TypedQuery, records: KnownRecords) -> Answer | None:
    """The topic whose phrase the text holds, with the product that the emergency is about; ``None`` for none."""
    topic = scene_topic(query)
    if topic is None:
        return None
    answer, product = _answer(topic, query, records), _named_product(query)
    return _with_product(answer, product, records) if product and answer.intent in EMERGENCIES else answer


def scene_topic(query: TypedQuery) -> Topic | None:
    """The topic whose phrase the text holds; ``None`` for none.

    A topic never hides a named substance: beside one, the text is about that substance, unless the topic is about it too
    or its own words bear the name (리튬 배터리).
    """
    if query.names_a_substance and query.compact != "119":
        return None
    words = words_between_signs(query.text)
    named = [hit for hit in query.hits(Why.WORDS) if hit.kind == "substance" and len(hit.matched) > 1]
    for topic in TOPICS.values():
        if query.compact in topic.words or any(
            holds_phrase(words, phrase) and all(_is_about(topic, phrase, hit) for hit in named)
            for phrase in topic.phrases
        ):
            return topic
    return None


def _is_about(topic: Topic, phrase: Phrase, hit: Hit) -> bool:
    """Whether the topic is about the named substance, or only uses its name in its own words."""
    name = compact(hit.matched)
    return bool(set(topic.cas) & set(hit.cas)) or any(name in piece for pieces in phrase for piece in pieces)


def smell_answer(query: TypedQuery, records: KnownRecords) -> Answer | None:
    """The guidance on smells, where nothing is named and neither a typing error nor initials are near a name."""
    if query.exact_hits or query.hits(Why.WORDS, Why.TYPO, Why.CHOSUNG) or "냄새" not in query.compact:
        return None
    return _answer(TOPICS["gas-smell"], query, records)


def product_emergency_answer(query: TypedQuery, records: KnownRecords) -> Answer | None:
    """Guidance for a product in an emergency, with the product's page and its main ingredients as offers."""
    product = _named_product(query)
    if product is None or query.intent not in EMERGENCIES:
        return None
    answer = _answer(BY_INTENT[query.intent], query, records)
    url = f"{answer.url}?{urlencode({'q': query.text.strip()[:200]})}"
    return _with_product(replace(answer, url=url), product, records)


def _named_product(query: TypedQuery) -> Hit | None:
    """The class of products that is the first thing named; ``None`` for a substance and for none."""
    named = next(iter(query.exact_hits or query.hits(Why.WORDS)), None)
    return named if named is not None and named.kind == "product_class" else None


def _with_product(answer: Answer, product: Hit, records: KnownRecords) -> Answer:
    """The answer with the product's page first, then the cards of the substances that it mainly consists of.

    The product is none of them: they stand as ingredients, and the label says what is in it (content rule 24).
    """
    page = Offer(hit_title(product), product.url, note=READ_LABEL, origin=product.origin, key=product.key)
    slug = product.key.partition(":")[2]
    cards = (replace(each, url=f"{each.url}/card", note=INGREDIENT_CARD) for each in records.main_ingredients(slug))
    return replace(answer, offered=(page, *cards, *answer.offered))


def nameless_request_answer(query: TypedQuery, records: KnownRecords) -> Answer | None:
    """The guidance for an intent where nothing is named; ``None`` where unknown words may be a name.

    In first aid an unknown word may stand in the text, in other intents only words of a scene. A name with a typing error
    is left to ``name_answers``, which offers it.
    """
    topic = BY_INTENT.get(query.intent)
    if topic is None or query.exact_hits or query.hits(Why.WORDS):
        return None
    if all(any(stem in EVERYDAY_ALONE for stem in stems(word)) for word in split_words(query.text)):
        return None
    unknown = [word for word in parse_query(query.text).words if not is_question_word(word) and not is_scene_word(word)]
    if unknown and (query.intent != "first_aid" or query.hits(Why.TYPO, Why.CHOSUNG)):
        return None
    return _answer(topic, query, records)


def glued_emergency_answer(query: TypedQuery, records: KnownRecords) -> Answer | None:
    """The guidance for an emergency that is written as one long word, where nothing in it was understood.

    황산들어있는탱크로리전복 holds a name that no rule takes out of it; 119 must stand there all the same.
    """
    words = split_words(query.text)
    whole = "".join(words)
    if query.results.hits or len(words) != 1 or len(whole) < LONG_WORD:
        return None
    asked = (intent for word, intent in INTENT_OF_WORD.items() if len(word) > 1 and word in whole[2:])
    intent = next((intent for intent in asked if intent in EMERGENCIES), "")
    return replace(_answer(BY_INTENT[intent], query, records), intent=intent) if intent else None


def topic_answer(topic: Topic, records: KnownRecords) -> Answer:
    """The answer of the topic's own page, without a query."""
    return _answer(topic, TypedQuery("", Results((), 0, {})), records)


def _answer(topic: Topic, query: TypedQuery, records: KnownRecords) -> Answer:
    intent = query.intent if query.intent not in ("", "properties") else topic.intent
    section = SECTIONS.get(topic.intent)
    known = records.with_cas_numbers(topic.cas)
    offers = tuple(
        replace(each, title=f"{each.title} – {section[1]}", url=f"{each.url}#{section[0]}") if section else each
        for each in known
    )
    return Answer(
        AnswerKind.LIST if topic.url else AnswerKind.GUIDANCE,
        cas=topic.cas if known else (),
        url=topic.url or f"/guidance/{topic.slug}",
        intent=intent,
        title=topic.title,
        lines=topic.lines,
        offered=offers,
    )
