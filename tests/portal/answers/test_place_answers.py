"""Places: lists of what is there, and never a substance that is spelt nearly so."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from portal.answers.answer import Kind
from portal.answers.conclusion import conclude
from search.engine_types import Why
from tests.portal.answers.questions import TableOfRecords, found, hit


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
    answer = conclude(text, found(text, hit("7664-39-3", Why.TYPO, "불산")), TableOfRecords())
    assert (answer.kind, unquote(answer.url)) == (Kind.LIST, url)


def test_a_substance_of_that_name_comes_first() -> None:
    assert conclude("구리", found("구리", hit("7440-50-8", Why.NAME, "구리")), TableOfRecords()).kind is Kind.SUBSTANCE


def test_a_substance_beside_a_place_is_the_substance() -> None:
    answer = conclude("구미 불산 사고", found("구미 불산 사고", hit("7664-39-3", Why.WORDS, "불산")), TableOfRecords())
    assert (answer.kind, answer.cas) == (Kind.SUBSTANCE, ("7664-39-3",))
