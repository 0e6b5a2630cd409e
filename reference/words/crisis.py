"""Words of somebody who asks how to die or to kill, as patterns of letters without spaces (content rule 9).

A row's ``not_before`` names what may not follow: 자살 is suicide, but the end of 감자 살균제 is none.
"""

from __future__ import annotations

import re

from reference.words.word_tables import rows


def _words_of_class(group: str) -> tuple[str, ...]:
    return tuple(row["word"] for row in rows("crisis") if row["class"] == group)


def _pattern_of_class(group: str) -> str:
    """One pattern for all words of the class, each with what may not follow it."""
    return "|".join(
        row["word"] + (f"(?!{'|'.join(row['not_before'].split())})" if row["not_before"] else "")
        for row in rows("crisis")
        if row["class"] == group
    )


CRISIS_WORDS_UNLESS_PEST = _words_of_class("asks_unless_pest")
"""What is asked of pests too, and then is no crisis."""

CRISIS_WORDS = (*_words_of_class("asks"), *CRISIS_WORDS_UNLESS_PEST)
"""Each of them alone makes a text a crisis."""

LETHAL_DOSES = _words_of_class("dose")
"""Measures of a lethal dose; text that holds one is not shown in a result list."""

PESTS = re.compile(_pattern_of_class("pest"))
"""Vermin, weeds and germs; the name of a poison for them (쥐약, 개미산) is none of them."""

DYING = re.compile(
    rf"(?:몇|얼마나)(?:{_pattern_of_class('amount')})?.{{0,5}}죽|(?:으?로|서)죽|{_pattern_of_class('dying')}"
)
"""How much of it kills, dying of it, dying and killing as such."""

OBTAINING_POISON = re.compile(rf"(?:{_pattern_of_class('poison')})(?:을|를)?(?:{_pattern_of_class('obtain')})")
OVERDOSE = re.compile(rf"(?:{_pattern_of_class('medicine')}).{{0,4}}(?:{_pattern_of_class('too_much')})")
SUICIDE = re.compile(_pattern_of_class("suicide"))
MEDIAN_LETHAL_DOSE = re.compile(_pattern_of_class("half"))
"""LD50 and LC50 by their Korean names: officials ask for them."""
