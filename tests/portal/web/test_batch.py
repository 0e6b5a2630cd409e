"""``/batch``: a form that loses no input, a page that shows its progress, files with the same answers."""

from __future__ import annotations

import csv
import gzip
import io
import re
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


def answered_page(browser: Client, text: str = "", **fields: Any) -> str:
    """The whole page with the answers to these lines."""
    response = browser.post("/batch", {"text": text, **fields})
    assert response.status_code == 200
    assert response.streaming
    return b"".join(response.streaming_content).decode()  # type: ignore[arg-type]


def test_the_empty_form_takes_its_columns_from_the_address(browser: Client) -> None:
    html = browser.get("/batch?columns=limits").content.decode()
    assert 'value="limits" checked' in html
    assert 'value="cas" checked' not in html
    assert "csrfmiddlewaretoken" in html
    assert 'value="cas" checked' in browser.get("/batch?columns=nonsense").content.decode()


def test_every_line_is_answered_with_value_agency_and_dates(browser: Client) -> None:
    substance("71-43-2", "벤젠")
    html = answered_page(browser, "벤젠\n71-43-3\n아무도 모르는 이름")
    assert html.index("3줄 가운데 0줄") < html.index("3줄 가운데 3줄") < html.index('id="results"')
    assert html.count('<li class="answer">') == 3
    assert "사고대비물질 1 · 10% 이상" in html
    assert "기관 기준일 2026-01-02" in html
    assert "벤젠\n71-43-3\n아무도 모르는 이름</textarea>" in html


def test_a_long_list_tells_its_progress_piece_by_piece(browser: Client) -> None:
    response = browser.post("/batch", {"text": "벤젠\n" * 501})
    pieces = [piece.decode() for piece in response.streaming_content]  # type: ignore[union-attr]
    progress = [piece.partition("줄 가운데 ")[2].partition("줄")[0] for piece in pieces]
    assert progress == ["", "0", "250", "500", "501", "", ""]
    assert response["Content-Encoding"] == "identity"


def test_the_enter_key_presses_no_download(browser: Client) -> None:
    html = answered_page(browser, "벤젠")
    assert html.index('value="page"') < html.index('value="csv"')


def test_typed_text_is_escaped_wherever_it_is_shown(browser: Client) -> None:
    html = answered_page(browser, "<script>alert(1)</script>\n<!--results-->\n</textarea><b>{{ 7|add:7 }}")
    assert "<script>alert" not in html
    assert "</textarea><b>" not in html
    assert html.count('<li class="answer">') == 3


def test_too_many_lines_are_refused_and_stay_in_the_form(browser: Client) -> None:
    response = browser.post("/batch", {"text": "벤젠\n" * 5_001, "columns": ["legal"]})
    html = response.content.decode()
    assert response.status_code == 400
    assert "5,000줄까지씩 나누어" in html
    assert html.count("벤젠\n") >= 5_000
    assert 'value="legal" checked' in html


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
def test_bad_input_is_refused_in_korean_and_the_text_is_kept(
    browser: Client, fields: dict[str, Any], sentence: str
) -> None:
    response = browser.post("/batch", fields)
    html = response.content.decode()
    assert response.status_code == 400
    assert sentence in html
    assert f"\n{fields['text']}</textarea>" in html


def test_a_request_with_too_much_text_is_refused_in_korean(browser: Client) -> None:
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
    html = answered_page(browser, file=SimpleUploadedFile("목록.xlsx", file.getvalue()))
    assert "1행을 제목으로 보고 B(CAS 번호), A(물질명) 열을 읽었습니다." in html
    assert "시트\t행\tCAS 번호\t물질명\n\t2\t71-43-2\t벤젠</textarea>" in html


def test_long_lists_are_paged_and_lines_that_need_attention_can_be_shown_alone(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "PER_PAGE", 2)
    substance("71-43-2", "벤젠")
    lines = "벤젠\n없는 이름 1\n벤젠\n벤젠\n없는 이름 2"
    assert answered_page(browser, lines).count('<li class="answer">') == 2
    assert answered_page(browser, lines, view="all:3").count('<li class="answer">') == 1
    assert answered_page(browser, lines, view="all:99").count('<li class="answer">') == 1
    only = answered_page(browser, lines, view="attention:1")
    assert only.count('<span class="not_found">') == 2
    assert '<span class="found">' not in only


