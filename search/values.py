"""The values that pass between the portal and a search engine; every engine takes and gives exactly these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class NameRank(IntEnum):
    """How much a name says: the title and official names outrank synonyms, these outrank the portal's own aliases."""

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
    """The orders a result list can have; by relevance has a window, by name pages without end."""

    RELEVANCE = "relevance"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class DocumentName:
    """One name of an entry; ``lang`` is "ko", "en" or ""."""

    text: str
    lang: str
    rank: NameRank


@dataclass(frozen=True, slots=True)
class Document:
    """All that search knows of one entry. A pure function of the database: engines store it, they add nothing.

    ``key`` is the entry's key (``cas:7664-39-3``); ``revision`` orders writes of one key. ``cas`` holds only the entry's
    own numbers; ``member_cas`` those of the substances it contains. ``numbers`` are further exact identifiers (list
    numbers such as 97-1-99, certificates, registration numbers, H and P codes). ``text`` is running text without names. ``prior`` is
    0..100, for order among equals. ``facets`` maps to the values shown to people, in Korean.
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
    text: tuple[str, ...] = ()
    facets: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    prior: int = 0


@dataclass(frozen=True, slots=True)
class Query:
    """What a person asks for. ``page`` counts from 1. ``after`` is the cursor a name-sorted page gave; it excludes ``page`` > 1."""

    text: str
    kind: str = ""
    filters: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1
    size: int = 20
    sort: Sort = Sort.RELEVANCE
    after: str = ""
    layout: bool = True
    """Whether a text without an exact hit may be tried again as typed in the other keyboard layout."""


class Why(StrEnum):
    """The tier by which a hit matched, strongest first; the page turns it into Korean."""

    IDENTIFIER = "identifier"
    UN = "un"
    NAME = "name"
    SYNONYM = "synonym"
    ALIAS = "alias"
    FORMULA = "formula"
    TYPO = "typo"
    CHOSUNG = "chosung"
    WORDS = "words"
    PREFIX = "prefix"
    TEXT = "text"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer. ``why`` says which tier, ``matched`` is the name or identifier of the entry that did it ("" for text)."""

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


@dataclass(frozen=True, slots=True)
class Results:
    """What an engine found. ``total`` counts all hits; ``after`` is the cursor for the next name-sorted page or "".

    ``read_as`` is the text as searched when it is not the text as typed (other keyboard layout, particles taken off).
    ``layout_from`` is the text as typed if the layout was changed, else "". ``intent`` names a section word that was
    taken off ("spill", "ppe", "first_aid", "fire", "regulation", …) or "". ``facets`` counts ignore their own filter.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[Facet, tuple[tuple[str, int], ...]]
    after: str = ""
    read_as: str = ""
    layout_from: str = ""
    intent: str = ""


@dataclass(frozen=True, slots=True)
class Watermark:
    """The Commit up to which an index is true: its last revision and its token. Zero and "" for an empty index."""

    number: int
    token: str


@dataclass(frozen=True, slots=True)
class Delete:
    """The removal of one document at a revision."""

    key: str
    revision: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document the engine would not take, and why."""

    key: str
    error: str
