"""Feeds for tests: the test gives their rows, and no agency is called."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from connectors.errors import BadRow
from connectors.feeds import Feed, FeedKind, Publisher, Questions
from connectors.http import Client
from connectors.pass_report import PassReport
from connectors.schema import Fact, FactKind, LegalListing, Mention, Origin, Record, RecordKind, Row
from connectors.source import Source


def record(row: Row, tally: PassReport, *, feed: str = "test.list", kind: RecordKind = RecordKind.SUBSTANCE) -> Record:
    """``{"id", "cas", "ko", "en", "mentions", "listing"}`` as a record; a row without an id is bad."""
    key = str(row.get("id", ""))
    if not key:
        raise BadRow("no id", has_key=False)
    if row.get("bad"):
        raise BadRow("unreadable", has_key=True, key=key)
    facts = [Fact(FactKind.CAS, cas) for cas in str(row.get("cas", "")).split() if cas]
    facts += [
        Fact(FactKind.NAME, str(row[lang]), lang=lang, order=order)
        for order, lang in enumerate(("ko", "en"))
        if row.get(lang)
    ]
    if row.get("listing"):
        facts.append(
            Fact(
                FactKind.LEGAL_LISTING,
                str(row["listing"]),
                LegalListing("법", str(row["listing"]), str(row.get("number", ""))),
            )
        )
    mentions = tuple(Mention(text, "involved") for text in row.get("mentions", ()))
    return Record(feed, key, kind, row, tuple(facts), mentions)


PUBLISHER = Publisher("어느 부", "어느 부", "어느 시스템", "이용 조건", "https://example.org")


def listing(
    rows: Sequence[Row],
    *,
    name: str = "test.list",
    kind: RecordKind = RecordKind.SUBSTANCE,
    total: int | None = None,
    **fields: Any,
) -> Feed:
    """A listing of these rows in one page."""

    def read(source: Source, tally: PassReport) -> Iterator[Row]:
        tally.add_page(len(rows), len(rows) if total is None else total)
        yield from rows

    return Feed(
        name=name,
        title=name,
        publisher=PUBLISHER,
        kind=fields.pop("feed_kind", FeedKind.LISTING),
        record_kind=kind,
        record=lambda row, tally: record(row, tally, feed=name, kind=kind),
        rows=fields.pop("reader", read),
        **fields,
    )


def lookup(answer: Callable[[str], list[Row]], **fields: Any) -> Feed:
    """A look-up that answers by a function."""
    return Feed(
        name="test.ask",
        title="test.ask",
        publisher=PUBLISHER,
        kind=FeedKind.LOOKUP,
        record_kind=RecordKind.SUBSTANCE,
        record=lambda row, tally: record(row, tally, feed="test.ask"),
        lookup=lambda source, question, tally: answer(question),
        questions=Questions.CAS,
        **fields,
    )


@contextmanager
def no_agency(feed: Feed, origin: Origin, on_progress: Callable[[], None]) -> Iterator[Source]:
    """Takes the place of ``open_source`` and opens no socket."""
    client = Client()
    try:
        yield Source(origin, client, options={})
    finally:
        client.close()
