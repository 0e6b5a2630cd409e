"""Names of substances that are everyday words too (비상, 초안): names only as the whole text, never within a longer one."""

from __future__ import annotations

from functools import cache

from reference.words.word_tables import rows


def is_name_only_alone(word: str) -> bool:
    """Whether the word, in lower case and without spaces, is such a name."""
    return word.replace(" ", "") in _words()


@cache
def _words() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("names_only_alone"))
