from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Iterable
from itertools import chain, repeat
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.bounded_body import BoundedBody
from connectors.errors import Unexpected
from connectors.http import Response
from connectors.json_body import read_whole, stream_rows
from connectors.row_damage import DAMAGE, taken_damage

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def streamed(text: str, prefix: str = "resultData") -> tuple[list[dict[str, Any]], dict[str, Any]]:
    file = io.BytesIO(text.encode("utf-8", "surrogatepass"))
    top_level: dict[str, Any] = {}
    response = Response("application/json", "", {}, BoundedBody(file.read, 10**6, "op"))
    return list(stream_rows(response, prefix, "op", top_level)), top_level


@pytest.mark.parametrize(
    "text",
    ["", "{", "[1,]", "{'a': 1}", '{"a": NaN}', '{"a": 1, "a": 2}', "[" * 100_000, "1" * 5000, "<html/>", '{"a": 1} x'],
)
def test_what_is_not_plain_json_is_refused_with_its_beginning(text: str) -> None:
    with pytest.raises(Unexpected, match="op: the answer is not JSON") as raised:
        read_whole(text.encode(), "", "op")
    assert len(str(raised.value)) < 600


def test_rows_stream_with_nested_values_and_the_fields_around_them() -> None:
    rows, around = streamed(
        '{"resultCode": "2000", "resultMsg": "Success", "resultData": [{"a": 1, "b": [{"c": null}, 2.5]}, {}], "end": true}'
    )
    assert rows == [{"a": 1, "b": [{"c": None}, 2.5]}, {}]
    assert around == {"resultCode": "2000", "resultMsg": "Success", "end": True}


def test_the_code_is_known_at_the_first_row() -> None:
    top_level: dict[str, Any] = {}
    file = io.BytesIO(b'{"resultCode": "2000", "resultData": [{"a": 1}')
    response = Response("application/json", "", {}, BoundedBody(file.read, 10**6, "op"))
    rows = stream_rows(response, "resultData", "op", top_level)
    assert next(rows) == {"a": 1}
    assert top_level == {"resultCode": "2000"}
    with pytest.raises(Unexpected, match="not whole JSON"):
        next(rows)


@pytest.mark.parametrize(
    "text", ['{"resultCode": "2004"}', '{"resultData": []}', '{"resultData": null}', '{"resultData": {"a": 1}}']
)
def test_without_an_array_there_are_no_rows(text: str) -> None:
    assert streamed(text)[0] == []


@pytest.mark.parametrize("member", ["1", '"x"', "null", "[]", "[{}]"])
def test_a_row_that_is_no_object_is_lost_alone(member: str) -> None:
    rows = streamed(f'{{"resultData": [{{}}, {member}, {{"a": 1}}]}}')[0]
    assert (rows[0], rows[2]) == ({}, {"a": 1})
    assert taken_damage(rows[1])[0].lost


BROKEN_ROWS = [
    '{"a": "그는 "위험"이라고 했다"}',
    r'{"a": "C:\data\u12"}',
    '{"a": 1 "b": 2}',
    '{"a": 1, "a": 2}',
    '{"a": NaN}',
    '{"a": [1, NaN]}',
    "{'a': 1}",
    "{" + ", ".join(f'"a{n}": 1' for n in range(1_001)) + "}",
]


@pytest.mark.parametrize("broken", BROKEN_ROWS, ids=range(len(BROKEN_ROWS)))
@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_a_row_that_is_no_json_is_lost_alone(broken: str, place: str) -> None:
    good = ['{"n": 1, "nested": [{"x": 1}, {"x": 2}]}', '{"n": 2}']
    rows = {"first": [broken, *good], "middle": [good[0], broken, good[1]], "last": [*good, broken]}[place]
    text = f'{{"resultCode": "2000", "resultData": [{", ".join(rows)}], "end": true}}'
    for read in (streamed(text)[0], read_whole(text.encode(), "", "op")["resultData"]):
        assert [row["n"] for row in read if "n" in row] == [1, 2]
        assert [taken_damage(row)[0].lost for row in read if DAMAGE in row] == [True]


@pytest.mark.parametrize("control", ["\n", "\t", "\x1f", "\r\n"])
def test_a_raw_control_character_in_a_string_is_read_and_noted(control: str) -> None:
    text = f'{{"resultData": [\n  {{"a": "불이{control}났음"}},\n  {{"a": "b"}}\n]}}'
    for rows in (streamed(text)[0], read_whole(text.encode(), "", "op")["resultData"]):
        assert [DAMAGE in row for row in rows] == [True, False]
        assert rows[0]["a"] == f"불이{control}났음"


@pytest.mark.parametrize("charset", ["", "utf-8", "euc-kr"])
def test_a_stream_is_read_in_cp949_whatever_was_declared(charset: str) -> None:
    body = '{"resultData": [{"a": "염화수소 똠방각하"}]}'.encode("cp949")
    response = Response("application/json", charset, {}, BoundedBody(io.BytesIO(body).read, 10**6, "op"))
    assert list(stream_rows(response, "resultData", "op", {})) == [{"a": "염화수소 똠방각하"}]


def test_a_stream_is_read_after_a_byte_order_mark() -> None:
    assert streamed('\ufeff{"resultData": [{"a": "염소"}]}')[0] == [{"a": "염소"}]


def test_a_byte_that_fits_no_charset_is_half_a_character_in_its_row_alone() -> None:
    body = json.dumps({"items": [{"a": "벤젠" * 40}, {"a": "톨루엔"}]}, ensure_ascii=False).encode()
    rows = read_whole(body.replace("벤".encode(), "벤".encode()[:2], 1), "", "op")["items"]
    assert rows[1] == {"a": "톨루엔"}
    assert any("\udc80" <= letter <= "\udcff" for letter in rows[0]["a"])


@pytest.mark.parametrize(
    "text", ["", "<html></html>", '{"resultData": [{"a": 1}', '{"resultData": [{"a": 1]}', '{"a": 1}}']
)
def test_half_a_document_is_refused_as_it_streams(text: str) -> None:
    with pytest.raises(Unexpected, match="op: the answer is not whole JSON") as raised:
        streamed(text)
    assert "b'" not in str(raised.value)
    assert "\n" not in str(raised.value)


@given(st.lists(st.dictionaries(st.text(max_size=8), VALUES, max_size=4), max_size=4))
def test_streaming_gives_what_reading_whole_gives(rows: list[dict[str, Any]]) -> None:
    text = json.dumps({"resultCode": "2000", "resultData": rows})
    assert streamed(text)[0] == read_whole(text.encode(), "", "op")["resultData"]


class Socket:
    """Chunks as they arrive over a connection, none longer than requested."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._left = b""

    def read(self, size: int) -> bytes:
        self._left = self._left or next(self._pieces, b"")
        piece, self._left = self._left[:size], self._left[size:]
        return piece


def test_a_long_answer_streams_in_flat_memory() -> None:
    row = json.dumps({"recallUid": "1", "harmDscr": "프탈레이트 " * 40}).encode()
    body = chain([b'{"resultData": [' + row], repeat(b"," + row, 9_999), [b"]}"])
    response = Response("", "", {}, BoundedBody(Socket(body).read, 10**9, "op"))
    tracemalloc.start()
    try:
        count = sum(1 for _ in stream_rows(response, "resultData", "op", {}))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 10_000
    assert 20 * peak < 10_000 * len(row)
