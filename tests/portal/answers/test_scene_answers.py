"""Scenes: with nothing named, with a product, and with an unknown word."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from portal.answers.answer import Answer, AnswerKind
from portal.answers.answer_rules import answer_from_results
from portal.answers.guidance_topics import BY_INTENT, TOPICS
from portal.answers.scene_answers import (
    EMERGENCIES,
    glued_emergency_answer,
    nameless_request_answer,
    product_emergency_answer,
    scene_answer,
    smell_answer,
    topic_answer,
)
from portal.answers.typed_query import TypedQuery
from reference.words.intent_words import EVERYDAY_ALONE
from search.engine_types import Hit, Results, Why
from tests.portal.answers.fakes import FakeRecords, hit, results_for

BLEACH = hit("chlorine-bleach", Why.WORDS, "락스", kind="product_class")


def answered(text: str, *hits: Hit, read_as: str = "") -> Answer:
    return answer_from_results(text, results_for(text, *hits, read_as=read_as), FakeRecords())


@pytest.mark.parametrize(
    ("text", "slug", "cas"),
    [
        ("하수구 냄새", "rotten-egg-smell", "7783-06-4"),
        ("정화조 냄새가 나요", "rotten-egg-smell", "7783-06-4"),
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
    assert answered("장판 냄새", hit("108-88-3", Why.PREFIX)).url == "/guidance/gas-smell"
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


def test_a_product_in_an_emergency_keeps_the_text_and_says_to_read_the_label() -> None:
    answer = answered(" 눈에 락스 ", BLEACH)
    assert (answer.title, answer.url.split("?")[0]) == (BY_INTENT["first_aid"].title, "/guidance/first-aid")
    assert parse_qs(urlsplit(answer.url).query) == {"q": ["눈에 락스"]}
    (offer,) = answer.offered
    assert (offer.title, offer.note, offer.origin, offer.key) == (
        BLEACH.title_ko, "제품마다 다름, 라벨 확인", "live", BLEACH.key,
    )  # fmt: skip


@pytest.mark.parametrize("text", ["락스 누출", "락스 가스 새요", "락스 가스 냄새"])
def test_a_product_in_an_emergency_offers_the_cards_of_what_it_mainly_consists_of(text: str) -> None:
    """Content rule 24: the product's own page first, its ingredients as such."""
    records = FakeRecords(ingredients={"chlorine-bleach": ["7782-50-5"]})
    bleach = hit("chlorine-bleach", Why.WORDS, "락스", kind="product_class")
    answer = answer_from_results(text, results_for(text, bleach), records)
    assert [(offer.url, offer.note) for offer in answer.offered] == [
        (bleach.url, "제품마다 다름, 라벨 확인"),
        ("/substances/7782-50-5/card", "원료의 대응 카드(제품마다 다름, 라벨 확인)"),
    ]


@pytest.mark.parametrize("intent", EMERGENCIES)
def test_every_emergency_with_a_product_is_its_guidance(intent: str) -> None:
    exact = hit("chlorine-bleach", Why.NAME, "락스", kind="product_class")
    query = TypedQuery("락스", Results((exact, hit("7782-50-5", Why.WORDS)), 2, {}, intent=intent))
    answer = product_emergency_answer(query, FakeRecords())
    assert answer is not None
    assert (answer.intent, answer.offered[0].url) == (intent, exact.url)


@pytest.mark.parametrize(
    ("first", "intent"),
    [
        (hit("7782-50-5", Why.NAME), "spill"),
        (hit("7782-50-5", Why.WORDS), "fire"),
        (BLEACH, "storage"),
        (BLEACH, ""),
        (hit("bleach", Why.TYPO, kind="product_class"), "spill"),
    ],
)
def test_a_substance_another_question_and_a_similar_name_are_no_emergency_of_a_product(first: Hit, intent: str) -> None:
    query = TypedQuery("x", Results((first,), 1, {}, intent=intent))
    assert product_emergency_answer(query, FakeRecords()) is None


def test_a_topic_leads_to_its_section_at_each_known_substance() -> None:
    answer = answered("하수구 냄새")
    assert [(offer.title.split(" – ")[0], offer.url) for offer in answer.offered] == [
        ("황화수소", "/substances/7783-06-4#spill")
    ]
    assert (answer.title, answer.lines) == (TOPICS["rotten-egg-smell"].title, TOPICS["rotten-egg-smell"].lines)


