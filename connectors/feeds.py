"""A connector is a value: an agency's system and the feeds it offers. There is no class to inherit from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from connectors.schema import Record, RecordKind, Row
from connectors.source import Source
from connectors.tally import Tally


class FeedKind(StrEnum):
    """How a feed is read: every page, one question a key, or a file an official downloaded."""

    LISTING = "listing"
    LOOKUP = "lookup"
    FILE = "file"


class Questions(StrEnum):
    """Which known keys a look-up feed asks about, in the portal's order of priority."""

    NONE = ""
    CAS = "cas"
    PESTICIDE = "pesticide"
    CERTIFICATE = "certificate"


class Frequency(StrEnum):
    """How often a feed is due; the minute within the hour is a hash of the feed's name."""

    HOURLY = "hourly"
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Feed:
    """One stream of records of one connector.

    Exactly one of ``rows`` (listings and files) and ``answer`` (look-ups) is set. Both hand over rows as sent, less the
    redacted fields, and count pages and totals on the tally; ``answer`` gives [] when the agency says it holds nothing.
    ``record`` turns one row into a record and raises ``BadRow``; it is pure, so stored payloads can be read again.
    ``ignored`` fields do not enter the digest: a change in them alone is no change. ``reader_version`` rises whenever
    ``record`` would read an unchanged row differently. ``floor`` is the fewest rows a pass may have and still conclude
    (live origin only). ``budgets`` are calls a day by operation (live only). ``pace`` is calls a second to one host.
    ``unverified`` is "" or says in Korean what about the wire format no recording has confirmed yet.
    """

    name: str
    title: str
    kind: FeedKind
    record_kind: RecordKind
    record: Callable[[Row, Tally], Record]
    rows: Callable[[Source, Tally], Iterator[Row]] | None = None
    answer: Callable[[Source, str, Tally], list[Row]] | None = None
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
    licence: str = ""
    home: str = ""
    unverified: str = ""


@dataclass(frozen=True, slots=True)
class Connector:
    """An agency's system: today's name, the 2013 name beside it, and its feeds in the order in which they are synced."""

    name: str
    system: str
    agency: str
    agency_2013: str
    licence: str
    home: str
    feeds: tuple[Feed, ...]