def hidden_state(html: str) -> dict[str, str]:
    """The signed fields of a page."""
    return {name: re.search(rf'name="{name}" value="([^"]*)"', html)[1] for name in ("offers", "accepted")}  # type: ignore[index]


def test_a_choice_is_accepted_on_the_page_and_stays_accepted_on_the_next(browser: Client) -> None:
    substance("7664-39-3", "불화수소")
    lines = "7664-39-4\n없는 이름"
    html = answered_page(browser, lines)
    assert 'name="pick-0" value="0"' in html
    html = answered_page(browser, lines, **hidden_state(html), **{"pick-0": "0"})
    assert '<span class="chosen">선택지에서 고름</span>' in html
    state = hidden_state(html)
    again = answered_page(browser, f"{lines}\n벤젠", **state)
    assert '<span class="chosen">' in again
    edited = answered_page(browser, "7664-39-5\n없는 이름", **state)
    assert '<span class="chosen">' not in edited
    undone = answered_page(browser, lines, **state, **{"pick-0": "none"})
    assert '<span class="chosen">' not in undone


def test_an_accepted_choice_stands_in_the_files(browser: Client) -> None:
    substance("7664-39-3", "불화수소")
    state = hidden_state(answered_page(browser, "7664-39-4"))
    response = browser.post("/batch", {"text": "7664-39-4", "output": "csv", "pick-0": "0", **state})
    (row,) = csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig"), newline=""))  # type: ignore[arg-type]
    assert (row["결과"], row["물질의 CAS 번호"]) == ("선택지에서 고름", "7664-39-3")


def test_state_that_was_not_signed_here_is_refused_and_the_text_is_kept(browser: Client) -> None:
    response = browser.post("/batch", {"text": "벤젠", "accepted": "W10:a:b"})
    assert response.status_code == 400
    assert "다시 확인한 뒤 골라" in response.content.decode()


def test_a_page_is_compressed_where_the_reader_takes_it(browser: Client) -> None:
    response = browser.post("/batch", {"text": "벤젠"}, headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert 'id="results"' in gzip.decompress(b"".join(response.streaming_content)).decode()  # type: ignore[arg-type]


def test_long_lists_have_buttons_for_the_pages_near_the_one_shown(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "PER_PAGE", 1)
    html = answered_page(browser, "\n".join("가나다라마바사아자"), view="all:5")
    assert re.findall(r'value="all:(\d+)" class="plain"', html) == ["1", "3", "4", "5", "6", "7", "9"]


def test_csv_and_xlsx_are_files_of_the_same_answers(browser: Client) -> None:
    substance("71-43-2", "벤젠")
    fields = {"text": "벤젠\n=1+1", "columns": ["cas", "page"]}
    as_csv = browser.post("/batch", {**fields, "output": "csv"})
    rows = list(csv.reader(io.StringIO(b"".join(as_csv.streaming_content).decode("utf-8-sig"), newline="")))  # type: ignore[arg-type]
    as_xlsx = browser.post("/batch", {**fields, "output": "xlsx"})
    sheet = load_workbook(io.BytesIO(as_xlsx.content)).active
    assert sheet is not None
    assert [[str(cell or "") for cell in cells] for cells in sheet.iter_rows(values_only=True)] == rows
    assert [row[2] for row in rows] == ["입력", "벤젠", "'=1+1"]
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


def test_a_database_lost_during_the_batch_is_reported_and_the_text_is_kept(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_: object) -> Any:
        raise OperationalError("gone")

    monkeypatch.setattr(page, "resolve_lines", lost)
    html = answered_page(browser, "벤젠")
    assert "자료 저장소가 응답하지 않아 멈췄습니다" in html
    assert "\n벤젠</textarea>" in html


def test_words_of_self_harm_bring_the_number_to_call_first(browser: Client) -> None:
    html = answered_page(browser, "벤젠\n번개탄")
    assert html.index("tel:109") < html.index('id="results"')


def test_the_page_is_reached_from_home_header_and_footer(browser: Client) -> None:
    assert browser.get("/").content.decode().count('href="/batch"') == 3
