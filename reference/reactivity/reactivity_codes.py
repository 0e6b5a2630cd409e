"""H and EUH codes that say what happens with water, acids, air and what burns, and which materials are meant by that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from reference.clp_reactivity import clp_statements
from reference.ghs_statements import statement_of
from reference.reactivity.consequences import Consequence, consequences_of, rows

CLP = "EU CLP 부속서 VI(ATP 23, 2025)"
_CODE = re.compile(r"(?:EUH|H)[0-9]{3}")


@dataclass(frozen=True, slots=True)
class ReactivityCode:
    """One code: the partners that it speaks of, what comes of them, and its words (the portal's own Korean for EUH codes)."""

    code: str
    partners: frozenset[str]
    consequences: tuple[Consequence, ...]
    text_ko: str
    text_en: str


def reactivity_codes() -> Mapping[str, ReactivityCode]:
    """All codes by their letters and number."""
    return _table()


def codes_in(texts: Iterable[str]) -> frozenset[str]:
    """The H and EUH codes in texts such as ``H260`` or ``H300+H310``."""
    return frozenset(code for text in texts for code in _CODE.findall(text.upper()))


def clp_codes(cas: str, kinds: frozenset[str] = frozenset()) -> Mapping[str, str]:
    """The codes on reactivity that EU CLP annex VI gives a substance, or the group of salts that it is of; each with its entry."""
    found: dict[str, str] = {}
    for key in (cas, *sorted(kinds)):
        for codes, source in _clp().get(key, ()):
            for code in codes:
                found.setdefault(code, source)
    return found


@cache
def _table() -> Mapping[str, ReactivityCode]:
    return {
        row["code"]: ReactivityCode(
            row["code"],
            frozenset(row["partners"].split()),
            consequences_of(row["consequences"]),
            *_words_of(row["code"]),
        )
        for row in rows("reactivity_codes.csv")
    }


def _words_of(code: str) -> tuple[str, str]:
    """Korean and English: of the notice where it has the code, else of the EU's law; raises ``KeyError`` where neither has it."""
    if statement := statement_of(code):
        return statement.korean, statement.english
    of_law = clp_statements()[code]
    return of_law.korean, of_law.english


@cache
def _clp() -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows("clp_reactivity.csv"):
        source = f"{CLP} {row['index_no']} ({row['name']})"
        found.setdefault(row["cas"] or row["kind"], []).append((tuple(row["codes"].split()), source))
    return found
