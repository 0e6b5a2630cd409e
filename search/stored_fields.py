"""What an engine stores beside the tokens: a short summary of the entry, to order and show a hit, and the whole document."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

import orjson

from search.engine_types import Document, DocumentName, DocumentStructure, Facet, NameRank
from search.errors import EngineMismatch
from search.fields import Field

RANKED_FIELDS = (
    Field.IDENTIFIER,
    Field.CAS,
    Field.UN,
    Field.NAME,
    Field.SYNONYM,
    Field.ALIAS,
    Field.FORMULA,
    Field.STRUCTURE,
    Field.JAMO,
    Field.SOUND,
    Field.INITIALS,
    Field.NAME_KEY,
    Field.NEAR_NAME_KEY,
    Field.MADE,
)
"""The fields whose tokens decide the order; running text only finds candidates."""

_TUPLES = (
    "cas",
    "member_cas",
    "ke",
    "un",
    "ec",
    "numbers",
    "formulas",
    "text",
    "name_keys",
    "near_name_keys",
    "made_spellings",
)
"""The fields of a document that are tuples of texts; JSON has only lists."""

_OTHER_CODE = "the build holds what other code has written; publish rebuilds it"


@dataclass(frozen=True, slots=True)
class EntrySummary:
    """What ranking and a hit need of one entry."""

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


_structure_values = attrgetter(*DocumentStructure.__slots__)


def summary_json(document: Document, tokens: Mapping[Field, list[str]]) -> str:
    """The summary as stored, in JSON; ``TypeError`` for one with a lone surrogate, which UTF-8 does not have."""
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
        {field.value: tokens[field] for field in RANKED_FIELDS if tokens[field]},
        [name.text for name in document.names],
    ]
    return orjson.dumps(row).decode()


def summary_from_json(text: str | bytes) -> EntrySummary:
    """The inverse of ``summary_json``; ``EngineMismatch`` for a summary that other code has written."""
    try:
        key, kind, title_ko, title_en, url, origin, cas, numbers, prior, tokens, names = orjson.loads(text)
        return EntrySummary(
            key, kind, title_ko, title_en, url, origin, tuple(cas), tuple(numbers), prior, tokens, tuple(names)
        )
    except (ValueError, TypeError) as error:
        raise EngineMismatch(_OTHER_CODE) from error


def document_json(document: Document) -> str:
    """The whole document as stored, in JSON; lone surrogates are escaped, so any text can be stored."""
    fields: dict[str, Any] = {name: getattr(document, name) for name in document.__slots__}
    fields["names"] = [(name.text, name.lang, int(name.rank)) for name in document.names]
    fields["structures"] = [_structure_values(structure) for structure in document.structures]
    fields["facets"] = {str(facet): list(values) for facet, values in document.facets.items()}
    try:
        return orjson.dumps(fields).decode()
    except TypeError:
        return json.dumps(fields, separators=(",", ":"))


def document_from_json(text: str) -> Document:
    """The inverse of ``document_json``: equal to the document that was written; ``EngineMismatch`` where other code wrote it."""
    try:
        fields = json.loads(text)
        fields["names"] = tuple(DocumentName(name, lang, NameRank(rank)) for name, lang, rank in fields["names"])
        fields["facets"] = {Facet(facet): tuple(values) for facet, values in fields["facets"].items()}
        fields["structures"] = tuple(DocumentStructure(*texts) for texts in fields["structures"])
        for name in _TUPLES:
            fields[name] = tuple(fields[name])
        return Document(**fields)
    except (ValueError, TypeError, KeyError) as error:
        raise EngineMismatch(_OTHER_CODE) from error
