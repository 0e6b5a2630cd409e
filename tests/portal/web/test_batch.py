"""``/batch``: a form that loses nothing, an answer that tells its progress, files of the same answers."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client
from openpyxl import Workbook, load_workbook
from pytest_django.fixtures import Settings

from portal.web import batch as page
from tests.portal.batch.substances import substance

pytestmark = pytest.mark.django_db


def asked(browser: Client, text: str = "", **fields: Any) -> str:
    """The whole page that answers these lines."""
    response = browser.post("/batch", {"text": text, **fields})
    assert response.status_code == 200
    assert response.streaming
    return b"".join(response.streaming_content).decode()  # type: ignore[arg-type]


def test_the_empty_form_takes_its_columns_from_the_address(browser: Client) -> None:
    shown = browser.get("/batch?columns=limits").content.decode()
    assert 'value="limits" checked' in shown
    assert 'value="cas" checked' not in shown
    assert "csrfmiddlewaretoken" in shown
    assert 'value="cas" checked' in browser.get("/batch?columns=nonsense").content.decode()


def test_every_line_is_answered_with_value_agency_and_dates(browser: Client) -> None:
    substance("71-43-2", "벤젠")
    shown = asked(browser, "벤젠\n71-43-3\n아무도 모르는 이름")
    assert shown.index("3줄 가운데 0줄") < shown.index("3줄 가운데 3줄") < shown.index('id="results"')
    assert shown.count('<li class="answer">') == 3
    assert "사고대비물질 1 · 10% 이상" in shown
    assert "기관 기준일 2026-01-02" in shown
    assert "벤젠\n71-43-3\n아무도 모르는 이름</textarea>" in shown


def test_a_long_list_tells_its_progress_piece_by_piece(browser: Client) -> None:
    response = browser.post("/batch", {"text": "벤젠\n" * 501})
    pieces = [piece.decode() for piece in response.streaming_content]  # type: ignore[union-attr]
    told = [piece.partition("줄 가운데 ")[2].partition("줄")[0] for piece in pieces]
    assert told == ["", "0", "250", "500", "501", "", ""]
    assert response["Content-Encoding"] == "identity"


def test_the_enter_key_presses_no_download(browser: Client) -> None:
    shown = asked(browser, "벤젠")
    assert shown.index('value="page"') < shown.index('value="csv"')


def test_what_was_typed_is_escaped_wherever_it_is_shown(browser: Client) -> None:
    shown = asked(browser, "<script>alert(1)</script>\n<!--results-->\n</textarea><b>{{ 7|add:7 }}")
    assert "<script>alert" not in shown
    assert "</textarea><b>" not in shown
    assert shown.count('<li class="answer">') == 3


def test_more_lines_than_may_be_are_refused_and_stay_in_the_form(browser: Client) -> None:
    response = browser.post("/batch", {"text": "벤젠\n" * 5_001, "columns": ["legal"]})
    shown = response.content.decode()
    assert response.status_code == 400
    assert "5,000줄까지씩 나누어" in shown
    assert shown.count("벤젠\n") >= 5_000
    assert 'value="legal" checked' in shown


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": " \n"}, "확인할 줄이 없습니다"),
        ({"text": "벤젠", "output": "pdf"}, "page, csv, xlsx"),
        ({"text": "벤젠", "column": "0"}, "1부터 100까지"),
        ({"text": "벤젠", "columns": "price"}, "있는 이름"),
        ({"text": "벤젠", "file": SimpleUploadedFile("a.png", b"\x89PNG\0")}, "읽을 수 없는 파일"),
        ({"text": "벤젠", "file": SimpleUploadedFile("a.csv", b"a" * 6_000_000)}, "5 MB를 넘습니다"),
    ],
)
def test_what_cannot_be_answered_is_said_in_korean_and_the_text_is_kept(
    browser: Client, fields: dict[str, Any], sentence: str
) -> None:
    response = browser.post("/batch", fields)
    shown = response.content.decode()
    assert response.status_code == 400
    assert sentence in shown
    assert f"\n{fields['text']}</textarea>" in shown


def test_more_text_than_a_request_may_have_is_said_in_korean(browser: Client) -> None:
    response = browser.post("/batch", {"text": "가" * 2_000_000})
    assert response.status_code == 400
    assert "보낸 내용이 너무 큽니다" in response.content.decode()


def test_a_file_is_answered_and_stands_in_the_form_as_text(browser: Client) -> None:
    substance("71-43-2", "벤젠")
    book = Workbook()
    for cells in (["물질명", "CAS 번호"], ["벤젠", "71-43-2"]):
        book.active.append(cells)  # type: ignore[union-attr]
    file = io.BytesIO()
    book.save(file)
    shown = asked(browser, file=SimpleUploadedFile("목록.xlsx", file.getvalue()))
    assert "CAS 번호, 물질명 열을 읽었습니다" in shown
    assert "CAS 번호\t물질명\n71-43-2\t벤젠</textarea>" in shown


def test_long_lists_are_shown_by_pages_and_those_to_look_at_can_be_had_alone(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "PER_PAGE", 2)
    substance("71-43-2", "벤젠")
    lines = "벤젠\n없는 이름 1\n벤젠\n벤젠\n없는 이름 2"
    assert asked(browser, lines).count('<li class="answer">') == 2
    assert asked(browser, lines, view="all:3").count('<li class="answer">') == 1
    assert asked(browser, lines, view="all:99").count('<li class="answer">') == 1
    only = asked(browser, lines, view="attention:1")
    assert only.count('<span class="not_found">') == 2
    assert '<span class="found">' not in only


def test_csv_and_xlsx_are_files_of_the_same_answers(browser: Client) -> None:
    substance("71-43-2", "벤젠")
    fields = {"text": "벤젠\n=1+1", "columns": ["cas", "page"]}
    as_csv = browser.post("/batch", {**fields, "output": "csv"})
    rows = list(csv.reader(io.StringIO(b"".join(as_csv.streaming_content).decode("utf-8-sig"), newline="")))  # type: ignore[arg-type]
    as_xlsx = browser.post("/batch", {**fields, "output": "xlsx"})
    sheet = load_workbook(io.BytesIO(as_xlsx.content)).active
    assert sheet is not None
    assert [[str(cell or "") for cell in cells] for cells in sheet.iter_rows(values_only=True)] == rows
    assert [row[1] for row in rows] == ["입력", "벤젠", "'=1+1"]
    for response in (as_csv, as_xlsx):
        assert "attachment" in response["Content-Disposition"]
        assert response["Cache-Control"] == "no-store"


def test_a_file_of_a_demonstration_says_so_in_its_name(browser: Client, settings: Settings) -> None:
    settings.DEMO = "on"
    response = browser.post("/batch", {"text": "벤젠", "output": "csv"})
    assert "%EC%8B%9C%EC%97%B0%EC%9E%90%EB%A3%8C" in response["Content-Disposition"]


def test_without_its_token_nothing_is_answered() -> None:
    strict = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    assert strict.post("/batch", {"text": "벤젠"}).status_code == 403


def test_a_database_lost_on_the_way_is_said_and_the_text_is_kept(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_: object) -> Any:
        raise OperationalError("gone")

    monkeypatch.setattr(page, "resolve_lines", lost)
    shown = asked(browser, "벤젠")
    assert "자료 저장소가 응답하지 않아 멈췄습니다" in shown
    assert "\n벤젠</textarea>" in shown


def test_words_of_self_harm_bring_the_number_to_call_first(browser: Client) -> None:
    shown = asked(browser, "벤젠\n번개탄")
    assert shown.index("tel:109") < shown.index('id="results"')


def test_the_page_is_reached_from_home_header_and_footer(browser: Client) -> None:
    assert browser.get("/").content.decode().count('href="/batch"') == 3
