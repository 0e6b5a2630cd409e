"""The tokens of a document by field: what both engines store and match."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from identifiers import cas as cas_number
from identifiers import formula
from search import analysis, hangul
from search.engine_types import Document, Facet, NameRank
from search.folding import folded, normalized
from search.typed_structures import structure_tokens

PRIOR_BITS = 7
"""Tokens of a prior of 0..100, one a bit: an engine that can only add constant scores then adds the prior exactly."""


WORD_BREAK = "|"
"""A token of running text that no query contains."""


_ONE_BYTE = dict(zip(map(ord, hangul.KEYS), "ABCDEFGHIJKLMNOPQRSTUVWXYZ!$%&*=?", strict=True))
"""Each keyboard jamo as a one-byte character that no token contains: tokens are lower case and have no punctuation but ,'+-."""


_NO_PART_OF_A_NUMBER = re.compile(r"[^\w()./]|_")


MAX_SOUND_LENGTH = 30
"""Letters of a name that also gets a sound token."""


MAX_INITIALS_LENGTH = 40
"""Initials that people type for one name."""


MAX_PREFIX_LENGTH = 8
"""Letters of a prefix that is stored as a token. For a million names that begin with 1, walking the dictionary and joining
the lists takes fifty milliseconds; reading one list takes a few."""


class Field(StrEnum):
    """The token fields of an index. Tokens are compared whole; ``GRAM`` also stores their positions."""

    IDENTIFIER = "identifier"
    CAS = "cas"
    UN = "un"
    NAME = "name"
    SYNONYM = "synonym"
    ALIAS = "alias"
    FORMULA = "formula"
    STRUCTURE = "structure"
    JAMO = "jamo"
    BEGINNING = "beginning"
    SOUND = "sound"
    INITIALS = "initials"
    NAME_KEY = "name_key"
    NEAR_NAME_KEY = "near_name_key"
    MADE = "made"
    GRAM = "gram"
    PRIOR = "prior"


def tokens(document: Document) -> dict[Field, list[str]]:
    """The document's tokens; a field without tokens is an empty list. ``GRAM`` is in reading order, all others are sets."""
    by_rank: dict[NameRank, list[str]] = {rank: [] for rank in NameRank}
    for name in document.names:
        by_rank[name.rank] += name_keys(name.text)
    keys = _unique(key for rank in NameRank for key in by_rank[rank])
    jamo = _unique(jamo_token(key) for key in keys)
    return {
        Field.IDENTIFIER: identifier_tokens(document),
        Field.CAS: [cas_number.digits(number) for number in document.cas],
        Field.UN: list(document.un),
        Field.NAME: _unique(map(analysis.token, by_rank[NameRank.TITLE])),
        Field.SYNONYM: _unique(map(analysis.token, by_rank[NameRank.SYNONYM])),
        Field.ALIAS: _unique(map(analysis.token, by_rank[NameRank.ALIAS])),
        Field.FORMULA: formula_tokens(document.formulas),
        Field.STRUCTURE: _unique(token for structure in document.structures for token in structure_tokens(structure)),
        Field.JAMO: jamo,
        Field.BEGINNING: _unique(
            token[:end] for token in jamo for end in range(1, min(len(token), MAX_PREFIX_LENGTH) + 1)
        ),
        Field.SOUND: _unique(filter(None, map(sound_token, keys))),
        Field.INITIALS: _unique(filter(None, (initials_token(key) for key in keys))),
        Field.NAME_KEY: list(document.name_keys),
        Field.NEAR_NAME_KEY: list(document.near_name_keys),
        Field.MADE: list(document.made_spellings),
        Field.GRAM: gram_tokens((*_unique(name.text for name in document.names), *document.text)),
        Field.PRIOR: prior_tokens(document.prior),
    }


_JAMO_FIELDS = frozenset({Field.JAMO, Field.BEGINNING})


