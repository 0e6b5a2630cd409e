from __future__ import annotations

import pytest

from connectors.ecolife import violations
from connectors.errors import BadRow
from connectors.pass_report import PassReport
from connectors.schema import FactKind
from demo.ecolife import reply_to
from tests.connectors.ncis.recorded import facts_of_kind, values_of_kind
from tests.connectors.open_source import open_source

ROW = {
    "prdtarm": "방향제",
    "action_de": "20260330",
    "prdt_nm": "시연 방향제",
    "mnfctur_nm": "가상생활(주)",
    "prdtarm_cd": "07",
    "prdtarm_cd_nm": "시연 제품군",
    "origin_instt": "시연 기관",
    "prdt_mstr_no": "900001",
    "modl_nm": "GV-001",
}
"""Invented values in the known fields."""


def test_a_row_gives_these_facts_and_no_other(report: PassReport) -> None:
    read = violations.record(ROW, report)
    assert (read.key, read.entity, read.source_date) == ("07/900001", "07/900001", "2026-03-30")
    assert [(fact.kind, fact.value) for fact in read.facts] == [
        (FactKind.NAME, "시연 방향제"),
        (FactKind.MODEL, "GV-001"),
        (FactKind.COMPANY, "가상생활(주)"),
        (FactKind.CATEGORY, "방향제"),
        (FactKind.CATEGORY, "시연 제품군"),
        (FactKind.OTHER, "시연 기관"),
        (FactKind.ACTED_ON, "2026-03-30"),
        (FactKind.AGENCY_ID, "900001"),
    ]
    assert read.mentions == ()
    assert (report.drift, report.rejected) == ({}, {})


def test_the_demonstration_lists_forty_two_products_each_with_a_key_and_a_day(report: PassReport) -> None:
    with open_source(reply_to) as (source, demo):
        read = [violations.record(row, report) for row in violations.rows(source, report)]
    assert len({record.key for record in read}) == len(read) == 42
    assert all(facts_of_kind(record, FactKind.ACTED_ON) for record in read)
    assert (report.drift, report.rejected) == ({}, {})
    assert {request.params["prdtarmCd"] for request in demo.requests} == {"07"}


def test_a_day_that_is_none_is_shown_as_sent_and_is_no_date_of_the_source(report: PassReport) -> None:
    read = violations.record({**ROW, "action_de": "2026년 봄"}, report)
    assert (values_of_kind(read, FactKind.ACTED_ON), read.source_date) == (["2026년 봄"], "")
    assert sum(report.rejected.values()) == 1


@pytest.mark.parametrize("missing", ["prdt_mstr_no", "prdtarm_cd"])
def test_a_row_whose_details_could_not_be_asked_for_is_a_bad_row(missing: str, report: PassReport) -> None:
    with pytest.raises(BadRow):
        violations.record({**ROW, missing: " "}, report)


def test_a_field_that_nobody_announced_is_drift(report: PassReport) -> None:
    violations.record({**ROW, "newlyAdded": "1"}, report)
    assert list(report.drift) == ["newlyAdded"]