def test_the_question_of_the_text_comes_before_that_of_the_topic() -> None:
    assert answered("연탄가스").intent == "first_aid"
    topic = TOPICS["carbon-monoxide"]
    assert topic_answer(topic, FakeRecords()).intent == "first_aid"
    assert answered("연탄가스 누출").intent == "spill"


def test_the_page_of_a_topic_has_neither_a_text_nor_a_product() -> None:
    answer = topic_answer(TOPICS["mercury-thermometer"], FakeRecords())
    assert (answer.url, answer.cas, len(answer.offered)) == ("/guidance/mercury-thermometer", ("7439-97-6",), 1)
    unknown = topic_answer(TOPICS["mercury-thermometer"], FakeRecords(known=()))
    assert (unknown.cas, unknown.offered) == ((), ())
    assert topic_answer(TOPICS["recalls"], FakeRecords()).kind is AnswerKind.LIST
    assert topic_answer(TOPICS["call-119"], FakeRecords()).intent == ""


@pytest.mark.parametrize("why", [Why.NAME, Why.WORDS])
def test_a_name_leaves_no_nameless_request(why: Why) -> None:
    query = TypedQuery("누출", Results((hit("7782-50-5", why),), 1, {}, intent="spill"))
    assert nameless_request_answer(query, FakeRecords()) is None
    nameless = TypedQuery("누출", Results((hit("7782-50-5", Why.TEXT),), 1, {}, intent="spill"))
    assert nameless_request_answer(nameless, FakeRecords()) is not None


@pytest.mark.parametrize("why", [Why.TYPO, Why.CHOSUNG])
def test_in_first_aid_an_unknown_word_may_stand_unless_a_name_is_near(why: Why) -> None:
    text = "크립토나이트 삼켰어요"
    assert answered(text).url == "/guidance/first-aid"
    assert answered(text, hit("7782-50-5", why)).url == ""


def test_a_question_without_a_topic_is_no_request() -> None:
    assert nameless_request_answer(TypedQuery("색", Results((), 0, {}, intent="properties")), FakeRecords()) is None
    assert nameless_request_answer(TypedQuery("색", Results((), 0, {})), FakeRecords()) is None


@pytest.mark.parametrize("why", [Why.NAME, Why.WORDS, Why.TYPO, Why.CHOSUNG])
def test_a_smell_beside_a_name_or_something_near_one_is_no_smell_without_a_name(why: Why) -> None:
    assert smell_answer(TypedQuery("염소 냄새", Results((hit("7782-50-5", why),), 1, {})), FakeRecords()) is None
    assert smell_answer(TypedQuery("염소 냄새", Results((), 0, {})), FakeRecords()) is not None
    assert smell_answer(TypedQuery("염소", Results((), 0, {})), FakeRecords()) is None


@pytest.mark.parametrize(("text", "call"), [("119", True), ("119 신고", True), ("1119", False), ("119-36-8", False)])
def test_digits_of_a_phrase_stand_alone(text: str, call: bool) -> None:
    answer = scene_answer(TypedQuery(text, Results((), 0, {})), FakeRecords())
    assert (answer is not None and answer.url == "/guidance/call-119") is call


def test_a_named_substance_is_no_scene_except_beside_119() -> None:
    exact = Results((hit("7439-97-6", Why.NAME),), 1, {})
    assert scene_answer(TypedQuery("계란 썩는 냄새", exact), FakeRecords()) is None
    call = scene_answer(TypedQuery("119", exact), FakeRecords())
    assert call is not None
    assert call.url == "/guidance/call-119"


def test_a_list_stays_a_list_beside_something_that_is_no_substance() -> None:
    assert answered("우리 동네 화학공장", hit("f", Why.WORDS, "공장", kind="facility")).url == "/facilities"


def test_the_first_named_product_is_the_one_whose_page_is_offered() -> None:
    other = hit("drain-cleaner", Why.WORDS, "뚫어뻥", kind="product_class")
    query = TypedQuery("눈에 락스", Results((BLEACH, other), 2, {}, intent="first_aid"))
    answer = product_emergency_answer(query, FakeRecords())
    assert answer is not None
    assert [offer.url for offer in answer.offered] == [BLEACH.url]


