"""A content in percent as texts print it: 35 %, 30~40 %, 10% 초과 35% 이하, more than 10 percent but not more than 35."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from reference.form_words import WordClass, pattern_of

_FIGURE = r"(\d+(?:\.\d+)?)"
_UNIT = r"\s*(?:%|％|percent|퍼센트)"
_RANGE = re.compile(rf"{_FIGURE}(?:{_UNIT})?\s*(?:[~∼～–-]|to)\s*{_FIGURE}{_UNIT}", re.IGNORECASE)
_ONE = re.compile(rf"{_FIGURE}{_UNIT}", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:by\s+(?:mass|weight)\s*)?", re.IGNORECASE)
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Content:
    """A range of percents by weight; ``None`` for an open end, and a bound belongs to it unless its flag excludes it."""

    low: Decimal | None = None
    high: Decimal | None = None
    low_excluded: bool = False
    high_excluded: bool = False

    def overlaps(self, other: Content) -> bool:
        """Whether one percent lies in both ranges."""
        return _begins_before_end(self, other) and _begins_before_end(other, self)


def content_in(text: str) -> Content | None:
    """The one content that a text states; ``None`` for none, for two that differ and for more than 100 %.

    The caller asks first what the percent is of: 물 30% 이상 is no content of the substance.
    """
    ranges = [Content(Decimal(low), Decimal(high)) for low, high in _RANGE.findall(text)]
    rest = _RANGE.sub(" ", text)
    figures = [_with_bound(rest, match) for match in _ONE.finditer(rest)]
    bounded = [each for each in figures if each.low != each.high]
    stated = {*ranges, *(figures if not bounded else [_joined(bounded)])}
    if len(stated) != 1 or (bounded and len(bounded) != len(figures)):
        return None
    content = stated.pop()
    return content if _is_possible(content) else None


def _with_bound(text: str, match: re.Match[str]) -> Content:
    """The figure with its bound: the word behind it (60% 이하, 30 % or more), else the English word before it."""
    figure = Decimal(match.group(1))
    bounds = {
        # The longer wording comes first: "not more than" holds "more than".
        WordClass.AT_MOST: Content(None, figure),
        WordClass.AT_LEAST: Content(figure, None),
        WordClass.MORE_THAN: Content(figure, None, low_excluded=True),
        WordClass.LESS_THAN: Content(None, figure, high_excluded=True),
    }
    for stands_there in (_stands_behind, _stands_before):
        for word_class, content in bounds.items():
            if stands_there(word_class, text, match):
                return content
    return Content(figure, figure)


def _stands_behind(word_class: WordClass, text: str, match: re.Match[str]) -> bool:
    between = _BETWEEN.match(text, match.end())
    return bool(between and pattern_of(word_class).match(text, between.end()))


def _stands_before(word_class: WordClass, text: str, match: re.Match[str]) -> bool:
    """Only in English: a Korean word before a figure belongs to the figure before it (8% 이상 20% 미만)."""
    before = text[: match.start()].rstrip()
    found = (each for each in pattern_of(word_class).finditer(before) if each.group().isascii())
    return any(each.end() == len(before) for each in found)


def _joined(bounds: list[Content]) -> Content:
    """The bounds of one range: 10% 초과 35% 이하."""
    joined = Content()
    for bound in bounds:
        if bound.low is not None:
            joined = replace(joined, low=bound.low, low_excluded=bound.low_excluded)
        else:
            joined = replace(joined, high=bound.high, high_excluded=bound.high_excluded)
    return joined


def _is_possible(content: Content) -> bool:
    low, high = content.low or Decimal(0), HUNDRED if content.high is None else content.high
    return low <= high <= HUNDRED


def _begins_before_end(one: Content, other: Content) -> bool:
    if one.low is None or other.high is None:
        return True
    return one.low < other.high or (one.low == other.high and not (one.low_excluded or other.high_excluded))
