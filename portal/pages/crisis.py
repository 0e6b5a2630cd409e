"""Queries that ask how to die or to kill: 109 and 119 come before any result, and no dose stands in a snippet (content rule 9)."""

from __future__ import annotations

import re

from portal.answers.question import plain
from search.analysis import layout_swap

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
    "죽을래",
    "죽을까",
    "죽을수있",
    "죽을게",
    "살기싫",
    "목매",
    "투신",
    "고통없이",
    "먹고죽",
    "마시고죽",
    "피우고죽",
    "맡고죽",
    "피우고자",
    "먹여서",
    "몰래먹",
    "몰래타",
    "몰래넣",
    "몰래독",
    "티안나",
    "무색무취독",
    "사람을죽",
    "사람이죽",
    "남편을죽",
    "아내를죽",
    "쥐약먹이",
    "howtodie",
    "killsomeone",
    "poisonsomeone",
)
_PESTS = (
    "벌레(?!약)|해충|쥐(?!약)|바퀴(?!약|벌레약)|개미(?!산|약)|모기(?!약)|파리(?!약)|진드기|잡초|풀|나무|곰팡이|세균|살균|바이러스"
    "|물고기|이끼|달팽이|빈대|벼룩|지네|기생충"
)
_DYING = re.compile(
    "(?:몇|얼마나)(?:ml|그램|g|알|방울|모금|정|개)?.{0,5}죽|(?:으?로|서)죽|죽기|죽이기|죽이는|죽는약|면죽"
    "|살인(?!진드기|개미|벌)"
)
"""What is asked of pests too, and then is no crisis; the name of a poison for them (쥐약, 개미산) is no pest."""

_POISONS = "독극물|독약|청산가리|청산염|청산소다|시안화칼륨|시안화나트륨|그라목손|니코틴원액|비소"
_BOUGHT = re.compile(f"(?:{_POISONS})(?:을|를)?(?:구입|구매|구하|파는|사는|살수)")
_PILLS = re.compile("(?:수면제|졸피뎀|타이레놀|진통제|두통약).{0,4}(?:몇|과다)")
_HALF = re.compile("반수치사(?:량|농도)")
"""LD50 and LC50 by their names: officials ask for them."""
_SUICIDE = re.compile("자살(?![균충]|생물)")
"""감자 살균제, 과자 살충제 and 액자 살생물제 are none."""

DOSES = ("ld50", "lc50", "ldlo", "lclo", "치사")
"""Measures of a lethal dose; text that holds one is not shown in a result list."""


def is_crisis(text: str) -> bool:
    """Whether the words ask how to die, however they are spaced, broken up or written."""
    return _asks(text) or _asks(" ".join(layout_swap(word) if word.isascii() else word for word in text.split()))


def _asks(text: str) -> bool:
    said = _HALF.sub("", plain(text))
    pests = bool(re.search(_PESTS, said))
    words = (word for word in WORDS if not (pests and word == "죽는약"))
    return (
        any(pattern.search(said) for pattern in (_SUICIDE, _BOUGHT, _PILLS))
        or any(word in said for word in words)
        or (not pests and bool(_DYING.search(said)))
    )


def names_a_dose(text: str) -> bool:
    """Whether a piece of running text states a lethal dose or concentration."""
    said = plain(text)
    return any(word in said for word in DOSES)