def stored_token(field: Field, token: str) -> str:
    """The token as an engine stores and queries it: one byte a jamo in the fields of fuzzy and prefix clauses.

    An automaton walks bytes. With three bytes a jamo it takes three steps for one, over a dictionary three times as deep.
    """
    return token if field not in _JAMO_FIELDS or token.isascii() else token.translate(_ONE_BYTE)


def stored_tokens(field: Field, values: list[str]) -> list[str]:
    """``stored_token`` of each."""
    return [stored_token(field, token) for token in values] if field in _JAMO_FIELDS else values


def is_prefix_token(field: Field, beginning: str) -> bool:
    """Whether this prefix in this field is stored as a token of ``BEGINNING``, which finds the same entries."""
    return field is Field.JAMO and len(beginning) <= MAX_PREFIX_LENGTH


def name_keys(text: str) -> list[str]:
    """The key of the whole name and, if an agency writes several names in one (Methanol ; Methyl alcohol), of each part."""
    parts = text.split(";") if ";" in text else ()
    return _unique(filter(None, map(analysis.name_key, (text, *parts))))


def gram_tokens(texts: Iterable[str]) -> list[str]:
    """Bigrams in reading order, with a break where two words would otherwise join into one (수산 산화 is not 수산화)."""
    grams: list[str] = []
    for text in texts:
        for word in analysis.words(text):
            if grams and grams[-1][-1] == word[0]:
                grams.append(WORD_BREAK)
            grams += analysis.word_bigrams(word)
        grams.append(WORD_BREAK)
    return grams


def jamo_token(name_key: str) -> str:
    """A name as jamo, cut where an edit distance over more letters has no meaning any more."""
    return hangul.to_jamo(name_key)[: analysis.MAX_TOKEN_LENGTH]


def sound_token(name_key: str) -> str:
    """A Hangul name as it sounds; "" for a Latin name, and for a name that is too long to be misheard as a whole."""
    if len(name_key) > MAX_SOUND_LENGTH or name_key.isascii() or not any(map(hangul.is_syllable, name_key)):
        return ""
    return hangul.sound(hangul.to_jamo(name_key))


def initials_token(name_key: str) -> str:
    """The initials of the Hangul of a name, without locants; "" if there are fewer than two or too many."""
    typed = hangul.initials(name_key)
    return typed if 2 <= len(typed) <= MAX_INITIALS_LENGTH else ""


def identifier_tokens(document: Document) -> list[str]:
    """Every number that identifies the entry exactly, by its key: 7664-39-3, KE-20198, 97-1-382, 231-634-8."""
    numbers = (*document.cas, *document.ke, *document.ec, *document.numbers)
    return _unique(analysis.token(identifier_key(number)) for number in numbers if number)


def identifier_key(text: str) -> str:
    """A number without spaces and hyphens, in lower case, because people leave both out."""
    return _NO_PART_OF_A_NUMBER.sub("", folded(text))


def formula_tokens(formulas: Iterable[str]) -> list[str]:
    """Formulas in Hill order, ions with their charge, and as written; a text that is no formula (CxHy) gives none."""
    keyed = [(text, key) for text in formulas for key in formula.keys(text)[:1]]
    return _unique([*(key for _, key in keyed), *(written_formula(text) for text, _ in keyed)])


def written_formula(text: str) -> str:
    """A formula as it is written: CH3COCH3 is acetone before it is another C3H6O."""
    return normalized(text).replace(" ", "")


def prior_tokens(prior: int) -> list[str]:
    """The set bits of the prior."""
    return [f"b{bit}" for bit in range(PRIOR_BITS) if prior >> bit & 1]


def facet_tokens(document: Document) -> Mapping[Facet, tuple[str, ...]]:
    """The document's facet values, every facet present."""
    return {facet: tuple(document.facets.get(facet, ())) for facet in Facet}


def name_sort_key(document: Document) -> str:
    """The key of the order by name: Hangul before Latin, entries without a name last. It ends with the entry key, so it is unique."""
    name = folded(document.title_ko or document.title_en)[:80]
    group = "0" if document.title_ko else "1" if name else "2"
    return f"{group}{name}\x01{document.key}"


def _unique(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
