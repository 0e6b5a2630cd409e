"""Scenes: with nothing named, with a product, and with an unknown word."""

from __future__ import annotations

import pytest

from portal.answers.answer import Answer, AnswerKind
from portal.answers.answer_rules import answer_from_results
from portal.answers.guidance_topics import BY_INTENT, TOPICS
from search.engine_types import Hit, Why
from tests.portal.answers.fakes import FakeRecords, hit, results_for

BLEACH = hit("chlorine-bleach", Why.WORDS, "락스", kind="product_class")


def answered(text: str, *hits: Hit, read_as: str = "") -> Answer:
    return answer_from_results(text, results_for(text, *hits, read_as=read_as), FakeRecords())


@pytest.mark.parametrize(
    ("text", "slug", "cas"),
    [
        ("계란 썩는 냄새", "rotten-egg-smell", "7783-06-4"),
        ("달걀 썩은 냄새가 나요", "rotten-egg-smell", "7783-06-4"),
        ("수은 체온계 깨졌어요", "mercury-thermometer", "7439-97-6"),
        ("리튬배터리 화재", "lithium-battery", ""),
        ("가스 냄새", "gas-smell", ""),
        ("가습기살균제", "humidifier-disinfectant", ""),
        ("119 신고 화학사고", "call-119", ""),
        ("연탄가스 중독", "carbon-monoxide", "630-08-0"),
    ],
)
def test_a_scene_is_its_topic_with_the_substance_it_is_about(text: str, slug: str, cas: str) -> None:
    answer = answered(text, hit("7439-97-6", Why.WORDS, "수은") if "수은" in text else hit("x", Why.TEXT))
    assert (answer.kind, answer.url) == (AnswerKind.GUIDANCE, f"/guidance/{slug}")
    assert answer.cas == ((cas,) if cas else ())


@pytest.mark.parametrize("text", ["우리 동네 화학공장", "집 근처 화학공장"])
def test_the_neighbourhood_is_the_list_of_facilities(text: str) -> None:
    assert (answered(text).kind, answered(text).url) == (AnswerKind.LIST, "/facilities")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("IDLH", "limits"), ("LEL", "limits"), ("주수", "fire"), ("중화제", "spill"), ("제독", "spill"), ("대피거리", "distance"),
        ("보호복", "ppe"), ("눈에 뭐가 들어갔어요", "first_aid"), ("아이가 건전지 삼켰어요", "first_aid"), ("공장 화재", "fire"),
    ],
)  # fmt: skip
def test_a_question_without_a_name_is_guidance_of_its_kind(text: str, intent: str) -> None:
    answer = answered(text)
    assert (answer.kind, answer.intent, answer.cas) == (AnswerKind.GUIDANCE, intent, ())


def test_a_product_in_an_emergency_is_guidance_with_the_products_page() -> None:
    answer = answered("눈에 락스", BLEACH, read_as="락스")
    assert (answer.kind, answer.intent, answer.cas) == (AnswerKind.GUIDANCE, "first_aid", ())
    assert answer.offered[0].url == BLEACH.url


@pytest.mark.parametrize("text", ["크립토나이트 보호구", "불도저 누출"])
def test_an_unknown_word_is_not_found_whatever_the_intent(text: str) -> None:
    assert answered(text).kind is AnswerKind.NONE


def test_a_smell_that_is_no_topic_is_guidance_and_a_named_one_is_the_substance() -> None:
    assert answered("아몬드 냄새", hit("108-88-3", Why.PREFIX)).url == "/guidance/gas-smell"
    answer = answered("염소 냄새", hit("7782-50-5", Why.NAME), read_as="염소")
    assert (answer.kind, answer.url) == (AnswerKind.SUBSTANCE, "/substances/7782-50-5#properties")


@pytest.mark.parametrize(("text", "url"), [("농약", "/pesticides"), ("공장", "/facilities")])
def test_a_word_that_alone_is_a_list_is_that_list(text: str, url: str) -> None:
    assert answered(text).url == url


def test_a_list_word_beside_a_substance_means_the_substance() -> None:
    answer = answered("톨루엔 취급시설 어디", hit("108-88-3", Why.WORDS, "톨루엔"))
    assert (answer.kind, answer.cas) == (AnswerKind.SUBSTANCE, ("108-88-3",))


def test_digits_in_a_number_are_no_call() -> None:
    assert answered("1192-37-6 정보", hit("1192-37-6", Why.IDENTIFIER, "1192-37-6")).kind is AnswerKind.SUBSTANCE


def test_a_topic_whose_substance_is_not_known_names_none() -> None:
    answer = answer_from_results("계란 썩는 냄새", results_for("계란 썩는 냄새"), FakeRecords(known=()))
    assert (answer.kind, answer.cas, answer.offered) == (AnswerKind.GUIDANCE, (), ())


def test_every_intent_with_a_section_has_a_topic_and_every_topic_one_place() -> None:
    assert {"spill", "ppe", "first_aid", "fire", "limits", "regulation", "distance", "mix"} <= set(BY_INTENT)
    assert all(topic.lines for topic in TOPICS.values())
