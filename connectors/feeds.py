"""A connector is a value: a name and the feeds that one worker reads. There is no class to inherit from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from connectors.pass_report import PassReport
from connectors.schema import Record, RecordKind, Row
from connectors.source import Source


class FeedKind(StrEnum):
    """How a feed is read: every page, one question a key, or a file an official downloaded."""

    LISTING = "listing"
    LOOKUP = "lookup"
    FILE = "file"


class Questions(StrEnum):
    """Which known keys a look-up feed asks about.

    CAS numbers come from everywhere; ``RECORD`` is the first record of each entity of the listing ``keys_from``,
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
    """What a page tells in a part of its own; an empty part names every feed that states its topic, and why it is silent."""

    HAZARDS = "hazards"
    FIRST_AID = "first_aid"
    PROPERTIES = "properties"
    SAFETY_DATA_SHEET = "safety_data_sheet"
    """Fire, release, exposure limits and whatever else only a whole sheet has."""


UNRANKED = 1_000
"""The title rank of feeds that declare none; among themselves they stand by name."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Whose word a feed is: the agency by today's name, its ministry's name in 2013, its system, the terms, the home page.

    A publisher whose data sets have pages of their own stands once, and each feed names its page (``Feed.dataset``).
    ``is_portal`` marks the portal itself, whose tables are feeds too and no agency's word.
    """

    agency: str
    agency_2013: str
    system: str
    licence: str
    home: str
    is_portal: bool = False


@dataclass(frozen=True, slots=True)
class Feed:
    """One stream of records of one publisher.

    ``name`` is a key of stored records and part of addresses: it never changes, whatever module the feed moves to.

    Exactly one of ``rows`` (listings and files) and ``lookup`` (look-ups) is set. Both hand over rows as sent, less the
    redacted fields, and count pages and totals on the report; ``lookup`` gives [] when the agency says it holds nothing.
    ``record`` turns one row into a record and raises ``BadRow``; it is pure, so stored payloads can be read again.
    ``ignored`` fields do not enter the digest: a change in them alone is no change. ``reader_version`` rises whenever
    ``record`` would read an unchanged row differently. ``floor`` is the fewest rows a pass may have and still conclude
    (live origin only). ``budgets`` are calls a day by operation (live only). ``pace`` is calls a second to one host.
    ``unverified`` is "" or says in Korean what about the wire format no recording has confirmed yet.
    ``dataset`` is the page of the feed's own data set where it has one. ``keys_from`` names the listing whose records bring
    the keys of a look-up that does not ask by CAS number. ``topics`` are the topics on which a page names the feed when it
    is silent. ``title_rank`` orders whose name becomes a title, the lowest first. ``complete_lists`` are the legal lists of
    which the feed names every row, so that a live pass to the end shows who is not on them.
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

    @property
    def home(self) -> str:
        """The page of the data set, else that of the publisher's system: where the terms stand."""
        return self.dataset or self.publisher.home


@dataclass(frozen=True, slots=True)
class Connector:
    """The feeds that share a queue and its worker, in the order in which they are synced."""

    name: str
    feeds: tuple[Feed, ...]

    @property
    def publishers(self) -> tuple[Publisher, ...]:
        """Whose words its feeds are, each once, in the order of the feeds."""
        return tuple(dict.fromkeys(feed.publisher for feed in self.feeds))
