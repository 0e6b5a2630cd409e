from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.envelope import error_in_body, error_of_code, unpadded_code
from connectors.errors import QuotaSpent, Refused, SourceError, Unexpected, Unreachable


@pytest.mark.parametrize(
    ("codes", "error"),
    [
        (("01", "04", "05", "23", "1", "004"), Unreachable),
        (("10", "11", "12", "20", "21", "29", "30", "31", "32", "33", "97"), Refused),
        (("22", "022", "429"), QuotaSpent),
        (("02", "99", "77", "ERR_101", "00", ""), Unexpected),
    ],
)
def test_a_code_says_whether_asking_again_can_help(codes: tuple[str, ...], error: type[SourceError]) -> None:
    assert {type(error_of_code(code, "", "op")) for code in codes} == {error}


@pytest.mark.parametrize(
    ("name", "error", "code"),
    [
        ("gateway_200_code22_xml.xml", QuotaSpent, "22"),
        ("gateway_400or200_code12.json", Refused, "12"),
        ("gateway_401_code20_key-null.xml", Refused, "20"),
        ("gateway_403_code30.json", Refused, "30"),
    ],
)
def test_every_recorded_envelope_is_understood(shared: Path, name: str, error: type[SourceError], code: str) -> None:
    told = error_in_body((shared / "samples" / "gateway" / name).read_bytes(), "op")
    assert type(told) is error
    assert told.code == code


@pytest.mark.parametrize(
    "body",
    [
        '{"cmmMsgHeader": {"errMsg": "X", "returnReasonCode": 22}}',
        "<cmmMsgHeader><returnReasonCode> 22 </returnReasonCode></cmmMsgHeader>",
        "<x><cmmMsgHeader><errMsg>LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR</errMsg></cmmMsgHeader></x>",
        '{"body": {}, "header": {"resultCode": "22", "resultMsg": "x"}}',
        "<x><returnAuthMsg><![CDATA[LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR]]></returnAuthMsg></x>",
    ],
)
def test_the_code_is_found_in_every_shape(body: str) -> None:
    assert isinstance(error_in_body(body.encode(), "op"), QuotaSpent)


def test_too_many_calls_a_second_is_not_the_days_quota() -> None:
    body = b"<x><errMsg>LIMITED_NUMBER_OF_SERVICE_REQUESTS_PER_SECOND_EXCEEDS_ERROR</errMsg></x>"
    assert isinstance(error_in_body(body, "op"), Unreachable)


@pytest.mark.parametrize("body", [b"", b"Forbidden", b"{", b"[]", b"<html/>", b'{"resultCode": "00"}', b"[" * 5000])
def test_a_body_without_an_envelope_says_nothing(body: bytes) -> None:
    assert error_in_body(body, "op") is None


@given(st.integers(1, 99), st.integers(0, 3))
def test_padding_does_not_change_a_code(number: int, zeros: int) -> None:
    assert unpadded_code("0" * zeros + str(number)) == str(number)


@given(st.binary(max_size=200))
def test_any_bytes_are_an_error_of_ours_or_nothing(body: bytes) -> None:
    told = error_in_body(body, "op")
    assert told is None or isinstance(told, SourceError)
