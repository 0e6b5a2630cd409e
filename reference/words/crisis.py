"""Words of queries about suicide or killing, as patterns of letters without spaces (content rule 9).

A row's ``not_before`` names text that must not follow: 자살 is suicide, but 감자 살균제 is not.
"""

from __future__ import annotations

import re

from reference.words.word_tables import rows


def _words_of_class(group: str) -> tuple[str, ...]:
    return tuple(row["word"] for row in rows("crisis") if row["class"] == group)


def _pattern_of_class(group: str) -> str:
    """One pattern for all words of the class, each with the text that must not follow."""
    return "|".join(
        row["word"] + (f"(?!{'|'.join(row['not_before'].split())})" if row["not_before"] else "")
        for row in rows("crisis")
        if row["class"] == group
    )


CRISIS_WORDS_UNLESS_PEST = _words_of_class("asks_unless_pest")
"""Words that are also used about pests, and are then no crisis."""

CRISIS_WORDS = (*_words_of_class("asks"), *CRISIS_WORDS_UNLESS_PEST)
"""Each of these words alone makes a text a crisis."""

LETHAL_DOSES = _words_of_class("dose")
"""Measures of a lethal dose; a text with one is not shown in a result list."""

PESTS = re.compile(_pattern_of_class("pest"))
"""Vermin, weeds and germs; the name of a poison for them (쥐약, 개미산) does not count as a pest."""

DYING = re.compile(
    rf"(?:몇|얼마나)(?:{_pattern_of_class('amount')})?.{{0,5}}죽|(?:으?로|서)죽|{_pattern_of_class('dying')}"
)
"""The lethal amount, dying of a substance, and dying and killing in general."""

OBTAINING_POISON = re.compile(rf"(?:{_pattern_of_class('poison')})(?:을|를)?(?:{_pattern_of_class('obtain')})")
OVERDOSE = re.compile(rf"(?:{_pattern_of_class('medicine')}).{{0,4}}(?:{_pattern_of_class('too_much')})")
SUICIDE = re.compile(_pattern_of_class("suicide"))
MEDIAN_LETHAL_DOSE = re.compile(_pattern_of_class("half"))
"""LD50 and LC50 by their Korean names: officials search for them, so they are no crisis."""
