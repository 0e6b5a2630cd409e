from __future__ import annotations

import pytest

from connectors.errors import QuotaSpent, Unexpected
from connectors.ncis import accidents, safety
from connectors.pass_report import PassReport
from demo.faults import Fault, FaultRule
from demo.tables import substances
from tests.connectors.ncis.conftest import Opened


def test_a_listing_is_read_to_its_end_page_by_page(open_source: Opened, report: PassReport) -> None:
    source, demo = open_source()
    keys = [row["dataNo"] for row in safety.rows(source, report)]
    assert keys == [substance.number for substance in substances()]
    assert (report.received, report.total) == (len(keys), len(keys))
    assert [request.params["pageNo"] for request in demo.requests] == ["1", "2"]


def test_a_repeated_page_ends_the_listing_and_is_said(open_source: Opened, report: PassReport) -> None:
    source, _ = open_source(rules=[FaultRule(Fault.REPEATED_PAGE)])
    list(safety.rows(source, report))
    assert report.repeated_page is True


def test_a_maintenance_page_is_an_error_and_no_empty_listing(open_source: Opened, report: PassReport) -> None:
    source, _ = open_source(rules=[FaultRule(Fault.MAINTENANCE_PAGE)])
    with pytest.raises(Unexpected):
        list(accidents.rows(source, report))


def test_a_spent_quota_is_told_apart(open_source: Opened, report: PassReport) -> None:
    source, _ = open_source(rules=[FaultRule(Fault.CODE_22)])
    with pytest.raises(QuotaSpent):
        list(accidents.rows(source, report))


def test_a_field_that_nobody_knows_is_drift(open_source: Opened, report: PassReport) -> None:
    source, _ = open_source(rules=[FaultRule(Fault.UNKNOWN_FIELD)])
    for row in accidents.rows(source, report):
        accidents.record(row, report)
    assert report.drift != {}
