"""Names of substances out of the words of people: accident reports and lists of what a facility handles."""

from __future__ import annotations

import re

from connectors.schema import Mention, Relation
from reference.words.mentions import UNKNOWN

_BETWEEN_NAMES = re.compile(
    r"\s*(?:"
    r"[;；、\n·ㆍ]"  # always between names
    r"|(?<![0-9A-Za-z])[,，]|[,，](?![0-9A-Za-z])"  # not the comma of 1,3-부타디엔 or N,N-디메틸포름아미드
    r"|[,，]\s+"  # a comma with a space is between names even after a digit
    r"|(?<=[가-힣)\s])[+/](?=[가-힣(\s])"  # not Cr(6+), not C14/C16
    r"|(?<=[\s가-힣)])\s및\s*|(?<=\))및\s*"
    r")\s*"
)
_PARENTHESIS = re.compile(r"(.+?)\s*\(([^()]+)\)")
_QUANTITY = re.compile(
    r"\s*(?:약\s*)?\d[\d.,]*\s*(?:%|％|wt%|ppm|ℓ|L|l|리터|㎏|kg|g|톤|t|ton|㎥|m3|㎖|ml|mL)\s*(?:이상|이하|미만|초과|정도)?\s*$"
)
_LEAVES = re.compile(r"\s+(?:등|외\s*\d+\s*종|추정|\d+\s*종)$")
LONGEST = 200


def names_in(text: str) -> tuple[str, ...]:
    """The names that a free text lists, each once, in order; a name with others in parentheses gives all of them.

    Takes quantities and trailing words (35%, 약 200L, 등, 추정) off. Commas inside a name (1,3-부타디엔) do not divide. What
    stays is what was written: whether it names a substance is decided by exact comparison later.
    """
    found: dict[str, None] = {}
    for part in _outside_parentheses(text):
        for name in _variants(part):
            if name not in UNKNOWN and len(name) <= LONGEST:
                found.setdefault(name)
    return tuple(found)


def mentions_in(text: str, relation: Relation) -> tuple[Mention, ...]:
    """A mention for each name in ``text``."""
    return tuple(Mention(name, relation.value) for name in names_in(text))


def _outside_parentheses(text: str) -> list[str]:
    """``text`` divided between names, but never inside parentheses."""
    pieces: list[str] = []
    depth = start = at = 0
    while at < len(text):
        depth += (text[at] in "([") - (text[at] in ")]" and depth > 0)
        between = _BETWEEN_NAMES.match(text, at) if depth == 0 and text[at] not in "()[]" else None
        if between and between.end() > at:
            pieces.append(text[start:at])
            start = at = between.end()
        else:
            at += 1
    return [*pieces, text[start:]]


def _variants(part: str) -> list[str]:
    name = _bare(part)
    match = _PARENTHESIS.fullmatch(name)
    if not match:
        return [name]
    outer, inner = _bare(match.group(1)), _bare(match.group(2))
    # A bracket that holds a figure alone was a quantity; a single letter or charge belongs to the name before it.
    if not inner or len(inner) < 2 or not re.search(r"[가-힣A-Za-z]{2}", inner):
        return [name, outer] if inner else [outer]
    return [name, outer, *names_in(inner)]


def _bare(text: str) -> str:
    name = text.strip().strip("·ㆍ,.")
    while (shorter := _LEAVES.sub("", _QUANTITY.sub("", name)).strip()) != name:
        name = shorter
    return name
