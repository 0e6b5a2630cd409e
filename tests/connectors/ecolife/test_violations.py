from __future__ import annotations

import pytest

from connectors.ecolife import violations
from connectors.errors import BadRow
from connectors.schema import FactKind
from connectors.tally import Tally
from demo.ecolife import answer
from tests.connectors.ncis.recorded import of_kind, values
from tests.connectors.opened import open_source

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
"""Invented values under the fields that are known."""


def test_a_row_gives_these_facts_and_no_other(tally: Tally) -> None:
    read = violations.record(ROW, tally)
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
    assert (tally.drift, tally.rejected) == ({}, {})


def test_the_demonstration_lists_forty_two_products_each_with_a_key_and_a_day(tally: Tally) -> None:
    with open_source(answer) as (source, demo):
        read = [violations.record(row, tally) for row in violations.rows(source, tally)]
    assert len({record.key for record in read}) == len(read) == 42
    assert all(of_kind(record, FactKind.ACTED_ON) for record in read)
    assert (tally.drift, tally.rejected) == ({}, {})
    assert {request.params["prdtarmCd"] for request in demo.requests} == {"07"}


def test_a_day_that_is_none_is_shown_as_sent_and_is_no_date_of_the_source(tally: Tally) -> None:
    read = violations.record({**ROW, "action_de": "2026년 봄"}, tally)
    assert (values(read, FactKind.ACTED_ON), read.source_date) == (["2026년 봄"], "")
    assert sum(tally.rejected.values()) == 1


@pytest.mark.parametrize("missing", ["prdt_mstr_no", "prdtarm_cd"])
def test_a_row_whose_details_could_not_be_asked_for_is_a_bad_row(missing: str, tally: Tally) -> None:
    with pytest.raises(BadRow):
        violations.record({**ROW, missing: " "}, tally)


def test_a_field_that_nobody_announced_is_drift(tally: Tally) -> None:
    violations.record({**ROW, "newlyAdded": "1"}, tally)
    assert list(tally.drift) == ["newlyAdded"]
