"""GHS classes by what they are, however an agency spells them: 급성독성-경피 and 급성 독성(경피) are one."""

from __future__ import annotations

import re
from collections.abc import Mapping

_ROUTES = (
    ("경구", "oral"),
    ("경피", "dermal"),
    ("흡입", "inhalation"),
    ("1회", "single"),
    ("반복", "repeated"),
    ("만성", "chronic"),
    ("급성", "acute"),
)
_BASES = (
    "급성독성", "피부부식", "눈손상", "눈자극", "호흡기과민", "피부과민", "생식세포", "발암", "생식독성", "특정표적장기", "흡인", "수생",
)  # fmt: skip
_BY_ROUTE = frozenset({"급성독성", "특정표적장기", "수생"})
_AROUND = re.compile(r"[\s·/()\-]|피부자극성|노출|및\s*혼합물")

_LABELS: Mapping[str, str] = {
    "급성독성/oral": "급성 독성(경구)",
    "급성독성/dermal": "급성 독성(경피)",
    "급성독성/inhalation": "급성 독성(흡입)",
    "특정표적장기/single": "특정표적장기 독성(1회 노출)",
    "특정표적장기/repeated": "특정표적장기 독성(반복 노출)",
    "수생/acute": "급성 수생환경 유해성",
    "수생/chronic": "만성 수생환경 유해성",
    "물반응성물질": "물반응성 물질 및 혼합물",
}
"""The spelling that is shown where agencies have two: the one of the safety data sheets of 고용노동부."""


def class_key(name: str) -> str:
    """What class a name means: equal for every spelling of one class, different for different routes of exposure."""
    plain = _AROUND.sub("", name)
    route = next((english for korean, english in _ROUTES if korean in plain), "")
    base = next((word for word in _BASES if word in plain), plain)
    return f"{base}/{route}" if base in _BY_ROUTE else base


def class_label(name: str) -> str:
    """The one spelling of a class for lists; a name that only one spelling is known of is its own."""
    return _LABELS.get(class_key(name), name)
