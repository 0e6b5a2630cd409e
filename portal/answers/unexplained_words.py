"""Words beside the names of a query: those of a scene, those of a form, and names that together may be another substance."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from portal.answers.typed_query import TypedQuery
from reference.forms import forms_of
from reference.words.name_context import CONTEXT_WORDS, SALT_SIDE_ENDINGS, SALT_SIDES
from search.engine_types import Hit
from search.query_parts import PartKind
from search.query_words import split_words, stems

_ACID = "산"


def is_scene_word(word: str) -> bool:
    """Whether a word only describes the scene, as 공장 or 탱크 do."""
    return any(stem in CONTEXT_WORDS for stem in stems(word))


def unexplained_beside(query: TypedQuery, substances: Iterable[Hit]) -> tuple[str, ...]:
    """The words that nothing explains if these substances are meant: a word of one of their forms (무수) is explained."""
    form_words = {
        word
        for hit in substances
        for number in hit.cas
        for form in forms_of(number)
        for word in split_words(" ".join((form.name_ko, form.name_en, *form.words)))
    }
    return tuple(word for word in query.unexplained if word not in form_words)


def may_be_one_name(query: TypedQuery) -> bool:
    """Whether neighbouring names may be one compound: an acid before a metal, a radical or a base (질산 요소)."""
    names = [part.text for part in query.parts if part.kind is PartKind.NAME]
    return any(
        acid.endswith(_ACID) and (other in SALT_SIDES or other.endswith(SALT_SIDE_ENDINGS))
        for acid, other in pairwise(names)
    )
