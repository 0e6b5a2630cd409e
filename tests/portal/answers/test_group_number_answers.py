"""A number that only rows of several numbers name: the rows are listed, and the substance goes before them where there is one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from connectors.schema import Fact, FactKind, LegalListing
from portal.answers.answer import Answer, AnswerKind
from portal.answers.answer_rules import answer_from_results
from portal.answers.finding import search
from portal.answers.group_number_answers import group_number_answer
from portal.answers.search_results import answer_to, why_text
from portal.answers.typed_query import TypedQuery
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.profile.addresses import WITHHELD
from portal.profile.containing_entries import ALONE_UNKNOWN
from search.engine_types import Query, Results, Why
from tests.portal.answers.fakes import FakeRecords, hit, results_for
from tests.portal.factories import indexed, ingested

CISPLATIN, OTHER = "14913-33-8", "26035-31-4"
COBALT, CARBIDE = "7440-48-4", "12070-12-1"


@pytest.fixture
def rows_of_several() -> None:
    """One row of which neither number stands alone, and one of two substances that have rows of their own."""
    listing = Fact(FactKind.LEGAL_LISTING, "중점관리물질 별표-250", LegalListing("법", "중점관리물질", "별표-250"))
    names = {"1": ("Diamminedichloroplatinium", (CISPLATIN, OTHER)), "2": ("Cobalt with carbide", (COBALT, CARBIDE))}
    for key, (name, numbers) in names.items():
        facts = (Fact(FactKind.CAS, number) for number in numbers)
        ingested("ncis.inventory", key, Fact(FactKind.NAME, name, lang="en"), listing, *facts)
    ingested("ncis.inventory", "3", Fact(FactKind.NAME, "코발트", lang="ko"), cas=COBALT)
    ingested("ncis.inventory", "4", Fact(FactKind.NAME, "탄화 텅스텐", lang="ko"), cas=CARBIDE)
    indexed()


def found(text: str) -> tuple[Answer, Results]:
    results = search(Query(text))
    return answer_to(Query(text), results), results


@pytest.mark.django_db
@pytest.mark.usefixtures("rows_of_several")
@pytest.mark.parametrize("text", [CISPLATIN, OTHER, "14913 33 8", "CAS 14913-33-8"])
def test_a_number_of_no_substance_lists_the_rows_that_name_it(text: str) -> None:
    answer, results = found(text)
    assert (answer.kind, answer.url, answer.cas, answer.lines) == (AnswerKind.CHOOSE, "", (), (ALONE_UNKNOWN,))
    assert [offer.title for offer in answer.offered] == ["Diamminedichloroplatinium"]
    assert "포함하는 항목" in answer.offered[0].note
    assert [(each.title_en, each.why) for each in results.hits] == [("Diamminedichloroplatinium", Why.IDENTIFIER)]
    assert why_text(results.hits[0], text).endswith("을(를) 포함하는 항목")


@pytest.mark.django_db
@pytest.mark.usefixtures("rows_of_several")
@pytest.mark.parametrize(("number", "title"), [(COBALT, "코발트"), (CARBIDE, "탄화 텅스텐")])
def test_a_number_of_a_substance_opens_the_substance_and_shows_the_row_below(number: str, title: str) -> None:
    answer, results = found(number)
    assert (answer.kind, answer.title, answer.cas, answer.opens) == (AnswerKind.SUBSTANCE, title, (number,), True)
    assert [each.title_ko or each.title_en for each in results.hits] == [title, "Cobalt with carbide"]


@pytest.mark.django_db
@pytest.mark.usefixtures("rows_of_several")
def test_a_wrong_check_digit_offers_the_row_too() -> None:
    answer, _ = found("14913-33-9")
    assert [offer.title for offer in answer.offered] == ["Diamminedichloroplatinium"]
    assert answer.offered[0].note == f"{CISPLATIN}을(를) 포함하는 항목"


@pytest.mark.django_db
@pytest.mark.usefixtures("rows_of_several")
def test_a_row_that_staff_withhold_is_said_to_be_withheld() -> None:
    key = f"mix:{'+'.join(sorted((CISPLATIN, OTHER)))}"
    decide("withhold", Subject(key), Signed("staff", "r"))
    answer, results = found(CISPLATIN)
    assert (answer.kind, answer.lines, answer.offered) == (AnswerKind.NONE, (WITHHELD,), ())
    assert results.hits == ()


def test_a_question_beside_the_number_is_kept() -> None:
    records = FakeRecords(rows_of_several={CISPLATIN: "시스플라틴과 트랜스플라틴"})
    row = replace(hit("x", Why.IDENTIFIER, CISPLATIN), key=f"mix:{CISPLATIN}+{OTHER}", cas=())
    text = f"{CISPLATIN} 누출"
    answer = answer_from_results(text, results_for(text, row, by_number={row.key: CISPLATIN.replace("-", "")}), records)
    assert (answer.kind, answer.intent) == (AnswerKind.CHOOSE, "spill")
    assert [offer.title for offer in answer.offered] == ["시스플라틴과 트랜스플라틴"]


@pytest.mark.parametrize("text", ["KE-12345", "14913-33-9", ""])
def test_what_is_no_valid_number_is_in_no_row(text: str) -> None:
    records = FakeRecords(rows_of_several={CISPLATIN: "시스플라틴과 트랜스플라틴"})
    assert group_number_answer(text, TypedQuery(text, results_for(text)), records) is None
