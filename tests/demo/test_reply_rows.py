from __future__ import annotations

import json
from typing import Any

import pytest

from demo.reply_rows import rows_in, total_of, with_rows, with_total
from demo.wire import Reply


def reply(body: Any) -> Reply:
    return Reply((body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)).encode(), "")


@pytest.mark.parametrize(
    "body",
    [
        "<response><items><item><a>1</a><b/></item>\n<item><a>2</a><b>&lt;</b></item></items></response>",
        "<rows><row><a>1</a><b></b></row><row><a>2</a><b>&lt;</b></row></rows>",
    ],
)
def test_rows_of_xml_come_out_as_they_stand_and_go_back(body: str) -> None:
    found = rows_in(reply(body))
    assert found == [{"a": "1", "b": ""}, {"a": "2", "b": "&lt;"}]
    assert rows_in(with_rows(reply(body), lambda rows: rows[::-1])) == found[::-1]


@pytest.mark.parametrize(
    "wrap",
    [
        lambda rows: {"header": {}, "body": {"items": rows}},
        lambda rows: {"response": {"body": {"items": {"item": rows}}}},
        lambda rows: {"resultCode": "2000", "resultData": rows},
        lambda rows: {"RiskManageTargetBizplc": [{"head": [{"list_total_count": 2}]}, {"row": rows}]},
    ],
)
def test_rows_of_json_come_out_of_every_agencys_shape(wrap: Any) -> None:
    rows = [{"a": 1, "typeList": [{"items": [{"b": 1}]}]}, {"a": 2}]
    assert rows_in(reply(wrap(rows))) == rows
    assert json.loads(with_rows(reply(wrap(rows)), lambda found: found[:1]).body) == wrap(rows[:1])


@pytest.mark.parametrize("body", ["<a/>", "{}", "[]", '{"items": null}', "plain"])
def test_a_reply_without_rows_stays_as_it_is(body: str) -> None:
    assert with_rows(reply(body), lambda rows: [*rows, {"a": "1"}]) == reply(body)


@pytest.mark.parametrize(
    "body",
    [
        "<totalCount>7</totalCount>",
        '{"totalCount": 7}',
        '{"totalCount":"7"}',
        '{"list_total_count": 7}',
        "<totalCount> 7</totalCount>",
        "<rows><count>7</count></rows>",
    ],
)
def test_the_total_is_read_and_changed_in_every_shape(body: str) -> None:
    assert total_of(reply(body)) == 7
    assert with_total(reply(body), 12).body.decode() == body.replace("7", "12")


def test_a_reply_without_a_total_states_none() -> None:
    assert total_of(reply("<a/>")) is None
    assert with_total(reply("<a/>"), 5) == reply("<a/>")
