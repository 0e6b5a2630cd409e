"""Texts that say what is seen lead to the page of the unknown substance; nothing that is named is hidden by it."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest

from portal.answers.answer import Answer, AnswerKind
from portal.answers.answer_rules import answer_from_results
from search.engine_types import Hit, Why
from tests.portal.answers.fakes import FakeRecords, hit, results_for


def answered(text: str, *hits: Hit) -> Answer:
    return answer_from_results(text, results_for(text, *hits), FakeRecords())


def ticks(answer: Answer) -> list[tuple[str, str]]:
    address = urlsplit(answer.url)
    assert address.path == "/unknown"
    return parse_qsl(address.query)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("황록색 기체", [("colour", "yellow-green"), ("state", "gas")]),
        ("노란색 가스", [("colour", "yellow"), ("state", "gas")]),
        ("눈물 나고 기침", [("symptom", "eyes"), ("symptom", "cough")]),
        ("yellow green gas", [("colour", "yellow-green"), ("state", "gas")]),
        ("썩은 달걀 냄새", [("odour", "rotten-egg")]),
        ("썩은달걀냄새", [("odour", "rotten-egg")]),
        ("흰 연기", [("smoke", "cloud")]),
        ("옆 공장에서 노란 연기나요", [("smoke", "yellow-smoke"), ("place", "factory")]),
        ("바닥에 깔리는 황록색 가스", [("colour", "yellow-green"), ("state", "gas"), ("air", "heavier")]),
        ("물에 뜨는 무색 액체", [("colour", "colourless"), ("state", "liquid"), ("water", "floats")]),
        ("orange smoke", [("smoke", "brown-smoke")]),
        ("도금공장에서 갈색 가스", [("colour", "brown"), ("state", "gas"), ("place", "plating")]),
        ("정수장 황록색 기체", [("colour", "yellow-green"), ("state", "gas"), ("place", "water-works")]),
        ("sharp smell in a cold store", [("odour", "sharp"), ("place", "cold-store")]),
    ],
)
def test_what_is_seen_leads_to_the_page_with_its_ticks_and_119(text: str, expected: list[tuple[str, str]]) -> None:
    answer = answered(text, hit("x", Why.TEXT))
    assert (answer.kind, ticks(answer), answer.calls) == (AnswerKind.GUIDANCE, expected, ("119",))


@pytest.mark.parametrize(
    "text",
    [
        "노란색 가스 밸브", "노란 가스레인지", "흰개미 약", "녹색당", "두통약", "노란색 페인트", "하얀 운동화", "기침 감기", "두통 구토",
        "가스", "황록색", "검은 옷", "흰 연기 나는 청소기 고장", "갈색 설탕", "투명한 액체 괴물 만들기",
    ],
)  # fmt: skip
def test_everyday_texts_do_not_open_it(text: str) -> None:
    assert not answered(text, hit("x", Why.TEXT)).url.startswith("/unknown")


def test_a_place_called_after_a_product_names_no_product_and_one_after_a_substance_names_it() -> None:
    paint = hit("paint", Why.WORDS, "페인트", kind="product_class")
    answer = answered("페인트공장 노란 연기", paint)
    assert ticks(answer) == [("smoke", "yellow-smoke"), ("place", "paint")]
    assert answer.offered == ()
    chlorine = hit("7782-50-5", Why.WORDS, "염소")
    assert answered("염소공장 노란 연기", chlorine).cas == ("7782-50-5",)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("암모니아 냄새", "암모니아"),
        ("염소 황록색 기체", "염소"),
        ("노란 연기 질산", "질산"),
        ("수소충전소에서 무색 기체", "수소"),
    ],
)
def test_a_named_substance_is_never_hidden(text: str, named: str) -> None:
    assert not answered(text, hit("7664-41-7", Why.WORDS, named)).url.startswith("/unknown")


def test_a_place_named_after_a_product_is_a_place() -> None:
    named = hit("paint", Why.WORDS, "페인트", kind="product_class")
    assert answered("페인트 공장에서 노란 연기", named).url.startswith("/unknown")
    assert not answered("페인트 노란 연기", named).url.startswith("/unknown")


@pytest.mark.parametrize("text", ["노란 가스 마셨어요", "황록색 기체를 들이마셨어요"])
def test_what_somebody_inhaled_is_first_aid(text: str) -> None:
    answer = answered(text)
    assert (answer.intent, answer.calls) == ("first_aid", ("119",))
    assert not answer.url.startswith("/unknown")


def test_records_that_a_topic_holds_for_the_same_words_are_offered_with_it() -> None:
    answer = answered("계란 썩는 냄새")
    assert (answer.cas, [each.cas for each in answer.offered]) == (("7783-06-4",), [("7783-06-4",)])


def test_a_smell_is_said_to_prove_nothing_and_so_is_absence() -> None:
    assert any("냄새만으로" in line for line in answered("마늘 냄새").lines)
    assert all("여기 없다고" in answered(text).lines[0] for text in ("마늘 냄새", "흰 연기"))
