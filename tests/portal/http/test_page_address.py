"""Only addresses of this site's pages are taken, and none that leads elsewhere."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from portal.http.page_address import page_address


def _read(given_text: str, longest: int = 500) -> str | None:
    return page_address(RequestFactory().get("/report", headers={"host": "localhost"}), given_text, longest)


@pytest.mark.parametrize(
    ("given_text", "address"),
    [
        ("/substances/71-43-2", "/substances/71-43-2"),
        (" /search?q=벤젠&page=2 ", "/search?q=%EB%B2%A4%EC%A0%A0&page=2"),
        ("http://localhost/un/1114#card", "/un/1114"),
        ("/", "/"),
        ("/facilities/가상-공장", "/facilities/%EA%B0%80%EC%83%81-%EA%B3%B5%EC%9E%A5"),
    ],
)
def test_a_page_is_read_as_path_and_query(given_text: str, address: str) -> None:
    assert _read(given_text) == address


@pytest.mark.parametrize(
    "given_text",
    [
        "", "벤젠", "https://example.org/substances/71-43-2", "//example.org/", "javascript:alert(1)", "/nowhere",
        "/admin/", "/admin/portal/decision/", "/report", "/report/abc", "\\\\example.org", "http://[", "substances/71-43-2",
    ],
)  # fmt: skip
def test_what_is_no_page_of_visitors_is_refused(given_text: str) -> None:
    assert _read(given_text) is None


def test_a_query_that_is_too_long_falls_away_and_a_path_that_is_too_long_is_none() -> None:
    assert _read(f"/search?q={'가' * 100}", 500) == "/search"
    assert _read(f"/substances/{'9' * 600}", 500) is None


@given(st.text(max_size=60))
def test_whatever_is_typed_gives_a_path_of_this_site_or_nothing(text: str) -> None:
    address = _read(text)
    assert address is None or (address.startswith("/") and not address.startswith("//"))
