from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.page_requests import PageRequest, requested_page, with_page_number
from demo.wire import Request

WAYS = (("pageNo", "numOfRows"), ("pIndex", "pSize"), ("PageNum", "PageCount"))


@given(st.integers(1, 999), st.integers(1, 999), st.integers(1, 99), st.sampled_from(WAYS))
def test_a_page_is_asked_for_by_number(number: int, other: int, size: int, way: tuple[str, str]) -> None:
    request = Request("h", "/", {way[0]: str(number), way[1]: str(size)})
    assert requested_page(request) == PageRequest(number, size)
    assert requested_page(with_page_number(request, other)) == PageRequest(other, size)


@given(st.integers(1, 999), st.integers(1, 999), st.integers(1, 50))
def test_a_page_is_asked_for_by_offset(number: int, other: int, size: int) -> None:
    request = Request("h", "/", {"startPoint": str((number - 1) * size + 1), "displayCount": str(size)})
    assert requested_page(request) == PageRequest(number, size)
    assert requested_page(with_page_number(request, other)) == PageRequest(other, size)


@pytest.mark.parametrize("params", [{}, {"casNo": "71-43-2"}])
def test_what_asks_for_no_page_is_left_alone(params: dict[str, str]) -> None:
    request = Request("h", "/", params)
    assert requested_page(request) is None
    assert with_page_number(request, 5) == request
