"""The page that compares substances: numbers or names, differences, gaps, a file, and bad input (content rules 13 to 16, 31)."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client

from connectors.schema import Fact, FactKind
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from tests.portal.factories import entry, indexed, record_with_facts

pytestmark = pytest.mark.django_db
SULFURIC, NITRIC, MADE_UP = "7664-93-9", "7697-37-2", "98001-01-5"


@pytest.fixture(autouse=True)
def _substances() -> None:
    for cas, name, boiling in ((SULFURIC, "황산", "337"), (NITRIC, "질산", "83"), (MADE_UP, "=위험", "1")):
        facts = [
            Fact(FactKind.NAME, name, lang="ko"),
            Fact(FactKind.CAS, cas),
            Fact(FactKind.BOILING_POINT, boiling, unit="℃"),
        ]
        record_with_facts(entry(f"cas:{cas}", name), "ncis.safety", facts)
    indexed()


def page(browser: Client, query: str, status: int = 200) -> str:
    response = browser.get(f"/compare?{query}")
    assert response.status_code == status
    return response.content.decode()


def main_of(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


def test_rows_stand_side_by_side_with_marks_that_lead_to_their_sources(browser: Client) -> None:
    html = main_of(page(browser, f"cas={SULFURIC}&cas={NITRIC}"))
    for text in ("337 ℃", "83 ℃", "다름", "기관 기준일", 'href="#source-A"', 'id="source-A"', 'data-label="질산"'):
        assert text in html


def test_typed_names_become_numbers_so_that_no_words_of_somebody_stand_on_the_page(browser: Client) -> None:
    response = browser.get("/compare", {"cas": ["황산", "질산"]})
    assert (response.status_code, response["location"]) == (302, f"/compare?cas={SULFURIC}&cas={NITRIC}")


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", "두 가지 이상"),
        (f"cas={SULFURIC}", "하나 더"),
        (f"cas={SULFURIC}&cas={SULFURIC}", "같은 물질을 두 번"),
        (f"cas={SULFURIC}&cas=7664-93-8", "2번째 CAS 번호의 검사 숫자"),
        (f"cas=50-00-0&cas={SULFURIC}", "1번째로 넣은 CAS 번호의 물질은"),
        (f"cas={SULFURIC}&cas=아무개화합물질", "2번째로 넣은 물질을 찾지 못했습니다"),
        (f"cas={SULFURIC}&cas=락스", "제품이나 물건"),
    ],
)
def test_what_cannot_be_compared_gets_a_sentence_that_says_what_to_do(
    browser: Client, query: str, sentence: str
) -> None:
    html = main_of(page(browser, query))
    assert sentence in html
    assert "<table" not in html
    assert "아무개화합물질" not in html


def test_more_than_five_substances_and_an_unknown_file_kind_are_refused(browser: Client) -> None:
    six = "&".join(f"cas={number}" for number in (SULFURIC, NITRIC, MADE_UP, "50-00-0", "67-56-1", "71-43-2"))
    assert "5가지 물질까지" in page(browser, six, 400)
    assert "csv만" in page(browser, f"cas={SULFURIC}&cas={NITRIC}&format=pdf", 400)


def test_a_withheld_substance_is_named_as_withheld_and_nothing_of_it_is_shown(browser: Client) -> None:
    decide("withhold", Subject(f"cas:{NITRIC}"), Signed("staff", "r"))
    html = main_of(page(browser, f"cas={SULFURIC}&cas={NITRIC}"))
    assert "표시를 보류" in html
    assert "83 ℃" not in html


def test_the_file_has_the_same_rows_with_sources_and_runs_no_formula(browser: Client) -> None:
    response = browser.get(f"/compare?cas={SULFURIC}&cas={MADE_UP}&format=csv")
    assert response["content-type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[0][3] == f"황산 (CAS {SULFURIC})"
    assert rows[0][5].startswith("'=위험")
    boiling = next(row for row in rows if row[1] == "끓는점")
    assert boiling[2:4] == ["다름", "337 ℃"]
    assert "기관 기준일" in boiling[4]