@pytest.mark.parametrize(
    ("text", "intent"),
    [("황산들어있는탱크로리누출", "spill"), ("불명물질창고화재", "fire"), ("모르는것을누출했다", "spill")],
)
def test_an_emergency_in_one_long_word_is_its_guidance(text: str, intent: str) -> None:
    """Content rule 9."""
    answer = answered(text)
    assert (answer.kind, answer.intent, answer.calls) == (AnswerKind.GUIDANCE, intent, ("119",))


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("불명물질누출", ()),
        ("불명물질 창고누출", ()),
        ("황산들어있는탱크로리전용", ()),
        ("황산들어있는탱크로리누출", (hit("7664-93-9", Why.TEXT),)),
        ("", ()),
    ],
)
def test_a_short_word_several_words_and_what_found_something_are_no_glued_emergency(
    text: str, hits: tuple[Hit, ...]
) -> None:
    assert glued_emergency_answer(TypedQuery(text, Results(hits, len(hits), {})), FakeRecords()) is None


@pytest.mark.parametrize(("text", "expected"), [("가나다라마누출", False), ("가나다라마바누출", True)])
def test_a_word_is_a_sentence_from_eight_letters_on(text: str, expected: bool) -> None:
    answer = glued_emergency_answer(TypedQuery(text, Results((), 0, {})), FakeRecords())
    assert (answer is not None) is expected


@pytest.mark.parametrize(
    ("text", "named", "url"),
    [
        ("가스 냄새", hit("7723-14-0", Why.WORDS, "인"), "/guidance/gas-smell"),
        ("가스 냄새", hit("f", Why.WORDS, "가상케미칼", kind="facility"), "/guidance/gas-smell"),
        ("리튬배터리 화재", hit("7439-93-2", Why.WORDS, "리튬"), "/guidance/lithium-battery"),
        ("황화수소 계란 썩는 냄새", hit("7783-06-4", Why.WORDS, "황화수소"), "/guidance/rotten-egg-smell"),
    ],
)
def test_a_topic_stays_beside_one_syllable_a_facility_its_own_words_and_its_own_substance(
    text: str, named: Hit, url: str
) -> None:
    answer = scene_answer(TypedQuery(text, Results((named,), 1, {})), FakeRecords())
    assert answer is not None
    assert answer.url == url


def test_a_topic_leaves_a_text_about_another_substance_alone() -> None:
    chlorine = Results((hit("7782-50-5", Why.WORDS, "염소"),), 1, {})
    assert scene_answer(TypedQuery("염소 계란 썩는 냄새", chlorine), FakeRecords()) is None


@pytest.mark.parametrize("word", sorted(EVERYDAY_ALONE))
def test_an_everyday_word_alone_asks_nothing(word: str) -> None:
    query = TypedQuery(f"{word} {word}", Results((), 0, {}, intent="fire"))
    assert nameless_request_answer(query, FakeRecords()) is None


def test_what_a_text_asks_about_a_scene_is_its_emergency_and_not_how_it_looks() -> None:
    looks = TypedQuery("계란 썩는 냄새", Results((), 0, {}, intent="properties"))
    answer = scene_answer(looks, FakeRecords())
    assert answer is not None
    assert answer.intent == "spill"


def test_a_very_long_text_is_cut_in_the_address_of_a_product_in_an_emergency() -> None:
    query = TypedQuery("가" * 300, Results((BLEACH,), 1, {}, intent="spill"))
    answer = product_emergency_answer(query, FakeRecords())
    assert answer is not None
    assert parse_qs(urlsplit(answer.url).query) == {"q": ["가" * 200]}


@pytest.mark.parametrize(("text", "expected"), [("가누출나다라마바", False), ("가나누출다라마바", True)])
def test_an_emergency_in_one_long_word_leaves_two_letters_for_a_name(text: str, expected: bool) -> None:
    answer = glued_emergency_answer(TypedQuery(text, Results((), 0, {})), FakeRecords())
    assert (answer is not None) is expected
