"""Which class of transport or law speaks of a route, by a reading of the facts that shares nothing with the portal's."""

from __future__ import annotations

from collections.abc import Mapping

from portal.models import Entry, Fact

NAMES = {
    "fire": {
        "1": "화약류", "4.2": "자연발화성 물질", "제5류": "", "제3류": "", "제1류": "", "제2류": "", "제4류": "", "제6류": "",
        "5.2": "유기과산화물", "2.1": "인화성 가스", "3": "인화성 액체", "4.1": "가연성 물질", "5.1": "산화성 물질",
    },
    "inhaled": {"2.3": "독성 가스"},
    "skin": {"8": "부식성 물질"},
    "other": {"6.1": "독물"},
}  # fmt: skip
"""Classes by route, the one that speaks first; behind each the words that stand beside the agency's text."""


def lines_of_classes(entry: Entry) -> Mapping[str, tuple[str, str]]:
    """For each route of which a class speaks: its words on a page, and the text of the fact that states it."""
    facts = Fact.objects.filter(record__entry=entry, record__withdrawn_at=None, ended_at=None, absence="")
    transport = facts.filter(kind="transport_class").values_list("value", flat=True)
    of_law = facts.filter(kind="legal_listing", record__feed__startswith="hazmat.").values_list("value", flat=True)
    stated = {
        **{text: _numbers(text) for text in transport},
        **{text: {text[:3]} for text in of_law if "금수" not in text},
    }
    lines: dict[str, tuple[str, str]] = {}
    for route, names in NAMES.items():
        for number, name in names.items():
            for text in stated:
                if number in stated[text]:
                    lines.setdefault(route, (f"{text} {name}".strip(), text))
    return lines


def _numbers(text: str) -> set[str]:
    """``2.3 (5.1, 8)`` → 2.3, 5.1, 8; a division of class 1 counts as class 1."""
    numbers = {each.strip("() ") for each in text.replace(",", " ").replace("(", " (").split()}
    return {"1" if number.startswith("1.") else number for number in numbers}
