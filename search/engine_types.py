"""The types that the portal and a search engine exchange; every engine takes and returns exactly these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from search.query_parts import QueryPart


class NameRank(IntEnum):
    """The rank of a name: titles and official names come before synonyms, synonyms before the portal's own aliases."""

    TITLE = 0
    SYNONYM = 1
    ALIAS = 2


class Facet(StrEnum):
    """What a result list can be narrowed by."""

    KIND = "kind"
    AGENCY = "agency"
    HAZARD = "hazard"
    LEGAL = "legal"
    REGION = "region"
    YEAR = "year"


class Sort(StrEnum):
    """The orders of a result list. By relevance ends after 1,000 hits; by name can be paged to the end."""

    RELEVANCE = "relevance"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class DocumentName:
    """One name of an entry; ``lang`` is "ko", "en" or ""."""

    text: str
    lang: str
    rank: NameRank


@dataclass(frozen=True, slots=True)
class DocumentStructure:
    """A structure that a reference document gives; each text is "" where it gives none. ``skeleton`` is the key of the SMILES."""

    formula: str
    smiles: str = ""
    inchikey: str = ""
    cid: str = ""
    skeleton: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that search knows about one entry. It is a pure function of the database: engines store it and add nothing.

    ``key`` is the entry's key (``cas:7664-39-3``); ``revision`` orders writes of one key. ``cas`` holds only the entry's
    own numbers; ``member_cas`` those of the substances it contains, which are among its ``numbers`` too. ``numbers`` are further
    exact identifiers (list numbers such as 97-1-99, certificates, registration numbers, H and P codes). ``formulas`` are
    those that agencies state, ``structures`` those of reference documents. ``text`` is running text without names. ``prior`` is
    0..100 and orders entries that match equally well. ``facets`` maps to the values shown to people, in Korean.
    ``name_keys``, ``near_name_keys`` and ``made_spellings`` come from English names by rule; they are matched and never shown.
    """

    key: str
    kind: str
    revision: int
    title_ko: str
    title_en: str
    url: str
    origin: str
    names: tuple[DocumentName, ...] = ()
    cas: tuple[str, ...] = ()
    member_cas: tuple[str, ...] = ()
    ke: tuple[str, ...] = ()
    un: tuple[str, ...] = ()
    ec: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    formulas: tuple[str, ...] = ()
    structures: tuple[DocumentStructure, ...] = ()
    text: tuple[str, ...] = ()
    facets: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    prior: int = 0
    name_keys: tuple[str, ...] = ()
    near_name_keys: tuple[str, ...] = ()
    made_spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """One search request. ``page`` counts from 1. ``after`` is the cursor of a name-sorted page; it excludes ``page`` > 1."""

    text: str
    kind: str = ""
    filters: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1
    size: int = 20
    sort: Sort = Sort.RELEVANCE
    after: str = ""
    layout: bool = True
    """Whether a text without an exact hit may be searched again as if typed in the other keyboard layout."""


class Why(StrEnum):
    """The tier by which a hit matched, strongest first; the page turns it into Korean."""

    IDENTIFIER = "identifier"
    STRUCTURE = "structure"
    UN = "un"
    ELEMENT = "element"
    NAME = "name"
    SYNONYM = "synonym"
    ALIAS = "alias"
    FORMULA = "formula"
    RULE_SAME = "rule_same"
    TYPO = "typo"
    CHOSUNG = "chosung"
    WORDS = "words"
    RULE_NEAR = "rule_near"
    PREFIX = "prefix"
    RULE_SIMILAR = "rule_similar"
    TEXT = "text"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry that was found. ``why`` is its tier, ``matched`` the name or identifier that matched ("" for running text)."""

    key: str
    kind: str
    cas: tuple[str, ...]
    title_ko: str
    title_en: str
    url: str
    origin: str
    why: Why
    matched: str
    score: int
    snippet: str = ""
    parts: frozenset[str] = frozenset()
    """The keys of those parts of the text that the entry bears as a name, number or formula."""


@dataclass(frozen=True, slots=True)
class Results:
    """The results of a query. ``total`` counts all hits; ``after`` is the cursor for the next name-sorted page or "".

    ``read_as`` is the text as searched if it differs from the text as typed (other keyboard layout, particles removed).
    ``layout_from`` is the text as typed if the layout was changed, else "". ``intent`` is the section that a question
    word asked for ("spill", "ppe", "first_aid", "fire", "regulation", …) or "". ``facets`` counts ignore their own filter.
    ``parts`` are the names, numbers and formulas of the text; ``unexplained`` its words that nothing explains.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[Facet, tuple[tuple[str, int], ...]]
    after: str = ""
    read_as: str = ""
    layout_from: str = ""
    intent: str = ""
    parts: tuple[QueryPart, ...] = ()
    unexplained: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Watermark:
    """The Commit that an index includes: its last revision and its token. Zero and "" for an empty index."""

    number: int
    token: str


@dataclass(frozen=True, slots=True)
class Delete:
    """The removal of one document at a revision."""

    key: str
    revision: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document that the engine refused, and why."""

    key: str
    error: str
