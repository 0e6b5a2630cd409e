"""The names in a cell: without numbering, shares, amounts, containers and grades, apart where brackets or signs part them.

``수산화나트륨(가성소다) 20kg`` holds two names, which must be of one substance; ``② 염산 35 % (공업용)`` holds one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reference.words.list_words import LIST_GRADES, PACKAGES
from reference.words.name_context import CONTEXT_WORDS, GRADE_WORDS, ISOMER_PREFIXES, MULTIPLIERS, UNITS
from search.analysis import name_key
from search.explained_words import looks_chemical
from search.folding import folded, single_spaced
from search.query_parsing import CONCENTRATION, LIST_NUMBERING

_MARK = re.compile(r"^(?:[가-하]\s?[.)](?=\s)|[㉠-㉻㈀-㈞]|[Ⅰ-Ⅻⅰ-ⅻ][.)]?|[IVX]{1,4}[.)](?=\s))\s*")
"""A mark of a list beyond those of search: 가., ㉮, Ⅳ."""
_SHARE = re.compile(
    rf"[≥≤<>~]?\s*(?:\d+(?:\.\d+)?\s*%?\s*[-~∼]\s*)?{CONCENTRATION.pattern}(?:\s*함유(?=$|[\s,;)]))?(?=$|[\s,;:()\[\]/가-힣])"
)
_OF_LAW = re.compile(r"\s*(?:및|또는)\s*이를\s.*함유한?\s*(?:혼합물|제제)?\s*$")
"""How the law's lists go on behind a name, share included: 및 이를 1% 이상 함유한 혼합물."""
_COUNTED = "|".join(re.escape(word) for word in sorted({*UNITS, *PACKAGES} - {"도", "%"}, key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?<![0-9A-Za-z.,'-])\d[\d,]*(?:\.\d+)?\s?(?:{_COUNTED})(?:\s?(?:{_COUNTED}))?(?:\s?/\s?[A-Za-z가-힣]{{1,4}})?"
    rf"(?:\s?[x×*]\s?\d+\s?(?:{_COUNTED})?)?(?![0-9A-Za-z가-힣])",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[(\[（［]([^()\[\]（）［］]*)[)\]）］]\s*$")
"""Brackets at the end; those within a name belong to it: Mercury(II) chloride."""
_PARTS = re.compile(r"[;|]|\s/\s?|\s?/\s|,\s|(?<=[가-힣])\s+(?=[A-Z][A-Za-z0-9]*$)|(?<=[A-Z]{2})\s+(?=[가-힣])")
"""What parts names: brackets, signs with a space, and the change between a Korean name and an abbreviation or formula."""
_FORMULA_BEHIND = re.compile(r"\s+(?=(?:[A-Z][a-z]?\d*){2,}$)(?=\S*\d|\S*[A-Z]\S*[A-Z])")
_SHORT_FORM = re.compile(r"[A-Z][A-Za-z0-9]{0,9}")
"""An abbreviation or a formula in brackets."""
_EDGES = " \t,-–·:/.*"
_PLAIN_GRADES = frozenset(folded(word) for word in LIST_GRADES) | frozenset(GRADE_WORDS)
_PLAIN_WORDS = _PLAIN_GRADES | frozenset(folded(word) for word in PACKAGES) | frozenset(CONTEXT_WORDS)
MOST_NAMES = 6


@dataclass(frozen=True, slots=True)
class CellNames:
    """The names of a cell, each to be confirmed; ``note`` says in Korean what else stands there.

    ``leading`` are the beginnings of the first name, longest first, which may only be offered.
    """

    names: tuple[str, ...]
    note: str
    leading: tuple[str, ...] = ()


def cell_names(text: str) -> CellNames | None:
    """The names in the text; ``None`` where it holds nothing but one name as it stands, or none at all."""
    without_mark = _MARK.sub("", LIST_NUMBERING.sub("", single_spaced(text)))
    plain, shares = _without(without_mark, _SHARE)
    plain = _OF_LAW.sub("", plain)
    plain, amounts = _without(plain, _AMOUNT)
    names: dict[str, str] = {}
    grades: list[str] = []
    for piece in _pieces(plain.strip(_EDGES)):
        name, dropped = _without_edge_words(piece)
        grades += dropped
        if key := name_key(name):
            names.setdefault(key, name)
    if not names or list(names) == [name_key(text)]:
        return None
    words = (
        f"농도 {', '.join(shares)}" if shares else "",
        f"수량 {', '.join(amounts)}" if amounts else "",
        f"등급·상태 {', '.join(grades)}" if grades else "",
    )
    own = tuple(names.values())[:MOST_NAMES]
    return CellNames(own, ", ".join(filter(None, words)), _leading(own[0]))


def leading_names(text: str) -> tuple[str, ...]:
    """The beginnings of a text of several words that may be offered: what is left out must not look like part of a name."""
    return _leading(single_spaced(text))


def _pieces(text: str) -> list[str]:
    """The parts of a text that may be names of their own: what stands in brackets at its end, and what signs part."""
    bracketed: list[str] = []
    while (match := _IN_BRACKETS.search(text)) and _is_apart(text[: match.start()], match[1]):
        bracketed.insert(0, match[1])
        text = text[: match.start()].strip(_EDGES)
    parts = (part for piece in (text, *bracketed) for part in _PARTS.split(piece))
    return [each for part in parts for each in _FORMULA_BEHIND.split(part)]


def _is_apart(before: str, inside: str) -> bool:
    """Whether what stands in brackets is no part of the name before them, as in poly(vinyl chloride) and 비스(2-에틸헥실)."""
    is_glued_latin = before[-1:].isascii() and before[-1:].isalpha()
    if is_glued_latin and not all(map(_is_plain, inside.split())) and not _SHORT_FORM.fullmatch(inside):
        return False
    is_glued_part = inside[:1].isdigit() or folded(before).endswith(tuple(MULTIPLIERS))
    return before[-1:].isspace() or not is_glued_part


def _without(text: str, pattern: re.Pattern[str]) -> tuple[str, list[str]]:
    found = [match.group().strip() for match in pattern.finditer(text)]
    return (pattern.sub(" ", text), found) if found else (text, [])


def _without_edge_words(piece: str) -> tuple[str, list[str]]:
    """The piece without containers, grades and scenery at its ends, and those that are grades.

    Words that make another substance (무수, 발연) stay, and so does what stands between words of the name.
    """
    words = piece.strip(_EDGES).split()
    behind: list[str] = []
    before: list[str] = []
    while words and _is_plain(words[-1]):
        behind.insert(0, words.pop().strip(_EDGES))
    while words and _is_plain(words[0]):
        before.append(words.pop(0).strip(_EDGES))
    dropped = [word for word in (*before, *behind) if folded(word) in _PLAIN_GRADES]
    return " ".join(words).strip(" ,;:"), dropped


def _is_plain(word: str) -> bool:
    plain = folded(word.strip(_EDGES))
    return not plain or (plain in _PLAIN_WORDS and plain not in ISOMER_PREFIXES)


def _leading(text: str) -> tuple[str, ...]:
    words = text.split()
    kept = [
        " ".join(words[:count])
        for count in range(len(words) - 1, 0, -1)
        if not any(looks_chemical(folded(word)) for word in words[count:])
    ]
    return tuple(kept[:3])
