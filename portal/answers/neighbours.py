"""Where nothing is found: names that begin like a word of the text, as further searches and never as the thing meant.

An everyday word has no neighbours: it is no name, and the nearest name would be a hazard (content rule 25).
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from portal.answers.answer import Answer, AnswerKind
from portal.answers.finding import suggest
from portal.answers.keyboard_runs import is_keyboard_run
from portal.answers.typed_query import compact
from search.engine_types import Results
from search.everyday_words import are_everyday_words
from search.query_words import is_question_word, split_words

MOST = 5
MOST_ASKED = 5
"""Beginnings that are tried; each is one question to the engine."""
SHORTEST_HANGUL = 3
SHORTEST_LATIN = 5
"""Letters of the shortest beginning; a shorter one is the beginning of everyday words too."""


def neighbours(text: str, answer: Answer, results: Results) -> tuple[str, ...]:
    """Names that share at least half of a word with the text, the closest first; () wherever anything was found."""
    if answer.kind is not AnswerKind.NONE or answer.title or results.hits or is_keyboard_run(text):
        return ()
    for beginning in _beginnings(text):
        if names := _names_with(beginning):
            return names
    return ()


def neighbour_url(name: str) -> str:
    """The search for the name: a neighbour opens no page."""
    return f"/search?{urlencode({'q': name})}"


def _beginnings(text: str) -> Iterator[str]:
    """The beginnings of the longest word that is no everyday word and asks nothing, the longest first."""
    words = [word for word in split_words(text) if not is_question_word(word) and not are_everyday_words([word])]
    word = compact(max(words, key=len, default=""))
    shortest = max(SHORTEST_LATIN if word.isascii() else SHORTEST_HANGUL, -(-len(word) // 2))
    if word.isdigit():
        return
    for length in list(range(len(word), shortest - 1, -1))[:MOST_ASKED]:
        yield word[:length]


def _names_with(beginning: str) -> tuple[str, ...]:
    found = (hit.matched or hit.title_ko for hit in suggest(beginning, MOST * 2).hits if hit.kind in _NAMED)
    return tuple(dict.fromkeys(name for name in found if compact(name).startswith(beginning)))[:MOST]


_NAMED = ("substance", "product_class", "pesticide")
