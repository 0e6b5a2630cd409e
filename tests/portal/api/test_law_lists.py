"""The lists of the laws as JSON: rows with source, date and mark; filters, order and pages; nothing withheld."""

from __future__ import annotations

from decimal import Decimal
from itertools import count
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from connectors.schema import Fact, FactKind, LegalListing, Threshold
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.models import Commit
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

LISTS = "/api/v1/lists"
LIST = f"{LISTS}/accident-preparedness"
_commits = count(5_000_000)
ROWS = [
    ("71-43-2", "벤젠", "5", "85"),
    ("108-88-3", "톨루엔", "28", "85"),
    ("7664-41-7", "암모니아", "44", "10"),
    ("1336-21-6", "암모니아수", "44", "10"),
]


@pytest.fixture(autouse=True)
def _listed() -> None:
    for cas, title, number, percent in ROWS:
        listing = LegalListing("화학물질관리법", "사고대비물질", number, (Threshold(Decimal(percent)),))
        facts = [Fact(FactKind.NAME, title, lang="ko"), Fact(FactKind.LEGAL_LISTING, f"사고대비물질 {number}", listing)]
        record_with_facts(entry(f"cas:{cas}", title), "ncis.inventory", facts, source_date="2026-01")
    Commit.objects.create(number=next(_commits), token="t", at=timezone.now())


def asked(browser: Client, address: str, status: int = 200) -> Any:
    response = browser.get(address)
    assert response.status_code == status, response.content.decode()
    return response.json()


def substances(answer: Any) -> list[str]:
    return [row["cells"]["substance"] for row in answer["rows"]]


def test_every_list_that_is_named_answers_with_as_many_rows(browser: Client) -> None:
    lists = asked(browser, LISTS)["lists"]
    assert {"accident-preparedness", "process-safety", "designated-quantities"} <= {each["slug"] for each in lists}
    assert "restricted" not in {each["slug"] for each in lists}
    for each in lists:
        answer = asked(browser, each["api"])
        assert answer.get("total", len(answer["rows"])) == each["total"]
        assert browser.get(each["url"]).status_code == 200


def test_a_row_has_its_source_its_date_and_its_substance(browser: Client) -> None:
    answer = asked(browser, f"{LIST}?number=5")
    (row,) = answer["rows"]
    assert (row["cells"]["substance"], row["cells"]["contents"], row["url"]) == (
        "벤젠",
        "85% 이상",
        "/substances/71-43-2",
    )
    assert (row["cells"]["agency"], row["cells"]["source_date"], row["mark"]) == (
        "기후에너지환경부 화학물질정보처리시스템", "2026-01", "",
    )  # fmt: skip
    assert "3개 항목, 4줄" in " ".join(answer["notes"])
    assert "규제되지 않는다는 뜻이 아닙니다" in " ".join(answer["notes"])


def test_rows_are_filtered_ordered_and_paged(browser: Client) -> None:
    assert substances(asked(browser, f"{LIST}?q=암모니아&number=44&sort=substance")) == ["암모니아", "암모니아수"]
    whole = substances(asked(browser, f"{LIST}?sort=substance&order=down"))
    assert whole == sorted(whole, reverse=True)
    pages = [asked(browser, f"{LIST}?sort=substance&order=down&size=1&page={number}") for number in range(1, 5)]
    assert [substances(page)[0] for page in pages] == whole
    assert {page["pages"] for page in pages} == {4}


def test_no_choice_of_columns_takes_source_and_mark_away(browser: Client) -> None:
    """Content rule 27."""
    answer = asked(browser, f"{LIST}?columns=substance,cas")
    assert list(answer["rows"][0]["cells"]) == ["substance", "cas", "agency", "source_date", "mark"]
    assert [each["name"] for each in answer["columns"]] == list(answer["rows"][0]["cells"])


def test_the_files_of_a_list_answer(browser: Client) -> None:
    for address in asked(browser, LIST)["files"].values():
        assert browser.get(address).status_code == 200


@pytest.mark.parametrize(
    ("address", "status", "parameter"),
    [
        (f"{LISTS}/nothing", 404, ""),
        (f"{LISTS}/restricted", 404, ""),
        (f"{LIST}?columns=colour", 400, "columns"),
        (f"{LIST}?columns=twa", 404, "columns"),
        (f"{LIST}?sort=twa", 404, "sort"),
        (f"{LIST}?order=left", 400, "order"),
        (f"{LIST}?size=0", 400, "size"),
        (f"{LIST}?page=2", 404, "page"),
        (f"{LIST}?format=csv", 400, "format"),
    ],
)
def test_a_bad_value_is_refused_with_its_name_and_what_to_do(
    browser: Client, address: str, status: int, parameter: str
) -> None:
    problem = asked(browser, address, status)
    assert problem["parameter"] == parameter
    assert problem["detail"]


def test_a_withheld_substance_has_no_row_and_a_remark_stands_beside_its_row(browser: Client) -> None:
    """Content rule 31."""
    assert decide("withhold", Subject("cas:108-88-3"), Signed("담당자", "확인 중"))
    assert decide("annotate", Subject("cas:71-43-2"), Signed("담당자", "다시 확인함"))
    rows = {row["cells"]["substance"]: row for row in asked(browser, LIST)["rows"]}
    assert "톨루엔" not in rows
    assert [each["text"] for each in rows["벤젠"]["annotations"]] == ["다시 확인함"]
