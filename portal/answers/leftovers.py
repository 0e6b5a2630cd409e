"""The words of a text that neither name what was found nor ask about it: some of them make it the name of something else."""

from __future__ import annotations

from collections.abc import Iterable

from portal.answers.typed_query import Question, plain
from reference.words.name_context import CHEMICAL_NAME_PART, CONTEXT_WORDS, ISOMER_PREFIXES
from search.words import is_about, line_words, stems


def other_names(question: Question, matched: Iterable[str]) -> tuple[str, ...]:
    """Words that may make the text the name of another substance than those that ``matched``; () where the rest only asks.

    Any Latin word that asks nothing counts: hydrogen cyanid is not hydrogen.
    """
    names = [plain(name) for name in matched]
    left = [word for word in line_words(question.text) if not _is_part(word, names) and not is_scenery(word)]
    return tuple(word for word in left if word in ISOMER_PREFIXES or (not is_about(word) and _is_chemical(word)))


def is_scenery(word: str) -> bool:
    """Whether a word only sets the scene."""
    return any(stem in CONTEXT_WORDS for stem in stems(word))


def _is_part(word: str, names: Iterable[str]) -> bool:
    said = {plain(stem) for stem in stems(word)} - {""}
    return any(stem in name or (len(name) > 1 and name in stem) for stem in said for name in names)


def _is_chemical(word: str) -> bool:
    if word.isascii():
        return len(word) > 2 and word.isalpha()
    return bool(CHEMICAL_NAME_PART.search(plain(word)))
