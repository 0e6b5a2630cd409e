"""Names that are everyday words too."""

from __future__ import annotations

import pytest

from reference.aliases import aliases
from reference.collected_names import collected_names
from reference.words.names_only_alone import is_name_only_alone
from reference.words.word_tables import rows


@pytest.mark.parametrize("word", ["비상", "초안", "물", "파단"])
def test_an_everyday_word_is_a_name_only_alone(word: str) -> None:
    assert is_name_only_alone(word)


@pytest.mark.parametrize("word", ["", "초석", "불산", "벤젠", "비상구"])
def test_other_names_and_words_are_not(word: str) -> None:
    assert not is_name_only_alone(word)


def test_every_word_is_a_name_that_the_portal_gives() -> None:
    given = {each.name for each in (*aliases(), *collected_names())}
    assert {row["word"] for row in rows("names_only_alone")} - given == set()
