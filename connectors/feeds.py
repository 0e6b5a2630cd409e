"""Feeds and connectors as values: a connector is a name and the feeds that one worker reads; no class is inherited."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from connectors.pass_report import PassReport
from connectors.schema import Record, RecordKind, Row
from connectors.source import Source


class FeedKind(StrEnum):
    """How a feed is read: every page, one question for each key, or a file that an official downloaded."""

    LISTING = "listing"
    LOOKUP = "lookup"
    FILE = "file"


class Questions(StrEnum):
    """Which known keys a look-up feed asks about.

    ``CAS`` is every known CAS number, ``RECORD`` the first record of each entity of the listing ``keys_from``,
    ``CERTIFICATE`` each certificate number that its records name.
    """

    NONE = ""
    CAS = "cas"
    RECORD = "record"
    CERTIFICATE = "certificate"


class Frequency(StrEnum):
    """How often a feed is due; the minute within the hour is a hash of the feed's name."""

    HOURLY = "hourly"
    DAILY = "daily"
    WEEKLY = "weekly"


class Topic(StrEnum):
    """The topic of one part of a page; an empty part names every feed that covers the topic, and why it has no value."""

    HAZARDS = "hazards"
    FIRST_AID = "first_aid"
    PROPERTIES = "properties"
    SAFETY_DATA_SHEET = "safety_data_sheet"
    """Fire, release, exposure limits and everything else that only a complete sheet has."""


class Redistribution(StrEnum):
    """Whether records may be given out as a whole, by what the publisher says of its licence and nothing else.

    ``UNCONFIRMED`` where the terms stand on a page that nobody has compared, ``NOT_STATED`` where there are none.
    """

    ALLOWED = "allowed"
    WITH_ATTRIBUTION = "with_attribution"
    NOT_STATED = "not_stated"
    UNCONFIRMED = "unconfirmed"

    @property
    def is_allowed(self) -> bool:
        """Whether the portal may give out whole files."""
        return self in (Redistribution.ALLOWED, Redistribution.WITH_ATTRIBUTION)


UNRANKED = 1_000
"""The title rank of feeds that declare none; these are ordered by name."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """The publisher of a feed: the agency's name today, its ministry's name in 2013, its system, the licence, the home page.

    Where data sets have their own pages, the publisher is listed once and each feed names its page (``Feed.dataset``).
    ``is_portal`` marks the portal itself: its tables are feeds too, but not from an agency. ``document`` names the edition of a
    reference document of which the portal keeps a table (ERG 2024), "" otherwise; its values are no Korean standard.
    ``short_name`` is what a card's legend calls agency or document; it stands nowhere without a way to the whole name.
    ``redistribution`` says whether whole files of its records may be given out; it rests on ``licence``.
    """

    agency: str
    agency_2013: str
    system: str
    licence: str
    home: str
    is_portal: bool = False
    document: str = ""
    short_name: str = ""
    redistribution: Redistribution = Redistribution.UNCONFIRMED


@dataclass(frozen=True, slots=True)
class Feed:
    """One stream of records of one publisher.

    ``name`` is part of the keys of stored records and of addresses: it never changes, even if the feed changes its module.

    Exactly one of ``rows`` (listings and files) and ``lookup`` (look-ups) is set. Both give rows as sent, without the
    redacted fields, and count pages and totals on the report; ``lookup`` gives [] when the agency says that it has nothing.
    ``record`` turns one row into a record and raises ``BadRow``; it is pure, so that stored payloads can be read again.
    ``ignored`` fields do not enter the digest: a change in them alone is no change. ``reader_version`` rises whenever
    ``record`` would read an unchanged row differently. ``floor`` is the fewest rows with which a pass may withdraw records
    (live origin only). ``budgets`` are calls a day by operation (live only). ``pace`` is calls a second to one host.
    ``unverified`` is "" or says in Korean which parts of the wire format no recording has confirmed.
    ``dataset`` is the page of the feed's own data set where it has one. ``keys_from`` names the listing whose records give
    the keys of a look-up that does not ask by CAS number. ``topics`` are the topics that the feed covers: a page names the
    feed there even when it has no value. ``title_rank`` decides whose name becomes a title, the lowest first.
    ``complete_lists`` are the legal lists of which the feed names every row, so that a complete live pass shows which
    substances are not on them. ``edition`` tells the date of a list that is read as a whole, "" where nobody states it; it is
    the 기관 기준일 of all its records, never the day on which the file was read.
    """

    name: str
    title: str
    publisher: Publisher
    kind: FeedKind
    record_kind: RecordKind
    record: Callable[[Row, PassReport], Record]
    rows: Callable[[Source, PassReport], Iterator[Row]] | None = None
    lookup: Callable[[Source, str, PassReport], list[Row]] | None = None
    questions: Questions = Questions.NONE
    key_setting: str = ""
    file_setting: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    budgets: Mapping[str, int] = field(default_factory=dict)
    pace: float = 5.0
    floor: int = 0
    frequency: Frequency = Frequency.DAILY
    reader_version: int = 1
    ignored: frozenset[str] = frozenset()
    redacted: frozenset[str] = frozenset()
    dataset: str = ""
    unverified: str = ""
    keys_from: str = ""
    topics: frozenset[Topic] = frozenset()
    title_rank: int = UNRANKED
    complete_lists: tuple[str, ...] = ()
    edition: Callable[[Source], str] | None = None

    @property
    def home(self) -> str:
        """The page of the data set, otherwise of the publisher's system; it states the terms of use."""
        return self.dataset or self.publisher.home


@dataclass(frozen=True, slots=True)
class Connector:
    """The feeds that share a queue and its worker, in the order in which they are synced."""

    name: str
    feeds: tuple[Feed, ...]

    @property
    def publishers(self) -> tuple[Publisher, ...]:
        """The publishers of its feeds, each once, in the order of the feeds."""
        return tuple(dict.fromkeys(feed.publisher for feed in self.feeds))
