"""Topics of guidance: each can be reached, and none composes advice."""

from __future__ import annotations

import pytest

from portal.answers.guidance_topics import BY_INTENT, TOPICS, Topic


@pytest.mark.parametrize("topic", TOPICS.values(), ids=list(TOPICS))
def test_every_topic_has_an_address_a_title_and_lines(topic: Topic) -> None:
    assert TOPICS[topic.slug] is topic
    assert topic.title
    assert all(topic.lines)
    assert topic.lines


@pytest.mark.parametrize("topic", TOPICS.values(), ids=list(TOPICS))
def test_every_topic_is_reached_by_words_phrases_or_its_intent(topic: Topic) -> None:
    assert topic.words or topic.phrases or BY_INTENT.get(topic.intent) is topic


def test_the_topic_of_an_intent_is_the_general_one_and_no_scene() -> None:
    assert {intent: topic.slug for intent, topic in BY_INTENT.items()} == {
        intent: intent.replace("_", "-")
        for intent in (
            "first_aid", "spill", "fire", "ppe", "distance", "limits", "regulation", "disposal", "storage", "concentration",
            "mix",
        )
    }  # fmt: skip


def test_a_topic_without_words_of_its_own_has_none() -> None:
    unnamed = Topic("no-such-topic", "", "", ())
    assert (unnamed.phrases, unnamed.words) == ((), frozenset())


def test_the_batteries_lead_to_the_pages_of_their_un_numbers() -> None:
    assert TOPICS["lithium-battery"].links[:4] == tuple(
        (f"UN{number}", f"/un/{number}") for number in (3480, 3481, 3090, 3091)
    )


def test_a_topic_that_is_a_list_has_the_address_of_that_list() -> None:
    assert {topic.slug: topic.url for topic in TOPICS.values() if topic.url} == {
        "nearby": "/facilities", "accidents": "/accidents", "recalls": "/products", "pesticides": "/pesticides",
    }  # fmt: skip
