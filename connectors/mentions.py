"""Names of substances in free text: accident reports and lists of substances that a facility handles."""

from __future__ import annotations

import re

from connectors.schema import Mention, Relation
from reference.words.substance_mentions import UNKNOWN_SUBSTANCE

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
_TRAILING_WORDS = re.compile(r"\s+(?:등|외\s*\d+\s*종|추정|\d+\s*종)$")
MAX_LENGTH = 200


def names_in(text: str) -> tuple[str, ...]:
    """The names that a free text lists, each once, in order; a name with others in parentheses gives all of them.

    Removes quantities and trailing words (35%, 약 200L, 등, 추정). Commas inside a name (1,3-부타디엔) do not separate names. The
    rest stays as written: exact comparison decides later whether it names a substance.
    """
    found: dict[str, None] = {}
    for part in _split_outside_parentheses(text):
        for name in _variants(part):
            if name not in UNKNOWN_SUBSTANCE and len(name) <= MAX_LENGTH:
                found.setdefault(name)
    return tuple(found)


def mentions_in(text: str, relation: Relation) -> tuple[Mention, ...]:
    """A mention for each name in ``text``."""
    return tuple(Mention(name, relation.value) for name in names_in(text))


def _split_outside_parentheses(text: str) -> list[str]:
    """``text`` split between names, but never inside parentheses."""
    pieces: list[str] = []
    depth = start = position = 0
    while position < len(text):
        depth += (text[position] in "([") - (text[position] in ")]" and depth > 0)
        separator = _BETWEEN_NAMES.match(text, position) if depth == 0 and text[position] not in "()[]" else None
        if separator and separator.end() > position:
            pieces.append(text[start:position])
            start = position = separator.end()
        else:
            position += 1
    return [*pieces, text[start:]]


def _variants(part: str) -> list[str]:
    name = _without_quantity(part)
    match = _PARENTHESIS.fullmatch(name)
    if not match:
        return [name]
    outer, inner = _without_quantity(match.group(1)), _without_quantity(match.group(2))
    # A bracket with only a figure was a quantity; a single letter or charge belongs to the name before it.
    if not inner or len(inner) < 2 or not re.search(r"[가-힣A-Za-z]{2}", inner):
        return [name, outer] if inner else [outer]
    return [name, outer, *names_in(inner)]


def _without_quantity(text: str) -> str:
    name = text.strip().strip("·ㆍ,.")
    while (shorter := _TRAILING_WORDS.sub("", _QUANTITY.sub("", name)).strip()) != name:
        name = shorter
    return name
