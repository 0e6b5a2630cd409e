"""The chemicals that recall notices name, by the words they use: exact and whole words, nothing guessed from prose.

The words are those of the limits that products are recalled for: 어린이제품 공통안전기준 (국가기술표준원 고시; lead, cadmium, nickel
release, phthalate plasticisers, formaldehyde and others) and 안전확인대상생활화학제품 지정 및 안전·표시기준 (banned and limited
substances of household products), and spellings met in published 위반 products of 초록누리 (to 2026-06).
"""

from __future__ import annotations

import re

from connectors.schema import Mention, Relation

NAMED = (
    "프탈레이트계 가소제",
    "프탈레이트 가소제",
    "프탈레이트",
    "다이에틸헥실프탈레이트",
    "다이에틸헥실 프탈레이트",
    "디에틸헥실프탈레이트",
    "디에틸헥실 프탈레이트",
    "다이부틸프탈레이트",
    "다이부틸 프탈레이트",
    "디부틸프탈레이트",
    "디부틸 프탈레이트",
    "부틸벤질프탈레이트",
    "부틸벤질 프탈레이트",
    "다이이소노닐프탈레이트",
    "다이이소노닐 프탈레이트",
    "DEHP",
    "DBP",
    "BBP",
    "DIBP",
    "DINP",
    "DIDP",
    "DNOP",
    "납",
    "카드뮴",
    "니켈",
    "수은",
    "비소",
    "크롬",
    "6가 크롬",
    "안티몬",
    "바륨",
    "셀레늄",
    "구리",
    "붕소",
    "폼알데하이드",
    "포름알데히드",
    "포름알데하이드",
    "아세트알데하이드",
    "벤젠",
    "톨루엔",
    "나프탈렌",
    "스티렌",
    "메탄올",
    "메틸알코올",
    "메틸메타크릴레이트",
    "MMA",
    "다이클로로메탄",
    "디클로로메탄",
    "트리클로로에틸렌",
    "테트라클로로에틸렌",
    "클로로폼",
    "클로로포름",
    "메틸이소티아졸리논",
    "메틸이소치아졸리논",
    "클로로메틸이소티아졸리논",
    "5-클로로메틸이소치아졸리논",
    "CMIT",
    "MIT",
    "PHMB",
    "PHMG",
    "벤조(a)피렌",
    "다환방향족탄화수소",
    "PAHs",
    "유기주석화합물",
    "아릴아민",
    "노닐페놀",
    "비스페놀A",
    "비스페놀 A",
    "다이메틸푸마레이트",
    "디메틸푸마레이트",
    "N-니트로사민",
    "염화벤잘코늄",
    "석면",
    "라돈",
    "암모니아",
    "황산",
    "염산",
    "수산화나트륨",
    "과산화수소",
    "부탄",
    "이소부탄",
)

_PARTICLES = (
    "이라는|으로|로서|에서|에는|이나|이|가|을|를|은|는|의|과|와|및|도|에|로|나|등|"
    "함유량|용출량|방출량|방산량|검출량|함량|농도|기준치|기준|성분|검출|초과|용출|함유|노출|중독|누출"
)
_WORD = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?P<name>"
    + "|".join(re.escape(name) for name in sorted(NAMED, key=lambda name: (-len(name), name)))
    + rf")(?=(?:{_PARTICLES}){{0,3}}(?:[^가-힣A-Za-z0-9]|$))"
)


def mentions_in(*texts: str) -> tuple[Mention, ...]:
    """A mention for each chemical that the texts name, each once, in order; no other word of the prose becomes one."""
    found = dict.fromkeys(match["name"] for text in texts for match in _WORD.finditer(text))
    return tuple(Mention(name, Relation.MENTIONS.value) for name in found)
