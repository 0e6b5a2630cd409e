"""Suggestions for the beginnings of numbers: each line says which number it is.

A UN number stands for a form and often for a group (content rule 12), so its line opens the number's page and no substance.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from identifiers import cas, ke, un
from reference.un_numbers import SOURCE, numbers_beginning, shipping_names
from search.engine_types import Hit, Results, Why

GROUP_NOTE = "여러 물질을 함께 가리키는 번호"
_UN_TIERS = frozenset({Why.UN, Why.PREFIX})


@dataclass(frozen=True, slots=True)
class UnSuggestion:
    """One UN number: its address, what it names, and why; ``origin`` is that of the substance that bears it, or ""."""

    number: str
    name: str
    lang: str
    note: str
    origin: str = ""

    @property
    def url(self) -> str:
        """The page of the number."""
        return f"/un/{self.number}"


def number_scheme(matched: str, typed: str) -> str:
    """The name of the scheme of a number whose beginning matched, with a space behind it; "" for a name."""
    if un.beginning(typed) and len(matched) == 4 and matched.isdigit():
        return "UN 번호 "
    if cas.is_valid(matched):
        return "CAS 번호 "
    return "KE 번호 " if ke.beginning(matched) else ""


def un_suggestions(text: str, results: Results, size: int) -> tuple[UnSuggestion, ...]:
    """The UN numbers that begin so: first those that substances bear, best substance first, then the rest of the table.

    () for a text that is not the letters UN with one to four digits.
    """
    digits = un.beginning(text)
    if not digits:
        return ()
    found: dict[str, UnSuggestion] = {}
    for hit in results.hits:
        if hit.why in _UN_TIERS and hit.matched.startswith(digits) and hit.matched.isdigit():
            found.setdefault(hit.matched, _borne_by(hit))
    for line in _from_table(digits):
        found.setdefault(line.number, line)
    return tuple(found.values())[:size]


def _borne_by(hit: Hit) -> UnSuggestion:
    """A number of a group names no substance."""
    if any(name.group for name in shipping_names(hit.matched)):
        return UnSuggestion(hit.matched, "", "ko", GROUP_NOTE)
    title, lang = (hit.title_ko, "ko") if hit.title_ko else (hit.title_en, "en")
    return UnSuggestion(hit.matched, title, lang, "이 번호로 적힌 물질", hit.origin)


def _from_table(digits: str) -> Iterator[UnSuggestion]:
    for number in numbers_beginning(digits):
        names = shipping_names(number)
        note = GROUP_NOTE if any(name.group for name in names) else SOURCE
        yield UnSuggestion(number, names[0].name_en, "en", note)
