"""Places: lists of what is there, never a substance with a similar name."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from portal.answers.answer import AnswerKind
from portal.answers.answer_rules import answer_from_results
from search.engine_types import Why
from tests.portal.answers.fakes import FakeRecords, hit, results_for


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("울산", "/facilities?region=울산광역시"),
        ("안산", "/facilities?q=안산"),
        ("여수 산단", "/facilities?q=여수"),
        ("울산 화학공장", "/facilities?region=울산광역시"),
        ("구미 화학사고", "/accidents?q=구미"),
    ],
)
def test_a_place_is_a_list_although_a_substance_is_a_letter_away(text: str, url: str) -> None:
    answer = answer_from_results(text, results_for(text, hit("7664-39-3", Why.TYPO, "불산")), FakeRecords())
    assert (answer.kind, unquote(answer.url)) == (AnswerKind.LIST, url)


def test_a_substance_of_that_name_comes_first() -> None:
    assert (
        answer_from_results("구리", results_for("구리", hit("7440-50-8", Why.NAME, "구리")), FakeRecords()).kind
        is AnswerKind.SUBSTANCE
    )


def test_a_substance_beside_a_place_is_the_substance() -> None:
    answer = answer_from_results(
        "구미 불산 사고", results_for("구미 불산 사고", hit("7664-39-3", Why.WORDS, "불산")), FakeRecords()
    )
    assert (answer.kind, answer.cas) == (AnswerKind.SUBSTANCE, ("7664-39-3",))
