"""Words of everyday life are single words, folded, and no word of the field."""

from __future__ import annotations

from reference.words.everyday import EVERYDAY
from reference.words.other_names import CHEMICAL
from search.folding import folded


def test_every_word_is_a_single_folded_one() -> None:
    assert all(word == folded(word) and " " not in word for word in EVERYDAY)


def test_none_but_the_town_that_is_called_like_copper_holds_a_piece_of_a_chemical_name() -> None:
    assert {word for word in EVERYDAY if CHEMICAL.search(word)} == {"구리"}
