"""Phrases of guidance: pieces with alternatives, written as texts are read, for topics that exist."""

from __future__ import annotations

from portal.answers.guidance_topics import TOPICS
from portal.answers.topic_phrases import words_between_signs
from portal.answers.typed_query import compact
from reference.words.guidance_words import PHRASES_OF_TOPIC, TEXTS_OF_TOPIC


def test_every_piece_is_one_folded_word() -> None:
    for phrases in PHRASES_OF_TOPIC.values():
        for piece in (piece for phrase in phrases for pieces in phrase for piece in pieces):
            assert words_between_signs(piece) == [piece]


def test_every_whole_text_is_written_as_questions_are_read() -> None:
    assert all(text == compact(text) for texts in TEXTS_OF_TOPIC.values() for text in texts)


def test_a_phrase_is_cut_into_pieces_with_alternatives() -> None:
    assert (("계란", "달걀"), ("썩", "썩는", "썩은", "썩었")) in PHRASES_OF_TOPIC["rotten-egg-smell"]


def test_every_topic_of_the_table_exists() -> None:
    assert PHRASES_OF_TOPIC.keys() | TEXTS_OF_TOPIC.keys() <= TOPICS.keys()
