"""Old and new Korean nomenclature by rule: other spellings of a name that an agency states.

The Korean Chemical Society's names (다이클로로메테인, 아이오딘, 소듐) replaced those after German and Japanese (디클로로메탄, 요오드,
나트륨); agencies mix both, and people use either. A variant is a respelling of the same name and never names another
substance. Where two substances would get the same variant, the code that knows all names decides
which to keep (``portal/own_feeds/nomenclature_feed.py``).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from pathlib import Path

FEED = "portal.nomenclature"
MAX_LENGTH = 30
"""Longest name that is respelled: nobody types a longer one, and each variant takes space in the index."""


class Spelling(StrEnum):
    """The kind of variant."""

    OLD = "old"
    NEW = "new"
    SPOKEN = "spoken"


@dataclass(frozen=True, slots=True)
class Variant:
    """One other spelling of a stated name."""

    name: str
    spelling: Spelling


FOLDER = Path(__file__).parent / "tables"


def _rows(table: str) -> tuple[dict[str, str], ...]:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, strict=True))


def _by_class(table: str, column: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in _rows(table):
        found[row["class"]] = (*found.get(row["class"], ()), row[column])
    return found


_PATTERNS = {name: "|".join(patterns) for name, patterns in _by_class("respelling_words", "pattern").items()}
"""Alternatives of words that a rule needs around the respelled part, by their name in a rule's braces."""


def _compiled(pattern: str) -> re.Pattern[str]:
    """A rule's pattern with the words in place of the name in braces: ``디(?={radical})``."""
    for name, words in _PATTERNS.items():
        pattern = pattern.replace(f"{{{name}}}", words)
    return re.compile(pattern)


_RULES = tuple(row for row in _rows("respelling") if row["class"] == "rule")
"""Rules in the order in which they apply: a rule may respell the result of an earlier one."""

_ACADEMIC_RULES = tuple(row for row in _rows("respelling") if row["class"] == "learned")
"""Rules that are common only in schools; each name is respelled with them and without them."""

_OLD_TO_NEW = tuple((_compiled(row["old"]), row["new"]) for row in _RULES)
_TO_ACADEMIC = tuple((_compiled(row["old"]), row["new"]) for row in _ACADEMIC_RULES)
_NEW_TO_OLD = tuple((_compiled(row["seen"]), row["written"]) for row in (*_ACADEMIC_RULES, *_RULES))

_PREFIXES = _by_class("respelling_prefixes", "word")
"""Spoken forms of a prefix, where no other name begins so; 오 is left out because 오클로로 could also mean five of them."""

_PREFIX = re.compile(
    "^(?:" + "|".join(f"(?P<{sign}>{sign}|{'|'.join(said)})" for sign, said in _PREFIXES.items()) + r")-\s*(?=[가-힣])"
)
_CAPITAL = re.compile(rf"^[MOP](?=-\s*(?:{_PATTERNS['capital']}))")
"""A capital in place of the small letter; elsewhere O- or P- is the element."""

_NITROGEN = re.compile(rf"^n-(?!{_PATTERNS['chain']})")
"""An n- without a chain after it is nitrogen (n-아세틸-4-아미노페놀) and is not read as 노말."""

_RESPELLABLE = re.compile(r"[가-힣0-9A-Za-z ,'-]+")
_RULE_WORDS = re.compile(_PATTERNS["of_a_rule"])
"""Words of a rule or a range: a text with one of them describes a group and is not respelled."""


def variants(name: str) -> tuple[Variant, ...]:
    """The other spellings of a Korean name, without the name itself; () where no rule applies or the text is not a name.

    Spacing stays as it is, because search ignores it: 아세트산 에틸 gives 초산 에틸.
    """
    if len(name) > MAX_LENGTH or not _RESPELLABLE.fullmatch(name) or _RULE_WORDS.search(name):
        return ()
    given, name = name, _CAPITAL.sub(lambda match: match[0].lower(), name)
    new = _respelled(name, _OLD_TO_NEW)
    academic = _respelled(new, _TO_ACADEMIC)
    old = _respelled(academic, _NEW_TO_OLD)
    found = {new: Spelling.NEW, academic: Spelling.NEW, old: Spelling.OLD}
    if "불화" in old and "과불화" not in old:
        found.setdefault(old.replace("불화", "플루오르화"), Spelling.OLD)
    for stem, prefix in product((name, *found), (_prefix_readings(name),)):
        for said in prefix:
            found.setdefault(_PREFIX.sub(said, stem), Spelling.SPOKEN)
    for own in (name, given):
        found.pop(own, None)
    return tuple(Variant(text, spelling) for text, spelling in found.items())


def _respelled(name: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, written in rules:
        name = pattern.sub(written, name)
    return name


def _prefix_readings(name: str) -> tuple[str, ...]:
    """The written and spoken forms of a name's prefix: p-크레졸 is 파라크레졸 and 피크레졸; () where it has no prefix."""
    match = _PREFIX.match(name)
    if match is None or _NITROGEN.match(name):
        return ()
    sign = match.lastgroup or ""
    return (f"{sign}-", *_PREFIXES[sign])
