"""Names of substances in free text: accident reports and lists of substances that a facility handles."""

from __future__ import annotations

import re

from connectors.bracketed_lists import parts_outside_brackets
from connectors.schema import Mention, Relation
from identifiers import cas
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
_PARENTHESIS = re.compile(r"(.+?)\s*[(\[（]([^()\[\]（）]+)[)\]）]")
_NUMBER = re.compile(r"\s*(?:CAS\s*(?:No\.?|번호)?\s*:?\s*)?[0-9]{2,7}-[0-9]{2}-[0-9]\s*", re.IGNORECASE)
_QUANTITY = re.compile(
    r"\s*(?:약\s*)?\d[\d.,]*\s*(?:%|％|wt%|ppm|ℓ|L|l|리터|㎏|kg|g|톤|t|ton|㎥|m3|㎖|ml|mL)\s*(?:이상|이하|미만|초과|정도)?\s*$"
)
_TRAILING_WORDS = re.compile(r"\s+(?:등|외\s*\d+\s*종|추정|\d+\s*종)$")
MAX_LENGTH = 200


def names_in(text: str) -> tuple[str, ...]:
    """The names and CAS numbers that a free text lists, each once, in order; a name with others in brackets gives all of them.

    Removes quantities and trailing words (35%, 약 200L, 등, 추정). Commas inside a name (1,3-부타디엔) do not separate names. The
    rest stays as written: exact comparison decides later whether it names a substance.
    """
    found: dict[str, None] = {}
    for part in parts_outside_brackets(text, _BETWEEN_NAMES):
        for name in _variants(part):
            if name not in UNKNOWN_SUBSTANCE and len(name) <= MAX_LENGTH:
                found.setdefault(name)
    return tuple(found)


def mentions_in(text: str, relation: Relation) -> tuple[Mention, ...]:
    """A mention for each name in ``text``."""
    return tuple(Mention(name, relation.value) for name in names_in(text))


def _variants(part: str) -> list[str]:
    """The names of one part: as written, without its last bracket, those in the bracket, and the CAS numbers there."""
    name = _without_quantity(part)
    match = _PARENTHESIS.fullmatch(name)
    if not match:
        found = cas.find(name)
        return [_without_quantity(_NUMBER.sub(" ", name)), *found] if found else [name]
    stated = [piece for piece in re.split(r"[,，/·]", match.group(2)) if _without_quantity(piece)]
    inner = _without_quantity(match.group(2)) if stated else ""
    inner_numbers = cas.find(match.group(2))
    outer = _variants(match.group(1))
    # A bracket with only a figure was a quantity; a single letter or charge belongs to the name before it.
    if inner_numbers or not inner:
        return [*outer, *inner_numbers]
    if len(inner) < 2 or not re.search(r"[가-힣A-Za-z]{2}", inner):
        return [name, *outer]
    return [name, *outer, *names_in(inner)]


def _without_quantity(text: str) -> str:
    name = text.strip().strip("·ㆍ,.")
    # A bracket that was opened before a quantity and never closed goes with it.
    while (shorter := _TRAILING_WORDS.sub("", _QUANTITY.sub("", name)).rstrip("([（ ").strip()) != name:
        name = shorter
    return name
