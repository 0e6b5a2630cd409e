"""The words by which topics are known belong to topics that there are, as letters without spaces."""

from __future__ import annotations

from portal.answers.guidance_topics import TOPICS
from portal.answers.typed_query import compact
from reference.words.topics import PHRASES, WHOLE_TEXTS


def test_every_slug_is_a_topics() -> None:
    assert PHRASES.keys() | WHOLE_TEXTS.keys() <= TOPICS.keys()


def test_every_piece_is_written_as_questions_are_read() -> None:
    for phrases in PHRASES.values():
        for piece in (piece for phrase in phrases for piece in phrase):
            assert piece == compact(piece)
    assert all(text == compact(text) for texts in WHOLE_TEXTS.values() for text in texts)


def test_a_phrase_is_cut_into_pieces() -> None:
    assert ("계란", "썩") in PHRASES["rotten-egg-smell"]
    assert "공장" in WHOLE_TEXTS["nearby"]
