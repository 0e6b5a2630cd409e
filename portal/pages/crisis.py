"""Queries that ask how to die: 109 and 119 come before any result, and no dose stands in a snippet (content rule 9)."""

from __future__ import annotations

import re

from portal.answers.question import plain

WORDS = (
    "치사량",
    "치사농도",
    "자해",
    "번개탄",
    "음독",
    "극단적선택",
    "먹으면죽",
    "마시면죽",
    "맡으면죽",
    "죽고싶",
    "죽는법",
    "죽는방법",
    "고통없이죽",
    "suicide",
    "죽는약",
    "죽으려",
    "안락사",
    "과다복용",
    "독극물구매",
    "독극물구입",
    "독극물파는",
    "독극물구하",
    "독약구매",
    "독약구입",
    "목숨을끊",
    "목숨끊",
    "목매달",
    "유서쓰",
    "사람죽이",
    "독살",
    "생을마감",
    "lethaldose",
    "overdose",
    "killmyself",
)
_SUICIDE = re.compile("자살(?![균충]|생물)")
"""감자 살균제, 과자 살충제 and 액자 살생물제 are none."""

DOSES = ("ld50", "lc50", "ldlo", "lclo", "치사")
"""Measures of a lethal dose; text that holds one is not shown in a result list."""


def is_crisis(text: str) -> bool:
    """Whether the words ask how to die, however they are spaced, broken up or written."""
    said = plain(text)
    return bool(_SUICIDE.search(said)) or any(word in said for word in WORDS)


def names_a_dose(text: str) -> bool:
    """Whether a piece of running text states a lethal dose or concentration."""
    said = plain(text)
    return any(word in said for word in DOSES)
