"""What stands in a name beside its pieces: locants, charges, ratios, ring descriptors, ranges of chain lengths, configuration."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

_LOCANT = r"(?:\d+[a-h]?'{0,3}(?:\(\d+[a-z]?\))?|[nospc]\d?'{0,3}|(?:alpha|beta|gamma|delta|epsilon|omega)'?|ar)"


class Sign(StrEnum):
    """The kind of a sign."""

    LOCANTS = "locants"
    LETTER = "letter"
    NUMBER = "number"
    HYDROGEN = "hydrogen"
    RANGE = "range"
    STEREO = "stereo"
    CHARGE = "charge"
    RATIO = "ratio"
    RING = "ring"
    FORMULA = "formula"


COSTS = {
    Sign.LOCANTS: 0.3, Sign.LETTER: 0.3, Sign.NUMBER: 0.9, Sign.HYDROGEN: 0.2, Sign.RANGE: 0.3, Sign.STEREO: 0.1,
    Sign.CHARGE: 0.1, Sign.RATIO: 0.1, Sign.RING: 0.1, Sign.FORMULA: 0.4,
}  # fmt: skip

_AT_DIGIT = (
    (Sign.LOCANTS, re.compile(rf"{_LOCANT}(?:[,:.]{_LOCANT})*-(?!\d)")),
    (Sign.HYDROGEN, re.compile(r"\d+h-")),
    (Sign.LOCANTS, re.compile(r"\d+'{0,3}(?:,\d+'{0,3})*(?=[ㄱ-ㅣ\[(])")),
    (Sign.NUMBER, re.compile(r"\d+")),
)
_AT_LETTER = (
    (Sign.LOCANTS, re.compile(rf"{_LOCANT}(?:[,:.]{_LOCANT})*-(?!\d)")),
    (Sign.LETTER, re.compile(r"(?:dl|ar|[nomptsdlrze])-")),
    (Sign.HYDROGEN, re.compile(r"h-")),
    (Sign.RANGE, re.compile(r"c=?\d+(?:[-~]c?\d+)?(?![a-z0-9])-?")),
)
_STEREO_PART = r"\d*[a-h]?'?[rsez]\*?"
_AT_ROUND_BRACKET = (
    (Sign.STEREO, re.compile(rf"\((?:{_STEREO_PART}(?:,{_STEREO_PART})*|\+|-|\+-|±|\+/-)\)-?")),
    (Sign.CHARGE, re.compile(r"\((?:\d+[+-]|i{1,3}|iv|v|vi|vii)\)")),
    (Sign.RATIO, re.compile(r"\(\d+(?::\d+)+\)")),
    (Sign.HYDROGEN, re.compile(r"\(\d+'{0,2}h(?:,\d+'{0,2}h)*\)-?")),
    (Sign.RANGE, re.compile(r"\(c=?\d+(?:[-~]c?\d+)?\)-?")),
)
_AT_SQUARE_BRACKET = (
    (Sign.RING, re.compile(r"\[[\d.,']+\]-?")),
    (Sign.RING, re.compile(r"\[\d*[a-z](?:,\d*[a-z])*\]|\[\d(?:,\d)*-[a-z](?::[^\]]*)?\]")),
)
_ROMAN = re.compile("[IVX]+")
_FORMULA_BRACKET = re.compile(r"\((?=[^()]*(?:\([^()]*\)[^()]*)*\))((?:[A-Z][a-z]?\d*|\([A-Z][A-Za-z0-9]*\)\d*)+)\)")


def signs_at(text: str, position: int, *, word_begins: bool) -> Iterator[tuple[Sign, str, int]]:
    """The signs that can begin at a position of a name's symbols: kind, text, end."""
    letter = text[position]
    patterns: tuple[tuple[Sign, re.Pattern[str]], ...] = ()
    if letter.isdigit():
        patterns = _AT_DIGIT
    elif letter == "(":
        patterns = _AT_ROUND_BRACKET
    elif letter == "[":
        patterns = _AT_SQUARE_BRACKET
    elif word_begins and "a" <= letter <= "z":
        patterns = _AT_LETTER
    for sign, pattern in patterns:
        if match := pattern.match(text, position):
            yield sign, match.group(), match.end()


def without_formula(name: str) -> tuple[str, str]:
    """A stated name without the formula in brackets at its end, and that formula ("Tin iodide (SnI4)"); "" where there is none.

    The letters must have their case: (PbI2) is a formula and (wetted) is not.
    """
    for match in reversed(list(_FORMULA_BRACKET.finditer(name))):
        inner = match.group(1)
        capitals = sum(letter.isupper() or letter.isdigit() for letter in inner)
        if capitals >= 2 and match.start() and not _ROMAN.fullmatch(inner):
            return f"{name[: match.start()]}{name[match.end() :]}".strip(), inner
    return name, ""
