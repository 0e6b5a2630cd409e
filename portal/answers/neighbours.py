"""Where nothing is found: names that begin like a word of the text, as further searches and never as the thing meant.

An everyday word has no neighbours: it is no name, and the nearest name would be a hazard (content rule 25).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from identifiers.numbers_in_text import numbers_in
from portal.answers.answer import Answer, AnswerKind
from portal.answers.finding import suggest
from portal.answers.keyboard_runs import is_keyboard_run
from portal.answers.typed_query import compact
from portal.curation.annotations import Annotation
from portal.profile.entry_annotations import annotations_on
from search.engine_types import Results, Why
from search.everyday_words import are_everyday_words
from search.query_words import is_question_word, split_words

MOST = 5
MOST_ASKED = 5
"""Beginnings that are tried; each is one question to the engine."""
SHORTEST_HANGUL = 4
SHORTEST_LATIN = 6
"""Letters of the shortest beginning; a shorter one is the beginning of everyday words too (크리스마스, 다이소)."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A name with the search for it: a neighbour opens no page. Staff's remarks on its entry go with the name."""

    name: str
    annotations: tuple[Annotation, ...] = ()

    @property
    def url(self) -> str:
        """The address of the search."""
        return f"/search?{urlencode({'q': self.name})}"


def neighbours(text: str, answer: Answer, results: Results) -> tuple[Neighbour, ...]:
    """Names that share at least half of a word with the text, the closest first; () wherever anything was found."""
    if answer.kind is not AnswerKind.NONE or answer.title or results.hits or is_keyboard_run(text):
        return ()
    for beginning in _beginnings(text):
        if keys := _names_with(beginning):
            annotations = annotations_on(keys.values())
            return tuple(Neighbour(name, annotations.get(key, ())) for name, key in keys.items())
    return ()


def _beginnings(text: str) -> Iterator[str]:
    """The beginnings of the longest word that is no everyday word and asks nothing, the longest first."""
    words = [
        word
        for word in split_words(numbers_in(text).rest)
        if not is_question_word(word) and not are_everyday_words([word])
    ]
    word = compact(max(words, key=len, default=""))
    half = -(-len(word) // 2)
    step = max(-(-(len(word) - half) // (MOST_ASKED - 1)), 1)
    lengths = [*range(len(word), half, -step), half]
    yield from (word[:length] for length in lengths if _may_begin_a_name(word[:length]))


def _may_begin_a_name(beginning: str) -> bool:
    shortest = SHORTEST_LATIN if beginning.isascii() else SHORTEST_HANGUL
    return len(beginning) >= shortest and not beginning.isdigit()


def _names_with(beginning: str) -> dict[str, str]:
    """The names that begin so, each with the key of its entry."""
    named = [hit for hit in suggest(beginning, MOST * 2).hits if hit.kind in _NAMED and hit.why in _BY_NAME]
    return dict([(hit.matched, hit.key) for hit in named if compact(hit.matched).startswith(beginning)][:MOST])


_BY_NAME = (Why.NAME, Why.SYNONYM, Why.ALIAS, Why.PREFIX)
_NAMED = ("substance", "product_class", "pesticide")
