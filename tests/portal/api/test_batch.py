"""``POST /api/v1/batch``: the same answers for programs, and a sentence for a bad request."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook
from pytest_django.fixtures import Settings

from tests.portal.batch.substances import substance

pytestmark = pytest.mark.django_db


def post(browser: Client, body: Any, address: str = "/api/v1/batch", content_type: str = "application/json") -> Any:
    return browser.post(address, body, content_type=content_type)


def answered(browser: Client, *args: Any, **kwargs: Any) -> Any:
    response = post(browser, *args, **kwargs)
    assert response.status_code == 200
    return json.loads(b"".join(response.streaming_content))


def test_every_line_has_its_answer_with_values_and_provenance(browser: Client) -> None:
    substance("71-43-2", "벤젠")
    body = answered(browser, {"lines": ["벤젠", "", "71-43-3"], "columns": ["legal"]})
    assert [each["line"] for each in body["answers"]] == [1, 2, 3]
    assert [each["outcome"] for each in body["answers"]] == ["found", "blank", "wrong_digit"]
    assert body["counts"] == {"found": 1, "chosen": 0, "ambiguous": 0, "wrong_digit": 1, "not_found": 0, "blank": 1}
    found, _, wrong = body["answers"]
    assert found["found"] == {
        "key": "cas:71-43-2", "title": "벤젠", "cas": "71-43-2", "url": "/substances/71-43-2",
    }  # fmt: skip
    (value,) = found["values"]["legal"]
    assert value["text"] == "사고대비물질 1 · 10% 이상"
    assert value["sources"][0]["source_date"] == "2026-01-02"
    assert wrong["choices"][0]["cas"] == "71-43-2"
    assert body["notice"] == "공식 누리집이 아님"


def test_a_demonstration_is_marked_in_every_answer(browser: Client, settings: Settings) -> None:
    settings.DEMO = "on"
    substance("71-43-2", "벤젠", origin="demo")
    body = answered(browser, {"lines": ["벤젠", "없는 이름"]})
    assert all("시연 자료" in each["mark"] for each in body["answers"])
    assert (
        body["answers"][0]["values"]["cas"][0]["sources"][0]["badge"]
        == "시연: 기후에너지환경부 화학물질정보처리시스템 형식"
    )


def test_a_file_is_taken_as_it_is(browser: Client) -> None:
    substance("71-43-2", "벤젠")
    content = "물질명,CAS\n벤젠,71-43-2\n".encode("cp949")
    body = answered(browser, content, "/api/v1/batch?columns=cas,ke&column=2", "text/csv")
    assert body["answers"][0]["input"] == "71-43-2"
    assert set(body["answers"][0]["values"]) == {"cas", "ke"}


def test_the_api_gives_the_same_files(browser: Client) -> None:
    response = post(browser, {"lines": ["벤젠"], "format": "xlsx"})
    sheet = load_workbook(io.BytesIO(response.content)).active
    assert sheet is not None
    assert sheet.max_row == 2
    response = post(browser, "벤젠".encode(), "/api/v1/batch?format=csv", "text/plain")
    assert b"".join(response.streaming_content).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"{", "JSON으로 읽을 수 없습니다"),
        (b"[" * 100_000, "JSON으로 읽을 수 없습니다"),
        (b"\xff", "JSON으로 읽을 수 없습니다"),
        (b"[]", '{"lines":'),
        (b"{}", "1개부터 5,000개까지"),
        (b'{"lines": "a"}', "lines은(는) 글의 목록"),
        (b'{"lines": [1]}', "lines은(는) 글의 목록"),
        (b'{"lines": ["a"], "columns": ["price"]}', "있는 이름"),
        (b'{"lines": ["a"], "format": "pdf"}', "json, csv, xlsx"),
        (b'{"lines": ["a"], "format": 1}', "format은(는) 글"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(browser: Client, body: bytes, sentence: str) -> None:
    response = post(browser, body)
    assert response.status_code == 400
    assert sentence in response.json()["detail"]


def test_lone_surrogates_and_controls_are_lines_like_others(browser: Client) -> None:
    body = answered(browser, b'{"lines": ["\\ud800", "\\u0000", "\\uffff"]}')
    assert [each["outcome"] for each in body["answers"]] == ["blank"] * 3


def test_a_body_too_large_is_refused_before_it_is_read(browser: Client) -> None:
    response = post(browser, b"a" * 6_000_000, content_type="text/plain")
    assert response.status_code == 413
    assert "5 MB를 넘습니다" in response.json()["detail"]


def test_a_form_and_a_get_request_are_answered_with_the_usage(browser: Client) -> None:
    assert '{"lines":' in browser.post("/api/v1/batch", {"lines": "a"}).json()["detail"]
    visit = browser.get("/api/v1/batch")
    assert (visit.status_code, visit["Allow"]) == (405, "POST")


def test_programs_need_no_token() -> None:
    strict = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    assert post(strict, {"lines": ["벤젠"]}).status_code == 200
