"""What bounds a row of the national list, as its name says it: 납(입자지름<1mm), 구리(단, 입자크기 1㎜ 이상인 경우 제외).

Two rows may bear one CAS number and differ in this alone; without it a reader would take one row's listing for the other's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reference.words.row_conditions import BEGINNINGS, COMPARISONS, ENDINGS

_BEGINNING = "|".join(f"{re.escape(word)}{'' if word == '※' else r'(?![가-힣A-Za-z])'}" for word in BEGINNINGS)
_BEGINS = re.compile(rf"(?:{_BEGINNING})", re.IGNORECASE)
_ENDS = re.compile(rf"(?:{'|'.join(ENDINGS)})\s*\.?$")
_COMPARISON = "|".join(COMPARISONS)
_MEASURED = re.compile(
    rf"[<>≤≥≦≧＜＞]\s*\d|\d\s*[<>≤≥≦≧＜＞]|\d\s*[%\w㎜㎛㎝]{{0,4}}\s*(?:{_COMPARISON})(?![가-힣])|(?:{_COMPARISON})\s+\d",
    re.IGNORECASE,
)
_CARBON_COUNT = re.compile(r"C\s*[<>≤≥=].*")
"""``Alkenes, (C>10)`` is a name: the number of carbon atoms bounds no row."""
_TAIL = re.compile(rf"(?<![가-힣A-Za-z])(?P<condition>(?:{_BEGINNING}).*)$", re.IGNORECASE | re.DOTALL)
_HINT = re.compile(rf"{_BEGINNING}|{'|'.join(ENDINGS)}|{_COMPARISON}|[<>≤≥≦≧＜＞]", re.IGNORECASE)
_PAIRS = {"(": ")", "（": "）", "[": "]"}


@dataclass(frozen=True, slots=True)
class BoundedName:
    """A name without what bounds it, and what bounds it in the list's words; ``condition`` is "" for most names."""

    name: str
    condition: str


def bounded_name(text: str) -> BoundedName:
    """The name and its condition, which stands in brackets of its own or behind 다만, 단 and their like.

    A bracket within a name (2,4-D(비스), (C>10)) is no condition; where nothing of the name would be left, nothing is cut.
    """
    if not _HINT.search(text):
        return BoundedName(text, "")
    conditions, kept = [], []
    for part, inner in _parts(text):
        if inner and is_condition(inner):
            conditions.append(inner)
        else:
            kept.append(part)
    rest = "".join(kept)
    # What bounds the name stands outside brackets: a bracket that stayed keeps its words.
    if tail := _TAIL.search(_masked(rest)):
        conditions.append(rest[tail.start("condition") :].strip(" .;"))
        rest = rest[: tail.start("condition")]
    name = " ".join(rest.split()).strip(" ,;.(")
    return BoundedName(name, "; ".join(conditions)) if name and conditions else BoundedName(text, "")


def is_condition(inner: str) -> bool:
    """Whether a remark bounds what it stands beside: it begins or ends so, or compares with a figure."""
    if _CARBON_COUNT.fullmatch(inner):
        return False
    return bool(_BEGINS.match(inner) or _ENDS.search(inner) or _MEASURED.search(inner))


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with its inside if it is an outermost pair of brackets; a bracket that never closes is text."""
    start = 0
    while (begin := next((at for at in range(start, len(text)) if text[at] in _PAIRS), None)) is not None:
        end = _closing(text, begin)
        if end is None:
            break
        yield text[start:begin], ""
        yield text[begin : end + 1], text[begin + 1 : end].strip()
        start = end + 1
    yield text[start:], ""


def _closing(text: str, begin: int) -> int | None:
    opening, closing, depth = text[begin], _PAIRS[text[begin]], 0
    for at in range(begin, len(text)):
        depth += (text[at] == opening) - (text[at] == closing)
        if depth == 0:
            return at
    return None


def _masked(text: str) -> str:
    """The text with the insides of its brackets blanked, at the same places."""
    return "".join(" " * len(part) if inner else part for part, inner in _parts(text))
