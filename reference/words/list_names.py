"""Words that people use for a legal list, a hazard class or a class of the fire law, each with its meaning."""

from __future__ import annotations

from collections.abc import Mapping

from reference.words.word_tables import rows


def _meanings_by_word(group: str) -> Mapping[str, tuple[str, ...]]:
    """The meanings of each word of the class, in the order of the table."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("list_names"):
        if row["class"] == group:
            found[row["word"]] = (*found.get(row["word"], ()), row["means"])
    return found


LISTS_BY_WORD = _meanings_by_word("list")
"""Legal lists by the words that people use; the values are the names that agencies print today (content rule 15)."""

FORMER_TERMS = tuple(_meanings_by_word("former"))
"""Terms of the law until 2014; today's equivalent is not confirmed."""

LAW_NOT_COVERED_BY_WORD: Mapping[str, str] = {word: laws[0] for word, laws in _meanings_by_word("not_held").items()}
"""Words for lists of laws that the portal does not cover (content rule 16), each with its law."""

PAGE_BY_WORD: Mapping[str, str] = {word: slugs[0] for word, slugs in _meanings_by_word("page").items()}
"""Words for lists that are no listings of an agency's records, each with the page that has their rows."""

ANNEX_WORDS = frozenset(_meanings_by_word("annex"))
"""Words for the annex of the fire law with its items and quantities."""

HAZARDS_BY_WORD = _meanings_by_word("hazard")
"""Hazard classes by the words that people use; the values are beginnings of agencies' class names."""

FIRE_CLASS_BY_WORD: Mapping[str, str] = {word: numbers[0] for word, numbers in _meanings_by_word("fire_class").items()}
"""Classes of the fire law by name; names that GHS has too (인화성액체, 산화성고체) count as hazard classes."""

LIST_WORDS = frozenset((*LISTS_BY_WORD, *HAZARDS_BY_WORD, *LAW_NOT_COVERED_BY_WORD, *FORMER_TERMS, *PAGE_BY_WORD))
"""Every word for a list, a class of hazard or a law; beside a name it asks about the substance."""
