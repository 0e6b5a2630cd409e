"""Words of everyday life are single words, folded, and no word of the field."""

from __future__ import annotations

from reference.words.everyday_vocabulary import EVERYDAY_WORDS
from reference.words.name_context import CHEMICAL_NAME_PART
from search.folding import folded


def test_every_word_is_a_single_folded_one() -> None:
    assert all(word == folded(word) and " " not in word for word in EVERYDAY_WORDS)


def test_none_but_the_town_that_is_called_like_copper_holds_a_piece_of_a_chemical_name() -> None:
    assert {word for word in EVERYDAY_WORDS if CHEMICAL_NAME_PART.search(word)} == {"구리"}
