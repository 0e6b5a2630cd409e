"""Error pages: plain Korean, no database, no internal detail."""

from __future__ import annotations

import json

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from portal.http import error_pages
from portal.http.error_pages import Suggestion


def page() -> HttpResponse:
    return error_pages.not_found(
        RequestFactory().get("/x"), "<b>없음</b>", [Suggestion("벤젠 <i>", "/substances/71-43-2")]
    )


@pytest.mark.parametrize(
    ("handler", "status"),
    [
        (error_pages.handler400, 400),
        (error_pages.handler403, 403),
        (error_pages.handler404, 404),
        (error_pages.handler500, 500),
        (error_pages.form_without_token, 403),
    ],
)
def test_every_error_has_a_page_that_asks_no_database_and_dials_119(handler, status: int) -> None:  # type: ignore[no-untyped-def]
    response = handler(RequestFactory().get("/x"))
    html = response.content.decode()
    assert response.status_code == status
    assert 'href="tel:119"' in html
    assert "공식 누리집이 아님" in html
    assert '<html lang="ko">' in html


def test_a_message_and_its_suggestions_are_text() -> None:
    html = page().content.decode()
    assert "&lt;b&gt;없음" in html
    assert "벤젠 &lt;i&gt;" in html
    assert 'href="/substances/71-43-2"' in html


def test_programs_get_the_sentence_as_json() -> None:
    response = error_pages.unavailable(RequestFactory().get("/api/v1/search"), "쉬는 중입니다.")
    assert json.loads(response.content)["detail"].startswith("쉬는 중입니다.")
    assert response["Retry-After"] == "30"
