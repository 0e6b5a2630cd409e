"""The word of a family gives the list of its members, whatever row bears that word."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from portal.answers.answer import Answer, AnswerKind
from portal.answers.answer_rules import answer_from_results
from search.engine_types import Hit, Why
from tests.portal.answers.fakes import FakeRecords, hit, results_for

RECORDS = FakeRecords(
    known=(
        "143-33-9",
        "151-50-8",
        "7439-92-1",
        "1317-36-8",
        "18540-29-9",
        "1333-82-0",
        "7440-47-3",
        "67-56-1",
        "64-17-5",
    )
)


def answered(text: str, *hits: Hit, read_as: str = "") -> Answer:
    return answer_from_results(text, results_for(text, *hits, read_as=read_as), RECORDS)


@pytest.mark.parametrize("text", ["시안화물", "시안 화합물", "무기시안화합물", "cyanides"])
def test_a_family_is_a_list_of_the_members_that_are_known(text: str) -> None:
    answer = answered(text)
    assert (answer.kind, answer.cas) == (AnswerKind.LIST, ("143-33-9", "151-50-8"))
    assert [offer.cas for offer in answer.offered] == [("143-33-9",), ("151-50-8",)]
    assert answer.url.startswith("/search?q=")
    assert not answer.opens


def test_a_row_that_merely_bears_the_word_does_not_open() -> None:
    assert answered("납화합물", hit("12344-40-0", Why.NAME, "납화합물")).kind is AnswerKind.LIST


def test_hexavalent_chromium_offers_no_metal() -> None:
    answer = answered("6가 크롬", hit("7440-47-3", Why.WORDS, "크롬"))
    assert (answer.kind, answer.cas) == (AnswerKind.LIST, ("18540-29-9", "1333-82-0"))


def test_the_element_is_offered_only_where_the_words_include_it() -> None:
    assert answered("납 화합물").cas == ("1317-36-8",)
    assert answered("납 및 그 무기화합물").cas == ("7439-92-1", "1317-36-8")


def test_a_question_of_a_family_keeps_its_intent() -> None:
    answer = answered("시안화물 누출", read_as="시안화물")
    assert (answer.kind, answer.intent) == (AnswerKind.LIST, "spill")


def test_the_element_itself_is_no_family() -> None:
    answer = answered("크롬", hit("7440-47-3", Why.NAME, "크롬"))
    assert (answer.kind, answer.cas) == (AnswerKind.SUBSTANCE, ("7440-47-3",))


def test_a_family_without_a_known_member_is_none() -> None:
    assert answered("파라벤").kind is AnswerKind.NONE


def test_a_very_long_text_is_cut_in_the_address() -> None:
    answer = answered("시안화물" + "!" * 300)
    assert len(parse_qs(urlsplit(answer.url).query)["q"][0]) == 200
