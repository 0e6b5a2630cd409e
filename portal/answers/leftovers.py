"""The words of a text that neither name what was found nor ask about it: some of them make it the name of something else."""

from __future__ import annotations

from collections.abc import Iterable

from portal.answers.typed_query import Question, plain
from reference.words.other_names import CHEMICAL, ISOMERS, SCENERY
from search.query_words import is_question_word, split_words, stems


def other_names(question: Question, matched: Iterable[str]) -> tuple[str, ...]:
    """Words that may make the text the name of another substance than those that ``matched``; () where the rest only asks.

    Any Latin word that asks nothing counts: hydrogen cyanid is not hydrogen.
    """
    names = [plain(name) for name in matched]
    left = [word for word in split_words(question.text) if not _is_part(word, names) and not is_scenery(word)]
    return tuple(word for word in left if word in ISOMERS or (not is_question_word(word) and _is_chemical(word)))


def is_scenery(word: str) -> bool:
    """Whether a word only sets the scene."""
    return any(stem in SCENERY for stem in stems(word))


def _is_part(word: str, names: Iterable[str]) -> bool:
    said = {plain(stem) for stem in stems(word)} - {""}
    return any(stem in name or (len(name) > 1 and name in stem) for stem in said for name in names)


def _is_chemical(word: str) -> bool:
    if word.isascii():
        return len(word) > 2 and word.isalpha()
    return bool(CHEMICAL.search(plain(word)))
