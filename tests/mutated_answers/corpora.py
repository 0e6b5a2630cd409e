"""The answers that are mutated: the demonstration's of every feed that asks an agency, and recorded ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from connectors.bounded_body import BoundedBody
from connectors.errors import Unexpected
from connectors.feeds import Feed, FeedKind, Questions
from connectors.http import Call, Client, Response
from connectors.pass_report import PassReport
from connectors.registry import FEEDS, feed_named
from connectors.schema import FactKind, Origin
from connectors.source import Source
from demo.agencies import AGENCIES
from demo.page_requests import requested_page
from demo.reply_rows import with_rows, with_total
from demo.wire import Reply, Request

T = TypeVar("T")
ROWS = 12
"""Rows of a listing: enough for every share that the guards know, few enough for ten thousand passes."""
QUESTIONS = ("108-88-3", "71-43-2", "67-56-1", "7664-41-7", "7782-50-5", "7647-01-0")
XML = "application/xml;charset=UTF-8"

Answering = Callable[[Request], Reply]


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """A feed, what its agency answers, and the questions of a look-up."""

    name: str
    feed: Feed
    answer: Answering
    questions: tuple[str, ...] = ()


@dataclass(slots=True)
class Wire:
    """What stands between the client and the agency; a test changes ``change`` between passes."""

    answer: Answering
    change: Callable[[Request, Reply], Reply] = lambda request, reply: reply
    requests: int = field(default=0)


class OfflineClient(Client):
    """A client whose answers come from a function, without a socket."""

    def __init__(self, wire: Wire) -> None:
        super().__init__()
        self._wire = wire

    def read(self, call: Call, reader: Callable[[Response], T]) -> T:
        with self.open(call) as response:
            return reader(response)

    @contextmanager
    def open(self, call: Call) -> Iterator[Response]:
        parts = urlsplit(call.url)
        headers = {name.lower(): value for name, value in call.secret_headers.items()}
        request = Request(parts.netloc, parts.path, {**call.params, **call.secret}, headers)
        self._wire.requests += 1
        reply = self._wire.change(request, self._wire.answer(request))
        if reply.status != 200:
            raise Unexpected(f"{call.operation}: HTTP {reply.status}", operation=call.operation)
        kind, _, charset = reply.content_type.partition(";charset=")
        body = BoundedBody(BytesIO(reply.body).read, call.max_bytes, call.operation)
        yield Response(kind, charset.lower(), {}, body)


def of_the_demonstration() -> list[Corpus]:
    """A corpus for every feed that asks an agency: listings cut to ``ROWS`` rows, look-ups asked ``QUESTIONS``."""
    return [_demo_corpus(feed) for feed in FEEDS.values() if feed.kind is not FeedKind.FILE]


def _demo_corpus(feed: Feed) -> Corpus:
    if feed.kind is FeedKind.LISTING:
        return Corpus(f"demo {feed.name}", feed, _cut)
    return Corpus(f"demo {feed.name}", feed, _demo_reply, _questions(feed))


def _questions(feed: Feed) -> tuple[str, ...]:
    """Numbers that every agency of the demonstration knows, or keys of the listing that the feed's questions come from."""
    if feed.questions is Questions.CAS:
        return QUESTIONS
    listing = feed_named(feed.keys_from)
    assert listing.rows is not None
    source = Source(Origin.DEMO, OfflineClient(Wire(_demo_reply)), "key-of-a-mutated-pass", dict(listing.options))
    records = [listing.record(row, PassReport()) for row in listing.rows(source, PassReport())]
    if feed.questions is Questions.RECORD:
        return tuple({record.entity: record.key for record in reversed(records)}.values())[-len(QUESTIONS) :]
    facts = [fact for record in records for fact in record.facts if fact.kind is FactKind.CERTIFICATE_NUMBER]
    return tuple(dict.fromkeys(fact.value for fact in facts if not fact.absence))[: len(QUESTIONS)]


def _demo_reply(request: Request) -> Reply:
    for agency in AGENCIES:
        if (reply := agency(request)) is not None:
            return reply
    return Reply(b"", "text/plain", status=404)


