"""Where on a substance's page an intent is answered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlencode

from reference.forms import forms_of

SECTIONS: Mapping[str, tuple[str, str]] = {
    "spill": ("spill", "누출"),
    "ppe": ("ppe", "사고 대응 보호구"),
    "first_aid": ("first-aid", "응급조치"),
    "fire": ("fire", "화재"),
    "regulation": ("regulation", "법적 규제"),
    "limits": ("limits", "노출기준"),
    "designated_quantity": ("regulation", "지정수량"),
    "distance": ("card", "이격거리"),
    "disposal": ("section-13", "폐기"),
    "storage": ("section-7", "취급과 저장"),
    "facilities": ("linked", "이어진 시설·사고·제품"),
    "accidents": ("linked", "이어진 시설·사고·제품"),
    "hazards": ("hazards", "유해성 분류"),
    "properties": ("properties", "물리·화학적 특성"),
    "mix": ("section-10", "안정성과 반응성"),
    "concentration": ("regulation", "농도별 규제"),
}
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,6})?)\s*(?:%|％|퍼센트|프로(?![가-힣]))")


def concentration(text: str) -> str:
    """The one concentration in percent that a query names, or "": it marks the legal rows that it meets (content rule 13)."""
    found = {said for said in _PERCENT.findall(text) if float(said) <= 100}
    return found.pop() if len(found) == 1 else ""


def section_address(url: str, intent: str, percent: str = "", cas: str = "") -> str:
    """The address of a substance at the section that answers the intent.

    With a concentration and several forms the picker comes first: which of them is meant is the reader's word, not ours.
    """
    address = f"{url}?{urlencode({'percent': percent})}" if percent else url
    if percent and intent in ("", "concentration"):
        return f"{address}#{'card' if forms_of(cas) else 'regulation'}"
    anchor = SECTIONS.get(intent)
    return f"{address}#{anchor[0]}" if anchor else address
