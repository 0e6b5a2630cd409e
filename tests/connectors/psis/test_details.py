from __future__ import annotations

from pathlib import Path

import pytest

from connectors.errors import BadRow, Unexpected
from connectors.pass_report import PassReport
from connectors.psis import details
from connectors.schema import Absence, FactKind
from demo.psis import reply_to
from tests.connectors.ncis.recorded import facts_of_kind, values_of_kind
from tests.connectors.open_source import always_replying, open_source

XML = "text/xml;charset=UTF-8"


@pytest.mark.parametrize(
    ("code", "toxicity", "group", "content"),
    [
        ("973", "저독성", "Ⅳ", "2.3"),
        ("1201", "보통독성", "Ⅲ", "10"),
        ("1544", "보통독성", "Ⅲ", "41"),
        ("2088", "저독성", "Ⅳ", "75"),
    ],
)
def test_the_recorded_details_are_read(shared: Path, code: str, toxicity: str, group: str, content: str) -> None:
    body = (shared / f"samples/psis/fixtures_SVC02_{code}.xml").read_bytes()
    report = PassReport()
    with open_source(always_replying(body, XML)) as (source, demo):
        (row,) = details.lookup(source, f"{code}/1", report)
    record = details.record(row, report)
    assert (record.key, record.entity, record.question) == (code, code, f"{code}/1")
    assert values_of_kind(record, FactKind.HUMAN_TOXICITY) == [toxicity]
    assert values_of_kind(record, FactKind.OTHER, "인축독성 구분") == [group]
    assert values_of_kind(record, FactKind.FISH_TOXICITY) == ["Ⅲ급"]
    assert values_of_kind(record, FactKind.CONTENT) == [content]
    assert (report.rejected, report.drift) == ({}, {})
    (request,) = demo.requests
    assert (request.params["pestiCode"], request.params["diseaseUseSeq"]) == (code, "1")


def test_the_use_that_was_asked_about_changes_neither_digest_nor_key() -> None:
    one = details.record({"_question": "973/1", "pestiKorName": "가 액제", "cropName": "벼"}, PassReport())
    other = details.record({"_question": "973/2", "pestiKorName": "가 액제", "cropName": "배추"}, PassReport())
    assert (one.key, one.facts) == (other.key, other.facts)
    assert {"_question", "cropName"} <= details.FEED.ignored


def test_a_toxicity_that_the_agency_does_not_state_is_a_fact_of_absence() -> None:
    with open_source(reply_to) as (source, _):
        (row,) = details.lookup(source, "900001/1", PassReport())
    (fact,) = facts_of_kind(details.record(row, PassReport()), FactKind.HUMAN_TOXICITY)
    assert (fact.value, fact.absence) == ("자료없음", Absence.NO_DATA)


def test_a_product_that_psis_does_not_hold_gives_no_row() -> None:
    with open_source(reply_to) as (source, _):
        assert details.lookup(source, "1/1", PassReport()) == []


def test_an_answer_that_names_no_product_is_unexpected() -> None:
    body = "<service><toxicName>저독성</toxicName></service>"
    with open_source(always_replying(body, XML)) as (source, _), pytest.raises(Unexpected):
        details.lookup(source, "1/1", PassReport())


def test_a_row_of_which_nobody_knows_what_was_asked_is_bad() -> None:
    with pytest.raises(BadRow):
        details.record({"pestiKorName": "가 액제"}, PassReport())
