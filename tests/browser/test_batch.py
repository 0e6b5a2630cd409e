"""Five hundred lines in a real browser, with and without JavaScript, on a phone and on a desktop screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LINES = [("불화수소", "108-88-3", "7664-39-4", f"없는 이름 {number}", "톨루인")[number % 5] for number in range(500)]

TIMEOUT_MS = 60_000
"""Milliseconds to wait; a hundred searches on a busy cluster take seconds."""


def opened(chromium: Browser, site: str, width: int, *, script: bool, errors: list[str] | None = None) -> Page:
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, locale="ko-KR", java_script_enabled=script, accept_downloads=True
    )
    page = context.new_page()

    def collect_errors(message: ConsoleMessage) -> None:
        if errors is not None and message.type == "error":
            errors.append(message.text)

    page.on("console", collect_errors)
    page.goto(f"{site}/batch")
    return page


@pytest.mark.parametrize(("width", "script"), [(390, True), (1280, False)])
def test_five_hundred_lines_are_each_answered_and_nothing_runs_off_the_side(
    chromium: Browser, site: str, width: int, script: bool
) -> None:
    errors: list[str] = []
    page = opened(chromium, site, width, script=script, errors=errors)
    page.locator("#text").fill("\n".join(LINES))
    page.locator("form button[value=page]").click()
    expect(page.locator("li.answer")).to_have_count(50, timeout=TIMEOUT_MS)
    expect(page.locator(".tally .found strong")).to_have_text("200")
    expect(page.locator(".tally .wrong_digit strong")).to_have_text("100")
    expect(page.locator(".tally .not_found strong")).to_have_text("200")
    expect(page.locator(".working:visible")).to_have_count(0)
    expect(page.locator(".choices a", has_text="톨루엔").first).to_be_visible()
    assert page.locator("#text").input_value() == "\n".join(LINES)
    if script:
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert errors == []


def test_the_answers_can_be_downloaded_as_files_without_javascript(
    chromium: Browser, site: str, tmp_path: Path
) -> None:
    page = opened(chromium, site, 390, script=False)
    page.locator("#text").fill("\n".join(LINES))
    page.locator("form button[value=page]").click()
    with page.expect_download(timeout=TIMEOUT_MS) as download:
        page.get_by_role("button", name="XLSX로 받기").click(timeout=TIMEOUT_MS)
    path = tmp_path / "answers.xlsx"
    download.value.save_as(path)
    sheet = load_workbook(path).active
    assert sheet is not None
    titles, *rows = sheet.iter_rows(values_only=True)
    assert [row[titles.index("입력")] for row in rows] == LINES
    assert [row[titles.index("행")] for row in rows] == [str(number) for number in range(1, len(LINES) + 1)]


def test_a_file_is_read_and_the_lines_to_check_can_be_shown_alone(chromium: Browser, site: str, tmp_path: Path) -> None:
    path = tmp_path / "목록.csv"
    path.write_text("물질명,CAS 번호\n불화수소,7664-39-3\n모름,7664-39-4\n", encoding="cp949")
    page = opened(chromium, site, 390, script=False)
    page.locator("#file").set_input_files(path)
    page.locator("form button[value=page]").click()
    expect(page.locator("li.answer")).to_have_count(2)
    page.get_by_role("button", name="확인이 필요한 1줄만 보기").click()
    expect(page.locator("li.answer")).to_have_count(1)
    expect(page.locator(".outcome .wrong_digit")).to_be_visible()


def test_every_control_has_a_name_and_is_large_enough_to_touch(chromium: Browser, site: str) -> None:
    page = opened(chromium, site, 390, script=True)
    for label in ("이름 또는 번호", "또는 파일", "파일에서 읽을 열"):
        box = page.get_by_label(label).bounding_box()
        assert box is not None
        assert box["height"] >= 44, label
    for control in page.locator(".check, .batch button").all():
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= 44
