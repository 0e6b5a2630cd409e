from __future__ import annotations

from pathlib import Path

import pytest

from connectors.errors import BadRow
from connectors.pass_report import PassReport
from connectors.psis import cancelled
from connectors.schema import Absence, FactKind
from demo.psis import reply_to
from tests.connectors.ncis.recorded import facts_of_kind, values_of_kind
from tests.connectors.open_source import always_replying, open_source


def test_the_recorded_rows_are_read(shared: Path) -> None:
    body = (shared / "samples/psis/fixtures_SVC08_page-0001.xml").read_bytes()
    report = PassReport()
    with open_source(always_replying(body, "text/xml;charset=UTF-8")) as (source, _):
        records = [cancelled.record(row, report) for row in cancelled.rows(source, report)]
    assert [record.key.partition("/")[0] for record in records] == ["1001-살균-6", "2044-제초-11"]
    assert values_of_kind(records[1], FactKind.CANCELLED_ON) == ["2012-11-07"]
    assert values_of_kind(records[1], FactKind.CONTENT) == ["24.5%"]
    assert [mention.text for mention in records[1].mentions] == ["파라콰트디클로라이드", "paraquat dichloride"]
    assert (report.rejected, report.drift) == ({}, {})


def test_products_of_one_registration_number_are_kept_apart() -> None:
    rows = [{"prdlstRegistNo": "1-살균-1", "pestiBrandName": brand, "prdlstAblDe": "2020-01-01"} for brand in "가나"]
    assert len({cancelled.record(row, PassReport()).key for row in rows}) == 2


@pytest.mark.parametrize("day", ["", "-", "미정"])
def test_that_a_product_is_cancelled_is_seen_whatever_the_day_looks_like(day: str) -> None:
    report = PassReport()
    (fact,) = facts_of_kind(
        cancelled.record({"prdlstRegistNo": "1", "prdlstAblDe": day}, report), FactKind.CANCELLED_ON
    )
    assert fact.absence is (Absence.NONE if day == "미정" else Absence.NO_DATA)
    assert report.rejected == {"prdlstAblDe: no date": 1}


def test_a_row_that_names_nothing_is_bad() -> None:
    with pytest.raises(BadRow):
        cancelled.record({"engName": "x"}, PassReport())


def test_the_demonstration_has_eight_of_its_own() -> None:
    report = PassReport()
    with open_source(reply_to) as (source, _):
        records = [cancelled.record(row, report) for row in cancelled.rows(source, report)]
    assert len({record.key for record in records}) == 8
    assert {record.entity for record in records} == {""}
    assert (report.rejected, report.drift) == ({}, {})
