"""The section of a substance page that answers an intent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlencode

from reference.forms import forms_of
from reference.labels import Group, labels

REGULATION_SECTION = "regulation"
"""The section that holds the rows of the laws."""

_ANCHORS: Mapping[str, str] = {
    "spill": "spill",
    "ppe": "ppe",
    "first_aid": "first-aid",
    "fire": "fire",
    "regulation": REGULATION_SECTION,
    "limits": "limits",
    "designated_quantity": REGULATION_SECTION,
    "distance": "card",
    "disposal": "section-13",
    "storage": "section-7",
    "facilities": "linked",
    "accidents": "linked",
    "hazards": "hazards",
    "properties": "properties",
    "mix": "section-10",
    "concentration": REGULATION_SECTION,
}
SECTIONS: Mapping[str, tuple[str, str]] = {
    intent: (_ANCHORS[intent], label) for intent, label in labels(Group.INTENT).items()
}
"""The anchor and the title of the section that answers an intent."""

_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,6})?)\s*(?:%|％|퍼센트|프로(?![가-힣]))")


_SPOKEN_PERCENT = re.compile(
    r"(?<![0-9.점쩜제일이삼사오육칠팔구십백천만])([일이삼사오육칠팔구]?)(십?)([일이삼사오육칠팔구]?)\s*(?:퍼센트|프로(?![가-힣]))"
)
"""One or two spoken digits; of a longer number (사십오점오, 백오) none is read."""

_DIGIT_OF = dict(zip("일이삼사오육칠팔구", range(1, 10), strict=True))


def concentration_in(text: str) -> str:
    """The one concentration in percent that a query states, or "". It marks the legal rows whose threshold it reaches (content rule 13)."""
    percents = {percent for percent in _PERCENT.findall(text) if float(percent) <= 100}
    percents |= {spoken for match in _SPOKEN_PERCENT.finditer(text) if (spoken := _spoken_number(*match.groups()))}
    return percents.pop() if len(percents) == 1 else ""


def _spoken_number(before_ten: str, ten: str, last: str) -> str:
    """The number of two spoken digits (삼십오 is 35); "" for none, and for two digits without the word ten."""
    if not ten and before_ten and last:
        return ""
    tens = (_DIGIT_OF.get(before_ten, 1) if ten else 0) * 10
    number = tens + (_DIGIT_OF.get(last, 0) or (0 if ten else _DIGIT_OF.get(before_ten, 0)))
    return str(number) if number else ""


def section_url(url: str, intent: str, percent: str = "", cas: str = "") -> str:
    """The address of a substance page at the section that answers the intent.

    With a concentration and several forms it leads to the picker of forms: the reader chooses the form, not the portal.
    """
    address = f"{url}?{urlencode({'percent': percent})}" if percent else url
    if percent and intent in ("", "concentration"):
        return f"{address}#{'card' if forms_of(cas) else REGULATION_SECTION}"
    anchor = SECTIONS.get(intent)
    return f"{address}#{anchor[0]}" if anchor else address
