"""What an engine keeps beside the tokens so that Python can order and show a hit: small, and read without the whole document."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from search.errors import EngineMismatch
from search.fields import Field
from search.values import Document, DocumentName, Facet, NameRank

RANKED_FIELDS = (
    Field.IDENTIFIER,
    Field.CAS,
    Field.UN,
    Field.NAME,
    Field.SYNONYM,
    Field.ALIAS,
    Field.FORMULA,
    Field.JAMO,
    Field.SOUND,
    Field.INITIALS,
)
"""The fields whose tokens decide the order; running text only makes candidates."""

_OTHER_CODE = "the build holds what other code has written; publish rebuilds it"


@dataclass(frozen=True, slots=True)
class Card:
    """One candidate as the ranking sees it."""

    key: str
    kind: str
    title_ko: str
    title_en: str
    url: str
    origin: str
    cas: tuple[str, ...]
    numbers: tuple[str, ...]
    prior: int
    tokens: Mapping[str, list[str]]
    names: tuple[str, ...]


def card_text(document: Document, tokens: Mapping[Field, list[str]]) -> str:
    """The card as stored."""
    row = [
        document.key,
        document.kind,
        document.title_ko,
        document.title_en,
        document.url,
        document.origin,
        document.cas,
        (*document.cas, *document.ke, *document.ec, *document.numbers),
        document.prior,
        {field: tokens[field] for field in RANKED_FIELDS if tokens[field]},
        [name.text for name in document.names],
    ]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def card_of(text: str) -> Card:
    """The inverse of ``card_text``; ``EngineMismatch`` for a card that other code has written."""
    try:
        key, kind, title_ko, title_en, url, origin, cas, numbers, prior, tokens, names = json.loads(text)
        return Card(key, kind, title_ko, title_en, url, origin, tuple(cas), tuple(numbers), prior, tokens, tuple(names))
    except (ValueError, TypeError) as error:
        raise EngineMismatch(_OTHER_CODE) from error


def document_text(document: Document) -> str:
    """The whole document as stored; lone surrogates are escaped, so any text survives."""
    plain: dict[str, Any] = {name: getattr(document, name) for name in document.__slots__}
    plain["names"] = [(name.text, name.lang, int(name.rank)) for name in document.names]
    plain["facets"] = {str(facet): list(values) for facet, values in document.facets.items()}
    return json.dumps(plain, separators=(",", ":"))


def document_of(text: str) -> Document:
    """The inverse of ``document_text``: equal to the document that was written; ``EngineMismatch`` where other code wrote it."""
    try:
        plain = json.loads(text)
        plain["names"] = tuple(DocumentName(name, lang, NameRank(rank)) for name, lang, rank in plain["names"])
        plain["facets"] = {Facet(facet): tuple(values) for facet, values in plain["facets"].items()}
        for name in ("cas", "member_cas", "ke", "un", "ec", "numbers", "formulas", "text"):
            plain[name] = tuple(plain[name])
        return Document(**plain)
    except (ValueError, TypeError, KeyError) as error:
        raise EngineMismatch(_OTHER_CODE) from error
