"""Active ingredients out of PSIS's names: ``kasugamycin SL2.3 %``, ``A+B WP 22(2+20) %``, ``가스가마이신 액제``, ``A·B 수화제``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from connectors.bracketed_lists import parts_outside_brackets
from connectors.printed_values import absence_of
from connectors.schema import Mention, Relation

_ENGLISH = re.compile(
    r"(?P<names>.+?)\s+(?P<code>[A-Z]{2,3})\s*(?P<content>\d[\d.,]*\s*(?:\([^()]*\))?\s*(?:%|\S*)?)\s*"
)
"""Names, a formulation code of two or three capitals, and the content, which may give each part in parentheses."""

_KOREAN = re.compile(r"(?P<names>.+?)\s+(?P<formulation>[가-힣]*제)(?:\s*\([^()]*\))?")
_BETWEEN = re.compile(
    r"\s*[·ㆍ・+＋]\s*"  # always between ingredients
    r"|\s+(?:및|and)\s+"
    r"|(?<=[가-힣])[.,]\s*(?=[가-힣])"
    r"|(?<=[a-z]{4})[.,]\s*(?=[a-z]{4})"  # not the comma of 2,4-D
    r"|(?<=[A-Za-z])\s*/\s*(?=[A-Za-z])"
)


@dataclass(frozen=True, slots=True)
class Formulation:
    """The parts of a product's English name: ingredients, formulation code and content, "" where missing."""

    ingredients: tuple[str, ...]
    code: str = ""
    content: str = ""


def read_english(text: str) -> Formulation:
    """The parts of ``engName``; a text of another shape is taken as names only, so that no guess cuts anything off."""
    match = _ENGLISH.fullmatch(text.strip())
    if not match:
        return Formulation(_names(text))
    return Formulation(_names(match["names"]), match["code"], match["content"].strip())


def korean_ingredients(text: str) -> tuple[str, ...]:
    """The ingredients of ``pestiKorName``, which ends in the formulation; the whole text where it does not."""
    match = _KOREAN.fullmatch(text.strip())
    return _names(match["names"] if match else text)


def mentions_of(korean: str, english: str) -> tuple[Mention, ...]:
    """A mention for each ingredient in each language; a salt (glyphosate-isopropylammonium) is not its acid."""
    names = dict.fromkeys((*korean_ingredients(korean), *read_english(english).ingredients))
    return tuple(Mention(name, Relation.ACTIVE_INGREDIENT.value) for name in names)


def _names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in parts_outside_brackets(text, _BETWEEN) if not absence_of(part)))
