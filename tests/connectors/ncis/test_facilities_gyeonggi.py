from __future__ import annotations

import json
from typing import Any

import pytest

from connectors.errors import BadRow, QuotaSpent, Refused, SourceError, Unexpected, Unreachable
from connectors.ncis import facilities_gyeonggi as feed
from connectors.schema import FactKind, Mention
from connectors.tally import Tally
from demo.wire import Agency, Reply, Request
from tests.connectors.ncis.conftest import Opened
from tests.connectors.ncis.recorded import of_kind, values


def told(value: Any) -> Agency:
    def answer(request: Request) -> Reply:
        return Reply(json.dumps(value).encode(), "application/json;charset=UTF-8")

    return answer


def test_the_demonstration_names_what_the_facilities_of_gyeonggi_handle(open_source: Opened, tally: Tally) -> None:
    source, demo = open_source()
    records = [feed.record(row, tally) for row in feed.rows(source, tally)]
    assert len({record.key for record in records}) == len(records) == 14
    assert all(record.mentions for record in records)
    assert all(mention.relation == "handles" for record in records for mention in record.mentions)
    assert all(of_kind(record, FactKind.COORDINATES) for record in records)
    assert (tally.total, tally.drift, tally.rejected) == (14, {}, {})
    assert demo.requests[0].params["KEY"] == "marker-key-7f3a"


def test_the_handled_text_is_kept_whole_beside_its_mentions(tally: Tally) -> None:
    row = {"BIZPLC_NM": "가상화학", "TRTMNT_ACDNT_PROVS_MTTR_DTLS": "염산, 황산"}
    record = feed.record(row, tally)
    assert values(record, FactKind.HANDLED) == ["염산, 황산"]
    assert record.mentions == (Mention("염산", "handles"), Mention("황산", "handles"))


def test_the_key_is_a_digest_of_what_identifies_and_of_nothing_else(tally: Tally) -> None:
    row = {"BIZPLC_NM": "가상화학", "SIGUN_NM": "안산시", "REFINE_WGS84_LAT": "37.3"}
    same = feed.record({**row, "REFINE_WGS84_LAT": "37.4", "BIZPLC_NM": " 가상화학"}, tally)
    other = feed.record({**row, "RESEVC_FACLT_NM": "가상초등학교"}, tally)
    assert feed.record(row, tally).key == same.key
    assert other.key != same.key
    assert other.entity == same.entity


@pytest.mark.parametrize(
    "head",
    [
        [{"list_total_count": 1}, {"RESULT": {"CODE": "INFO-000", "MESSAGE": "ok"}}],
        {"list_total_count": "1", "RESULT": {"CODE": "INFO-000"}},
        [],
        None,
    ],
)
def test_the_unverified_head_is_read_in_every_likely_shape(open_source: Opened, tally: Tally, head: Any) -> None:
    source, _ = open_source(told({"RiskManageTargetBizplc": [{"head": head}, {"row": [{"BIZPLC_NM": "가상화학"}]}]}))
    assert [row["BIZPLC_NM"] for row in feed.rows(source, tally)] == ["가상화학"]


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("ERROR-290", Refused),
        ("INFO-300", Refused),
        ("ERROR-337", QuotaSpent),
        ("ERROR-500", Unreachable),
        ("ERROR-999", Unexpected),
    ],
)
def test_each_code_is_the_error_that_it_stands_for(
    open_source: Opened, tally: Tally, code: str, error: type[SourceError]
) -> None:
    source, _ = open_source(told({"RESULT": {"CODE": code, "MESSAGE": "marker-key-7f3a"}}))
    with pytest.raises(error) as caught:
        list(feed.rows(source, tally))
    assert caught.value.code == code
    assert "marker-key-7f3a" not in str(caught.value)


def test_no_data_is_an_empty_listing(open_source: Opened, tally: Tally) -> None:
    source, _ = open_source(told({"RESULT": {"CODE": "INFO-200"}}))
    assert list(feed.rows(source, tally)) == []


@pytest.mark.parametrize("value", [{}, [], {"RiskManageTargetBizplc": [{"head": []}]}, {"RiskManageTargetBizplc": {}}])
def test_an_answer_without_root_or_rows_is_unexpected(open_source: Opened, tally: Tally, value: Any) -> None:
    source, _ = open_source(told(value))
    with pytest.raises(Unexpected):
        list(feed.rows(source, tally))


def test_a_row_without_a_name_is_a_bad_row(tally: Tally) -> None:
    with pytest.raises(BadRow):
        feed.record({"SIGUN_NM": "안산시"}, tally)