def _cut(request: Request) -> Reply:
    reply, page = _demo_reply(request), requested_page(request)
    if page is not None and page.number > 1:
        return with_total(with_rows(reply, lambda rows: []), ROWS)
    kept: list[int] = []

    def first(rows: list[dict[str, object]]) -> list[dict[str, object]]:
        kept.append(len(rows[:ROWS]))
        return rows[:ROWS]

    cut = with_rows(reply, first)
    return with_total(cut, kept[0] if kept else 0)


def recorded(shared: Path) -> list[Corpus]:
    """Corpora of recorded bodies: single answers of listings and look-ups, and sheets of KOSHA with recorded sections."""
    samples, cases = shared / "samples", shared / "cases" / "recorded"
    single: Mapping[str, tuple[str, Path, tuple[str, ...]]] = {
        "KECO substance": ("ncis.substances", samples / "keco/keco_chemSbstnList_50-00-0.json", ("50-00-0",)),
        "KECO GHS": ("ncis.ghs", samples / "keco/keco_ghsList_50-00-0.json", ("50-00-0",)),
        "NICS": ("ncis.safety", samples / "nics/nics_kischemlist_50-00-0.xml", ()),
        "hazmat": ("hazmat.materials", samples / "hazmat/materialInfoSvc_xml_envelope_synthetic.xml", ()),
        "PSIS uses": ("psis.registrations", samples / "psis/fixtures_SVC01_page-0001.xml", ()),
        "PSIS cancelled": ("psis.cancelled", samples / "psis/fixtures_SVC08_page-0001.xml", ()),
        "PSIS two products": ("psis.cancelled", cases / "psis_SVC08_one_number_two_products.xml", ()),
        "PSIS details": ("psis.details", samples / "psis/fixtures_SVC02_1201.xml", ("1201/1",)),
        "PSIS manual": ("psis.details", cases / "psis_SVC02_acetamiprid_manual.xml", ("1000/1",)),
    }
    corpora = [
        Corpus(f"recorded {name}", feed_named(feed), _single(path.read_bytes()), questions)
        for name, (feed, path, questions) in single.items()
    ]
    return [*corpora, *_sheets(samples / "kosha", cases)]


def _single(body: bytes) -> Answering:
    """The body for the first page, an empty page of the same total after it."""
    kind = "application/json;charset=UTF-8" if body.lstrip()[:1] == b"{" else XML

    def answer(request: Request) -> Reply:
        reply, page = Reply(body, kind), requested_page(request)
        return with_rows(reply, lambda rows: []) if page is not None and page.number > 1 else reply

    return answer


def _sheets(samples: Path, cases: Path) -> list[Corpus]:
    """Toluene's sheet with its recorded sections, the others from the demonstration; and gas and acid sections in its place."""
    recorded_sections: Sequence[Mapping[str, Path]] = (
        {
            f"getChemDetail{section}1": samples / f"kosha_getChemDetail{section}1_001032.xml"
            for section in ("02", "08", "09")
        },
        {
            "getChemDetail021": cases / "kosha_getChemDetail021_001097_gas.xml",
            "getChemDetail081": cases / "kosha_getChemDetail081_001097_glued-remark.xml",
            "getChemDetail091": cases / "kosha_getChemDetail091_001097_cited-tail.xml",
        },
        {
            "getChemDetail021": cases / "kosha_getChemDetail021_015812.xml",
            "getChemDetail081": cases / "kosha_getChemDetail081_015812_escaped-entities.xml",
        },
    )
    feed = feed_named("kosha_msds.sheets")
    return [
        Corpus(f"recorded KOSHA {number}", feed, _sheet(paths), ("108-88-3",))
        for number, paths in enumerate(recorded_sections, 1)
    ]


def _sheet(paths: Mapping[str, Path]) -> Answering:
    bodies = {operation: path.read_bytes() for operation, path in paths.items()}

    def answer(request: Request) -> Reply:
        body = bodies.get(request.path.rpartition("/")[2])
        return Reply(body, XML) if body is not None else _demo_reply(request)

    return answer
