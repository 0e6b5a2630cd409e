"""What people call a list of the law, a class of hazard or a class of the fire law, and what each of these words means."""

from __future__ import annotations

from collections.abc import Mapping

from reference.words.word_tables import rows


def _meanings_by_word(group: str) -> Mapping[str, tuple[str, ...]]:
    """What each word of the class means, in the order of the table."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("list_names"):
        if row["class"] == group:
            found[row["word"]] = (*found.get(row["word"], ()), row["means"])
    return found


LISTS_BY_WORD = _meanings_by_word("list")
"""Lists by the words people use, in the names under which agencies print them today (content rule 15)."""

FORMER_TERMS = tuple(_meanings_by_word("former"))
"""Terms of the law until 2014; what they are today is not confirmed."""

LAW_NOT_COVERED_BY_WORD: Mapping[str, str] = {word: laws[0] for word, laws in _meanings_by_word("not_held").items()}
"""Lists of laws that the portal does not hold (content rule 16), each with its law."""

HAZARDS_BY_WORD = _meanings_by_word("hazard")
"""Classes of hazard by the words people use, in the words with which agencies' names of classes begin."""

FIRE_CLASS_BY_WORD: Mapping[str, str] = {word: numbers[0] for word, numbers in _meanings_by_word("fire_class").items()}
"""Classes by their own names; those that GHS has too (인화성액체, 산화성고체) are classes of hazard."""
