from __future__ import annotations

import pytest

from connectors.errors import QuotaSpent, Unexpected
from connectors.ncis import accidents, safety
from connectors.tally import Tally
from demo.faults import Fault, Switch
from demo.tables import substances
from tests.connectors.ncis.conftest import Opened


def test_a_listing_is_read_to_its_end_page_by_page(open_source: Opened, tally: Tally) -> None:
    source, demo = open_source()
    keys = [row["dataNo"] for row in safety.rows(source, tally)]
    assert keys == [substance.number for substance in substances()]
    assert (tally.received, tally.total) == (len(keys), len(keys))
    assert [request.params["pageNo"] for request in demo.requests] == ["1", "2"]


def test_a_repeated_page_ends_the_listing_and_is_said(open_source: Opened, tally: Tally) -> None:
    source, _ = open_source(switches=[Switch(Fault.REPEATED_PAGE)])
    list(safety.rows(source, tally))
    assert tally.repeated_page is True


def test_a_maintenance_page_is_an_error_and_no_empty_listing(open_source: Opened, tally: Tally) -> None:
    source, _ = open_source(switches=[Switch(Fault.MAINTENANCE_PAGE)])
    with pytest.raises(Unexpected):
        list(accidents.rows(source, tally))


def test_a_spent_quota_is_told_apart(open_source: Opened, tally: Tally) -> None:
    source, _ = open_source(switches=[Switch(Fault.CODE_22)])
    with pytest.raises(QuotaSpent):
        list(accidents.rows(source, tally))


def test_a_field_that_nobody_knows_is_drift(open_source: Opened, tally: Tally) -> None:
    source, _ = open_source(switches=[Switch(Fault.UNKNOWN_FIELD)])
    for row in accidents.rows(source, tally):
        accidents.record(row, tally)
    assert tally.drift != {}
