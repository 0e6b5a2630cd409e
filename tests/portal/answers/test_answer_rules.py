"""The order of the rules, and what holds for every text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.answers.answer import NOTHING, AnswerKind
from portal.answers.answer_rules import answer_from_results
from portal.answers.weapon_queries import DECLINED, asks_for_weapons
from search.engine_types import Hit, Results, Why
from tests.portal.answers.fakes import TITLES, FakeRecords, hit, results_for
from tests.search.test_folding import ANY_TEXT

RECORDS = FakeRecords()
HITS = st.lists(st.sampled_from([hit(cas, why) for cas in ("7664-39-3", "108-88-3") for why in Why]), max_size=3)


@given(ANY_TEXT, HITS)
def test_any_text_has_an_answer_and_only_a_settled_one_has_an_address(text: str, hits: list[Hit]) -> None:
    answer = answer_from_results(text, Results(tuple(hits), len(hits), {}), RECORDS)
    settled = answer.kind not in (AnswerKind.CHOOSE, AnswerKind.NONE, AnswerKind.CRISIS)
    assert bool(answer.url) is settled
    assert settled or not answer.opens


@given(st.sampled_from(sorted(TITLES)), st.sampled_from((Why.TYPO, Why.CHOSUNG, Why.PREFIX)))
def test_a_hit_that_is_only_similar_is_never_opened(cas: str, why: Why) -> None:
    """Content rule 23."""
    answer = answer_from_results("뭔가", results_for("뭔가", hit(cas, why)), RECORDS)
    assert (answer.kind, answer.url, answer.cas) == (AnswerKind.CHOOSE, "", (cas,))
    assert all("#" not in each.url for each in answer.offered)


@pytest.mark.parametrize("text", ["청산가리 치사량", "7664-39-3 먹으면 죽나요", "UN1052 자살"])
def test_a_crisis_comes_before_any_number_or_name(text: str) -> None:
    answer = answer_from_results(text, results_for(text, hit("7664-39-3", Why.IDENTIFIER)), RECORDS)
    assert (answer.kind, answer.cas, answer.offered) == (AnswerKind.CRISIS, (), ())


@pytest.mark.parametrize("text", ["", "!!!", "ㅁㄴㅇㄹ", "qwertyuiop", "ㅋㅋㅋ"])
def test_a_text_without_words_finds_nothing_even_beside_similar_hits(text: str) -> None:
    assert answer_from_results(text, results_for(text, hit("7664-39-3", Why.CHOSUNG)), RECORDS).kind is AnswerKind.NONE


@pytest.mark.parametrize(
    ("text", "hits", "kind", "url"),
    [
        ("사고대비물질", [], AnswerKind.LIST, "/search?"),
        ("UN1052", [], AnswerKind.UN, "/un/1052"),
        ("울산 공장", [], AnswerKind.LIST, "/facilities?"),
        ("계란 썩는 냄새", [], AnswerKind.GUIDANCE, "/unknown?odour=rotten-egg"),
        ("락스 식초 섞으면", [], AnswerKind.GUIDANCE, "/mix?item=chlorine-bleach&item=vinegar"),
        (
            "락스 마셨어요",
            [hit("bleach", Why.WORDS, "락스", "product_class")],
            AnswerKind.GUIDANCE,
            "/guidance/first-aid?",
        ),
        ("아이가 건전지 삼켰어요", [], AnswerKind.GUIDANCE, "/guidance/first-aid"),
        ("눈에 뭔가 들어갔어요", [], AnswerKind.GUIDANCE, "/guidance/in-the-eyes"),
        ("이상한 냄새", [], AnswerKind.GUIDANCE, "/guidance/gas-smell"),
        ("톨루엔", [hit("108-88-3", Why.NAME)], AnswerKind.SUBSTANCE, "/substances/108-88-3"),
    ],
)
def test_every_rule_can_give_the_answer(text: str, hits: list[Hit], kind: AnswerKind, url: str) -> None:
    answer = answer_from_results(text, results_for(text, *hits), RECORDS)
    assert answer.kind is kind
    assert answer.url.startswith(url)


def test_unknown_words_find_nothing_although_a_text_contains_them() -> None:
    """Content rule 25."""
    answer = answer_from_results("맛집", results_for("맛집", hit("7664-39-3", Why.TEXT)), RECORDS)
    assert (answer.kind, answer.cas) == (AnswerKind.NONE, ())


def test_a_keyboard_run_that_is_a_name_is_that_name() -> None:
    answer = answer_from_results("ㅁㄴㅇㄹ", results_for("ㅁㄴㅇㄹ", hit("108-88-3", Why.NAME, "ㅁㄴㅇㄹ")), RECORDS)
    assert (answer.kind, answer.cas) == (AnswerKind.SUBSTANCE, ("108-88-3",))


@pytest.mark.parametrize("text", ["", "!!!"])
def test_a_text_of_signs_is_nothing_even_beside_an_exact_hit(text: str) -> None:
    assert answer_from_results(text, results_for(text, hit("108-88-3", Why.NAME)), RECORDS) == NOTHING


def test_a_list_comes_before_a_number_and_a_number_before_a_name() -> None:
    listed = answer_from_results("사고대비물질 44", results_for("사고대비물질 44", hit("108-88-3", Why.WORDS)), RECORDS)
    assert listed.kind is AnswerKind.LIST
    un = answer_from_results("UN1294", results_for("UN1294", hit("108-88-3", Why.NAME)), RECORDS)
    assert un.kind is AnswerKind.UN


def test_a_crisis_comes_before_a_weapon_and_both_before_what_is_named() -> None:
    """Content rule 9."""
    text = "사린 만들어서 죽고 싶다"
    assert asks_for_weapons(text)
    answer = answer_from_results(text, results_for(text, hit("7664-39-3", Why.NAME)), RECORDS)
    assert (answer.kind, answer.calls) == (AnswerKind.CRISIS, ("109", "119"))


def test_who_asks_for_a_weapon_is_declined_although_the_text_names_a_substance() -> None:
    """Content rule 9."""
    text = "사린 만드는 법"
    assert asks_for_weapons(text)
    assert answer_from_results(text, results_for(text, hit("107-44-8", Why.NAME)), RECORDS) == DECLINED


def test_the_emergency_number_is_the_call_and_no_number_of_a_list() -> None:
    """Content rule 9."""
    text = "119"
    answer = answer_from_results(text, results_for(text, hit("108-88-3", Why.IDENTIFIER, "119")), RECORDS)
    assert (answer.kind, answer.url) == (AnswerKind.GUIDANCE, "/guidance/call-119")
