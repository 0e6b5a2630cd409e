"""Numbers of response guides: found alone, with 119, and never in place of a substance."""

from __future__ import annotations

import pytest

from portal.answers.answer import Answer, AnswerKind
from portal.answers.answer_rules import answer_from_results
from portal.answers.known_records import StoredRecords
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from tests.portal.answers.fakes import FakeRecords, results_for
from tests.portal.guidebook import guidebook


def _answer(text: str) -> Answer:
    return answer_from_results(text, results_for(text), FakeRecords())


@pytest.mark.parametrize("text", ["ERG 124", "erg124", "지침 124", "대응지침 124번", "ERG 2024 지침 124", "GUIDE 124P"])
def test_a_number_of_a_guide_leads_to_its_page_and_119(text: str) -> None:
    answer = _answer(text)
    assert (answer.kind, answer.url, answer.cas, answer.opens) == (AnswerKind.GUIDANCE, "/guides/124", (), False)
    assert "119" in answer.calls
    assert "국내 기준 아님" in answer.lines[0]


@pytest.mark.parametrize("text", ["124", "지침", "ERG 121", "ERG 1241", "염소 지침 124", "가이드 124"])
def test_other_texts_are_no_number_of_a_guide(text: str) -> None:
    assert not _answer(text).url.startswith("/guides")


@pytest.mark.django_db(transaction=True)
def test_a_withheld_guide_is_not_named() -> None:
    guidebook("1017")
    assert StoredRecords().shows_guide("124")
    assert not StoredRecords().shows_guide("111")
    decide("withhold", Subject("erg.guides/124"), Signed("담당자", "확인 중"))
    assert not StoredRecords().shows_guide("124")
