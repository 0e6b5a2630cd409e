"""The lists of the laws as pages and files."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from itertools import count

import pytest
from django.test import Client, override_settings
from django.utils import timezone
from openpyxl import load_workbook

from connectors.schema import Fact, FactKind, LegalListing, Threshold
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.models import Commit
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

LIST = "/lists/accident-preparedness"
_commits = count(4_000_000)
ROWS = [
    ("71-43-2", "벤젠", "5", "85"),
    ("108-88-3", "톨루엔", "28", "85"),
    ("7664-41-7", "암모니아", "44", "10"),
    ("1336-21-6", "암모니아수", "44", "10"),
]


@pytest.fixture
def browser(client: Client) -> Client:
    for cas, title, number, percent in ROWS:
        listing = LegalListing(
            "화학물질관리법",
            "사고대비물질",
            number,
            (Threshold(Decimal(percent)),),
            exception="=1+1" if number == "28" else "",
        )
        facts = [Fact(FactKind.NAME, title, lang="ko"), Fact(FactKind.LEGAL_LISTING, f"사고대비물질 {number}", listing)]
        record_with_facts(entry(f"cas:{cas}", title), "ncis.inventory", facts, source_date="2026-01")
    Commit.objects.create(number=next(_commits), token="t", at=timezone.now())
    return client


def text_at(browser: Client, address: str, status: int = 200) -> str:
    response = browser.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_the_index_names_the_lists_that_hold_rows_and_no_others(browser: Client) -> None:
    html = text_at(browser, "/lists")
    assert LIST in html
    assert "/lists/restricted" not in html
    assert "/lists/process-safety" in html
    assert "/lists/designated-quantities" in html


def test_a_list_counts_its_entries_and_says_why_there_are_more_rows(browser: Client) -> None:
    """Content rule 14."""
    html = text_at(browser, LIST)
    assert "3개 항목, 4줄. 번호 하나에 CAS 번호나 조건이 여럿인 항목: 44번 2줄." in html
    assert "기관 기준일 2026-01." in html
    assert "규제되지 않는다는 뜻이 아닙니다" in html


def test_a_row_of_two_numbers_counts_for_both(client: Client) -> None:
    """The national list has lead chromate under 06-5-8 and 06-5-10."""
    for cas, number in (("7758-97-6", "06-5-8, 06-5-10"), ("7439-92-1", "06-5-8")):
        listing = LegalListing("화학물질관리법", "제한물질", number)
        record_with_facts(
            entry(f"cas:{cas}"), "ncis.inventory", [Fact(FactKind.LEGAL_LISTING, f"제한물질 {number}", listing)]
        )
    Commit.objects.create(number=next(_commits), token="t", at=timezone.now())
    assert "2개 항목, 2줄. 번호 하나에 CAS 번호나 조건이 여럿인 항목: 06-5-8번 2줄." in text_at(
        client, "/lists/restricted"
    )


def test_rows_are_filtered_by_words_and_number_and_sorted_by_value(browser: Client) -> None:
    assert "벤젠" not in text_at(browser, f"{LIST}?q=암모니아&number=44")
    html = text_at(browser, f"{LIST}?sort=number&order=down")
    places = [html.index(f">{title}</a>") for title in ("암모니아", "톨루엔", "벤젠")]
    assert places == sorted(places)


def test_no_choice_of_columns_takes_source_and_mark_away(browser: Client) -> None:
    """Content rule 27."""
    html = text_at(browser, f"{LIST}?columns=substance")
    headings = html[html.index("<thead>") : html.index("</thead>")]
    assert "출처" in headings
    assert "표시" in headings
    assert "함량 기준" not in headings


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("?colour=red", "쓸 수 있는 것은 q, number, sort"),
        ("?columns=colour", "있는 열은 number(번호)"),
        ("?sort=colour", "있는 열은 number(번호)"),
        ("?order=sideways", "up 또는 down"),
        ("?size=7", "20, 50, 100"),
        ("?size=many", "1 이상의 수"),
        ("?page=2", "1쪽까지"),
        ("?format=pdf", "csv, xlsx"),
    ],
)
def test_what_does_not_exist_gets_a_sentence_with_what_does(browser: Client, query: str, told: str) -> None:
    assert told in text_at(browser, f"{LIST}{query}", 400)


@pytest.mark.parametrize("slug", ["restricted", "no-such-list"])
def test_a_list_without_rows_is_no_page_and_names_those_there_are(browser: Client, slug: str) -> None:
    html = text_at(browser, f"/lists/{slug}", 404)
    assert LIST in html


def lines_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_file_has_every_row_that_the_page_counts_and_runs_no_formula(browser: Client) -> None:
    response = browser.get(f"{LIST}?format=csv&size=20")
    heading, *rows = lines_of(b"".join(response))  # type: ignore[arg-type]
    assert [row[heading.index("CAS 번호")] for row in rows] == [cas for cas, *_ in ROWS]
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)
    assert "사고대비물질" in response["Content-Disposition"] or "filename*" in response["Content-Disposition"]
    assert "공식 누리집이 아님" in rows[0][-1]


def test_the_workbook_holds_the_same_rows_as_the_csv(browser: Client) -> None:
    wanted = lines_of(b"".join(browser.get(f"{LIST}?format=csv")))  # type: ignore[arg-type]
    book = load_workbook(io.BytesIO(b"".join(browser.get(f"{LIST}?format=xlsx"))))  # type: ignore[arg-type]
    found = [["" if cell is None else cell for cell in row] for row in book.active.iter_rows(values_only=True)]  # type: ignore[union-attr]
    assert found == wanted


def test_a_remark_of_staff_stands_beside_the_substance_and_in_the_file(browser: Client) -> None:
    decide("annotate", Subject("cas:71-43-2"), Signed("담당", "확인 중입니다"))
    assert "확인 중입니다" in text_at(browser, LIST)
    assert "확인 중입니다" in b"".join(browser.get(f"{LIST}?format=csv")).decode()  # type: ignore[arg-type]


def test_a_demonstration_is_marked_in_every_row_and_in_the_name_of_the_file(client: Client) -> None:
    """Content rules 26 and 27."""
    with override_settings(DEMO="on"):
        listing = LegalListing("화학물질관리법", "사고대비물질", "5")
        record_with_facts(
            entry("cas:71-43-2", "벤젠"),
            "ncis.substances",
            [Fact(FactKind.LEGAL_LISTING, "사고대비물질 5", listing)],
            origin="demo",
        )
        Commit.objects.create(number=next(_commits), token="t", at=timezone.now())
        assert "시연 자료 – 공개 출처의 사실" in text_at(client, LIST)
        response = client.get(f"{LIST}?format=csv")
        assert "시연 자료 – 공개 출처의 사실" in b"".join(response).decode()  # type: ignore[arg-type]


def test_a_copy_of_a_law_is_marked_as_one(client: Client) -> None:
    """Content rule 16."""
    assert "2차 자료 대조, 법령 원문 확인 전" in text_at(client, "/lists/special-management")
    assert "2026-07-20 판, 원문 확인 전" in text_at(client, "/lists/regulated-quantities?size=20")


def test_a_page_stays_below_a_hundred_kilobytes(client: Client) -> None:
    for slug in ("regulated-quantities", "work-environment-measurement"):
        assert len(client.get(f"/lists/{slug}?size=100").content) < 100_000
