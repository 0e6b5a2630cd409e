"""Words of somebody who asks how to die or to kill, as patterns of letters without spaces (content rule 9).

A row's ``not_before`` names what may not follow: 자살 is suicide, but the end of 감자 살균제 is none.
"""

from __future__ import annotations

import re

from reference.words.table import rows


def _of(group: str) -> tuple[str, ...]:
    return tuple(row["word"] for row in rows("crisis") if row["class"] == group)


def _any(group: str) -> str:
    """One pattern for all words of the class, each with what may not follow it."""
    return "|".join(
        row["word"] + (f"(?!{'|'.join(row['not_before'].split())})" if row["not_before"] else "")
        for row in rows("crisis")
        if row["class"] == group
    )


UNLESS_PEST = _of("asks_unless_pest")
"""What is asked of pests too, and then is no crisis."""

WORDS = (*_of("asks"), *UNLESS_PEST)
"""Each of them alone makes a text a crisis."""

DOSES = _of("dose")
"""Measures of a lethal dose; text that holds one is not shown in a result list."""

PEST = re.compile(_any("pest"))
"""Vermin, weeds and germs; the name of a poison for them (쥐약, 개미산) is none of them."""

DYING = re.compile(rf"(?:몇|얼마나)(?:{_any('amount')})?.{{0,5}}죽|(?:으?로|서)죽|{_any('dying')}")
"""How much of it kills, dying of it, dying and killing as such."""

BUYS_POISON = re.compile(rf"(?:{_any('poison')})(?:을|를)?(?:{_any('obtain')})")
TOO_MANY_PILLS = re.compile(rf"(?:{_any('medicine')}).{{0,4}}(?:{_any('too_much')})")
SUICIDE = re.compile(_any("suicide"))
HALF = re.compile(_any("half"))
"""LD50 and LC50 by their Korean names: officials ask for them."""
