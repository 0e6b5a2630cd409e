from __future__ import annotations

import json
from typing import Any

import pytest

from connectors.errors import BadRow, QuotaSpent, Refused, SourceError, Unexpected, Unreachable
from connectors.gyeonggi import facilities as feed
from connectors.pass_report import PassReport
from connectors.schema import FactKind, Mention
from demo import gyeonggi
from tests.connectors.ncis.recorded import facts_of_kind, values_of_kind
from tests.connectors.open_source import KEY, always_replying, open_source


def test_the_demonstration_names_what_the_facilities_of_gyeonggi_handle() -> None:
    report = PassReport()
    with open_source(gyeonggi.reply_to) as (source, demo):
        records = [feed.record(row, report) for row in feed.rows(source, report)]
    assert len({record.key for record in records}) == len(records) == 14
    assert all(record.mentions for record in records)
    assert all(mention.relation == "handles" for record in records for mention in record.mentions)
    assert all(facts_of_kind(record, FactKind.COORDINATES) for record in records)
    assert (report.total, report.drift, report.rejected) == (14, {}, {})
    assert demo.requests[0].params["KEY"] == KEY


def test_the_handled_text_is_kept_whole_beside_its_mentions() -> None:
    row = {"BIZPLC_NM": "가상화학", "TRTMNT_ACDNT_PROVS_MTTR_DTLS": "염산, 황산"}
    record = feed.record(row, PassReport())
    assert values_of_kind(record, FactKind.HANDLED) == ["염산, 황산"]
    assert record.mentions == (Mention("염산", "handles"), Mention("황산", "handles"))


def test_the_key_is_a_digest_of_what_identifies_and_of_nothing_else() -> None:
    row = {"BIZPLC_NM": "가상화학", "SIGUN_NM": "안산시", "REFINE_WGS84_LAT": "37.3"}
    same = feed.record({**row, "REFINE_WGS84_LAT": "37.4", "BIZPLC_NM": " 가상화학"}, PassReport())
    other = feed.record({**row, "RESEVC_FACLT_NM": "가상초등학교"}, PassReport())
    assert feed.record(row, PassReport()).key == same.key
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
def test_the_unverified_head_is_read_in_every_likely_shape(head: Any) -> None:
    body = {"RiskManageTargetBizplc": [{"head": head}, {"row": [{"BIZPLC_NM": "가상화학"}]}]}
    with open_source(always_replying(json.dumps(body))) as (source, _):
        assert [row["BIZPLC_NM"] for row in feed.rows(source, PassReport())] == ["가상화학"]


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
def test_each_code_is_the_error_that_it_stands_for(code: str, error: type[SourceError]) -> None:
    body = json.dumps({"RESULT": {"CODE": code, "MESSAGE": KEY}})
    with open_source(always_replying(body)) as (source, _), pytest.raises(error) as caught:
        list(feed.rows(source, PassReport()))
    assert caught.value.code == code
    assert KEY not in str(caught.value)


def test_no_data_is_an_empty_listing() -> None:
    with open_source(always_replying('{"RESULT": {"CODE": "INFO-200"}}')) as (source, _):
        assert list(feed.rows(source, PassReport())) == []


@pytest.mark.parametrize("value", [{}, [], {"RiskManageTargetBizplc": [{"head": []}]}, {"RiskManageTargetBizplc": {}}])
def test_an_answer_without_root_or_rows_is_unexpected(value: Any) -> None:
    with open_source(always_replying(json.dumps(value))) as (source, _), pytest.raises(Unexpected):
        list(feed.rows(source, PassReport()))


def test_a_row_without_a_name_is_a_bad_row() -> None:
    with pytest.raises(BadRow):
        feed.record({"SIGUN_NM": "안산시"}, PassReport())
