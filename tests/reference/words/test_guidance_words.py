"""The words of topics belong to existing topics, as letters without spaces."""

from __future__ import annotations

from portal.answers.guidance_topics import TOPICS
from portal.answers.typed_query import compact
from reference.words.guidance_words import PHRASES_OF_TOPIC, TEXTS_OF_TOPIC


def test_every_slug_is_a_topics() -> None:
    assert PHRASES_OF_TOPIC.keys() | TEXTS_OF_TOPIC.keys() <= TOPICS.keys()


def test_every_piece_is_written_as_questions_are_read() -> None:
    for phrases in PHRASES_OF_TOPIC.values():
        for piece in (piece for phrase in phrases for piece in phrase):
            assert piece == compact(piece)
    assert all(text == compact(text) for texts in TEXTS_OF_TOPIC.values() for text in texts)


def test_a_phrase_is_cut_into_pieces() -> None:
    assert ("계란", "썩") in PHRASES_OF_TOPIC["rotten-egg-smell"]
    assert "공장" in TEXTS_OF_TOPIC["nearby"]
