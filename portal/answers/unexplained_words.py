"""The words of a query that neither name the hit nor ask about it; some make the text the name of another substance."""

from __future__ import annotations

from collections.abc import Iterable

from portal.answers.typed_query import TypedQuery, compact
from reference.words.name_context import CHEMICAL_NAME_PART, CONTEXT_WORDS, ISOMER_PREFIXES
from search.query_words import is_question_word, split_words, stems


def unexplained_chemical_words(query: TypedQuery, matched: Iterable[str]) -> tuple[str, ...]:
    """Words that may make the text the name of another substance than the ``matched`` names; () for none.

    Every Latin word that is not a word of asking counts: hydrogen cyanid is not hydrogen.
    """
    names = [compact(name) for name in matched]
    words = (word for word in split_words(query.text) if not _is_part_of_a_name(word, names))
    unexplained = [word for word in words if not is_scene_word(word)]
    return tuple(
        word for word in unexplained if word in ISOMER_PREFIXES or (not is_question_word(word) and _is_chemical(word))
    )


def is_scene_word(word: str) -> bool:
    """Whether a word only describes the scene, as 공장 or 탱크 do."""
    return any(stem in CONTEXT_WORDS for stem in stems(word))


def _is_part_of_a_name(word: str, names: Iterable[str]) -> bool:
    stems_of_word = {compact(stem) for stem in stems(word)} - {""}
    return any(stem in name or (len(name) > 1 and name in stem) for stem in stems_of_word for name in names)


def _is_chemical(word: str) -> bool:
    if word.isascii():
        return len(word) > 2 and word.isalpha()
    return bool(CHEMICAL_NAME_PART.search(compact(word)))
