from __future__ import annotations

import pytest

from connectors.errors import Refused, SourceError, Unexpected, Unreachable
from connectors.safetykorea.agency import holds_rows, search_call
from demo.safetykorea import reply_to
from tests.connectors.open_source import KEY, open_source


@pytest.mark.parametrize("code", ["2000", 2000])
def test_success_is_the_one_code_as_text_or_number(code: object) -> None:
    assert holds_rows({"resultCode": code}, "recallList")


def test_no_data_is_no_error() -> None:
    assert not holds_rows({"resultCode": "2004", "resultMsg": "No Data"}, "recallList")


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("4000", Refused),
        ("4001", Refused),
        ("4005", Refused),
        ("5000", Unreachable),
        ("2001", Unexpected),
        ("", Unexpected),
        (None, Unexpected),
    ],
)
def test_every_other_code_is_an_error_of_its_kind(code: object, error: type[SourceError]) -> None:
    with pytest.raises(error) as caught:
        holds_rows({"resultCode": code, "resultMsg": "Something"}, "recallList")
    assert caught.value.code == ("" if code is None else code)
    assert caught.value.operation == "recallList"


def test_the_key_travels_in_the_header_and_nowhere_else() -> None:
    with open_source(reply_to) as (source, demo):
        search = search_call(source, "recallList", "/recall/recallList.json", "all", "%", max_bytes=1_000_000)
        with source.client.open(search) as reply:
            assert reply.body.read().startswith(b'{"resultCode": "2000"')
    (request,) = demo.requests
    assert request.headers["authkey"] == KEY
    assert request.params == {"conditionKey": "all", "conditionValue": "%"}
    assert KEY not in repr(search)
