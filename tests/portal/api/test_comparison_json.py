"""The comparison as JSON: aligned rows, differences, gaps with their reason, sources, bad input, and nothing withheld."""

from __future__ import annotations

from typing import Any

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
    for cas, name, boiling in ((SULFURIC, "황산", "337"), (NITRIC, "질산", "83"), (MADE_UP, "가상물질", "")):
        facts = [Fact(FactKind.NAME, name, lang="ko"), Fact(FactKind.CAS, cas), Fact(FactKind.FORMULA, "X")]
        if boiling:
            facts.append(Fact(FactKind.BOILING_POINT, boiling, unit="℃"))
        record_with_facts(entry(f"cas:{cas}", name), "ncis.substances", facts, source_date="2026-01-02")
    indexed()


def asked(browser: Client, *items: str, status: int = 200) -> Any:
    response = browser.get("/api/v1/compare", {"cas": items})
    assert response.status_code == status, response.content.decode()
    return response.json()


def row(answer: Any, title: str) -> Any:
    return next(row for block in answer["blocks"] for row in block["rows"] if row["title"] == title)


def test_rows_stand_side_by_side_with_sources_and_gaps(browser: Client) -> None:
    answer = asked(browser, SULFURIC, NITRIC, MADE_UP)
    assert [each["title_ko"] for each in answer["substances"]] == ["황산", "질산", "가상물질"]
    boiling = row(answer, "끓는점")
    assert [[value["text"] for value in cell["values"]] for cell in boiling["cells"]] == [["337 ℃"], ["83 ℃"], []]
    assert [bool(cell["gap"]) for cell in boiling["cells"]] == [False, False, True]
    source = boiling["cells"][0]["values"][0]["sources"][0]
    assert (source["feed"], source["source_date"]) == ("ncis.substances", "2026-01-02")
    assert boiling["differs"]
    assert not row(answer, "분자식")["differs"]
    assert answer["differing"] == 1


def test_names_are_read_as_on_the_page_and_the_page_and_file_answer(browser: Client) -> None:
    answer = asked(browser, "황산", "질산")
    assert answer["url"] == f"/compare?cas={SULFURIC}&cas={NITRIC}"
    assert browser.get(answer["url"]).status_code == browser.get(answer["csv"]).status_code == 200
    assert answer == asked(browser, SULFURIC, NITRIC)


def test_a_substance_that_is_named_twice_beside_another_stands_once(browser: Client) -> None:
    assert len(asked(browser, SULFURIC, "황산", NITRIC)["substances"]) == 2


@pytest.mark.parametrize(
    ("items", "status", "sentence"),
    [
        ((), 400, "두 가지부터 다섯 가지까지"),
        ((SULFURIC,), 400, "두 가지부터 다섯 가지까지"),
        (("71-43-2", "108-88-3", "67-64-1", "64-17-5", "67-56-1", "50-00-0"), 400, "두 가지부터 다섯 가지까지"),
        ((SULFURIC, "황산"), 409, "같은 물질을 두 번"),
        ((SULFURIC, " "), 409, "하나 더"),
        ((SULFURIC, "7664-93-8"), 404, "2번째 CAS 번호의 검사 숫자"),
        (("50-00-0", SULFURIC), 404, "1번째로 넣은 CAS 번호의 물질은"),
        (("없는물질이름", SULFURIC), 404, "1번째로 넣은 물질을 찾지 못했습니다"),
    ],
)
def test_what_cannot_be_compared_says_why(browser: Client, items: tuple[str, ...], status: int, sentence: str) -> None:
    problem = asked(browser, *items, status=status)
    assert problem["parameter"] == "cas"
    assert sentence in problem["detail"]


def test_a_withheld_value_leaves_a_gap_and_a_withheld_substance_is_not_compared(browser: Client) -> None:
    """Content rule 31."""
    record = entry(f"cas:{SULFURIC}").records.get()
    assert decide(
        "withhold", Subject(f"ncis.substances/{record.key}", "boiling_point", "337"), Signed("담당자", "확인 중")
    )
    cell = row(asked(browser, SULFURIC, NITRIC), "끓는점")["cells"][0]
    assert cell["values"] == []
    assert "표시 보류" in cell["gap"], cell["gap"]
    assert decide("withhold", Subject(f"cas:{NITRIC}"), Signed("담당자", "확인 중"))
    assert "표시를 보류" in asked(browser, SULFURIC, NITRIC, status=404)["detail"]
