"""Every listing of every agency against every fault that gives no rows: a named error, never an exception of a library."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from connectors.errors import QuotaSpent, Refused, SourceError, Unexpected, Unreachable
from connectors.feeds import Feed, FeedKind
from connectors.http import Client
from connectors.pass_report import PassReport
from connectors.registry import FEEDS
from connectors.schema import Origin
from connectors.source import Source
from demo.agencies import AGENCIES
from demo.faults import Fault, FaultRule, Faults
from demo.page_requests import requested_page, with_page_number
from demo.reply_faults import KEYS
from demo.reply_rows import rows_in, total_of
from demo.server import serve

LISTINGS = [feed for feed in FEEDS.values() if feed.kind is FeedKind.LISTING]
NOT_BEHIND_THE_GATEWAY = (
    "ncis.facilities_gyeonggi",
    "safetykorea.recalls",
    "safetykorea.foreign_recalls",
    "ecolife.violations",
)

IN_ONE_BODY = ("safetykorea.recalls", "safetykorea.foreign_recalls")

OF_THE_WAY: dict[Fault, type[SourceError]] = {
    Fault.RESET: Unreachable,
    Fault.TRUNCATED: Unreachable,
    Fault.BROKEN_CHUNK: Unreachable,
    Fault.HTTP_500: Unreachable,
    Fault.HTTP_503: Unreachable,
    Fault.HTTP_429: QuotaSpent,
    Fault.HTTP_401_NO_KEY: Refused,
    Fault.HTTP_403_UNREGISTERED: Refused,
    Fault.HTTP_403_FORBIDDEN_TEXT: Refused,
    Fault.CODE_12: Refused,
    Fault.REDIRECT: Unexpected,
    Fault.LENGTH_UNDERSTATED: Unexpected,
    Fault.CODE_UNKNOWN: Unexpected,
    Fault.MAINTENANCE_PAGE: Unexpected,
    Fault.PLAIN_TEXT: Unexpected,
    Fault.KEY_ECHOED: Unexpected,
    Fault.EMPTY_BODY: Unexpected,
    Fault.CUT_OFF_DOCUMENT: Unexpected,
    Fault.DTD_WITH_ENTITY: Unexpected,
    Fault.DEEP_NESTING: Unexpected,
}
OF_THE_GATEWAY: dict[Fault, type[SourceError]] = {
    Fault.CODE_04: Unreachable,
    Fault.CODE_12_OK: Refused,
    Fault.CODE_22: QuotaSpent,
    Fault.CODE_30_JSON: Refused,
    Fault.CODE_31: Refused,
}
Read = Callable[[Feed, Fault], type[SourceError] | None]


@pytest.fixture(scope="module")
def read() -> Iterator[Read]:
    """Reads one listing with one fault on; gives the class of the error."""
    faults = Faults(seconds=0.1)
    with serve(AGENCIES, faults) as demo:

        def outcome(feed: Feed, fault: Fault) -> type[SourceError] | None:
            faults.rules[:] = [FaultRule(fault)]
            client = Client(reroute=demo.reroute, attempts=1)
            source = Source(Origin.DEMO, client, "marker-key", options=feed.options)
            try:
                assert feed.rows is not None
                for row in feed.rows(source, PassReport()):
                    assert isinstance(row, dict)
            except SourceError as error:
                return type(error)
            finally:
                client.close()
            return None

        yield outcome


@pytest.mark.parametrize("feed", LISTINGS, ids=lambda feed: feed.name)
def test_a_fault_without_rows_ends_the_pass_with_its_name(feed: Feed, read: Read) -> None:
    behind = feed.name not in NOT_BEHIND_THE_GATEWAY
    expected = OF_THE_WAY | (OF_THE_GATEWAY if behind else dict.fromkeys(OF_THE_GATEWAY, Unexpected))
    assert {fault: read(feed, fault) for fault in expected} == expected


@pytest.mark.parametrize("feed", LISTINGS, ids=lambda feed: feed.name)
def test_faults_of_rows_pages_and_totals_find_those_of_every_listing(feed: Feed) -> None:
    with serve(AGENCIES) as demo:
        client = Client(reroute=demo.reroute, attempts=1)
        try:
            assert feed.rows is not None
            report = PassReport()
            received = len(list(feed.rows(Source(Origin.DEMO, client, "marker-key", options=feed.options), report)))
        finally:
            client.close()
        request = demo.requests[0]
    reply = next(reply for agency in AGENCIES if (reply := agency(request)) is not None)
    rows = rows_in(reply)
    assert bool(rows) is bool(received)
    assert all(KEYS & row.keys() for row in rows)
    if feed.name not in IN_ONE_BODY:
        assert requested_page(request) == requested_page(with_page_number(request, 1))
        assert requested_page(request) is not None
        assert (total_of(reply) or 0) == received  # a listing that holds nothing may answer with a code alone
