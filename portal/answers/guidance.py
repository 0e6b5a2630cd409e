"""Conclusions from words of a scene: what happened, with no substance named or with a product that is none."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlencode

from portal.answers.answer import Answer, Kind, Offered
from portal.answers.names import title_of
from portal.answers.question import Question
from portal.answers.records import Records
from portal.answers.sections import SECTIONS
from portal.answers.topics import BY_INTENT, TOPICS, Topic
from search.reading import read
from search.values import Hit, Results, Why
from search.words import is_about, stems

EMERGENCIES = ("first_aid", "spill", "fire")
_SCENERY = (
    "공장 차 차량 자동차 탱크로리 트럭 배 선박 기차 화물차 창고 집 건물 지하철 학교 실험실 연구실 병원 아파트 사무실 "
    "도로 하천 강 바다 논 밭 드럼통 탱크 배관 밸브 가스통 용기 액체 기체 가스 연기 약품 화학약품 화학물질 화공약품 "
    "유해물질 농약 독극물 약 알약 제품 기름 "
    "모르는 이상한 무슨 아이 아기 애 아이가 애가 아기가 사람 강아지 고양이 손 손에 옷 옷에 얼굴 얼굴에 "
    "입 입에 코 목 눈 피부 실수로 갑자기 지금 우리 여기 많이 조금 빨리 긴급 도와주세요 살려주세요 터졌어요 났어요 "
    "나요 나서 있어요 했어요 됐어요 뿌려 물을 초동 초기 현장 주민 등급 레벨 a급 b급 c급 d급 level 기준 구분 종류 선택 "
    "착용 목록 비율 계산 거리 반경"
)
SCENERY = frozenset(_SCENERY.split())
"""Words that set a scene and name nothing."""


def from_scene(question: Question, records: Records) -> Answer | None:
    """The topic whose phrase the text holds; ``None`` for none. A list that stands already is a list, and of all: beside
    the name of a substance it is asked of that substance."""
    if question.names_a_substance and question.plain != "119":
        return None
    named = any(hit.kind == "substance" for hit in question.hits(Why.WORDS))
    for topic in TOPICS.values():
        if topic.url and named:
            continue
        if question.plain in topic.words or any(all(_holds(question, piece) for piece in row) for row in topic.phrases):
            return _answer(topic, question, records)
    return None


def _holds(question: Question, piece: str) -> bool:
    """Whether the text holds the piece; digits only where they stand alone (1192-37-6 is no call to 119)."""
    if piece.isdigit():
        return bool(re.search(rf"(?<![0-9-]){piece}(?![0-9-])", question.text))
    return piece in question.plain


def from_smell(question: Question, records: Records) -> Answer | None:
    """Any other smell that somebody describes, where nothing is named and no slip or initials are near."""
    if question.exact or question.hits(Why.WORDS, Why.TYPO, Why.CHOSUNG) or "냄새" not in question.plain:
        return None
    return _answer(TOPICS["gas-smell"], question, records)


def from_product(question: Question, records: Records) -> Answer | None:
    """A product with an emergency: guidance with the product's page as the way on."""
    named = question.exact[:1] or question.hits(Why.WORDS)[:1]
    if not named or named[0].kind != "product_class" or question.intent not in EMERGENCIES:
        return None
    return _answer(BY_INTENT[question.intent], question, records, named[0])


def from_asking(question: Question, records: Records) -> Answer | None:
    """What is asked where nothing is named: in an emergency any unknown word may stand by, else only words of a scene."""
    topic = BY_INTENT.get(question.intent)
    if topic is None or question.exact or question.hits(Why.WORDS):
        return None
    unknown = [word for word in read(question.text).words if not is_about(word) and not _is_scenery(word)]
    if unknown and (question.intent != "first_aid" or question.results.hits):
        return None
    return _answer(topic, question, records)


def topic_answer(topic: Topic, records: Records) -> Answer:
    """The topic by itself, as its own page shows it."""
    return _answer(topic, Question("", Results((), 0, {})), records)


def _is_scenery(word: str) -> bool:
    return any(stem in SCENERY for stem in stems(word))


def _answer(topic: Topic, question: Question, records: Records, product: Hit | None = None) -> Answer:
    intent = question.intent if question.intent not in ("", "properties") else topic.intent
    section = SECTIONS.get(topic.intent)
    held = records.substances(topic.cas)
    ways = tuple(
        replace(each, title=f"{each.title} – {section[1]}", url=f"{each.url}#{section[0]}") if section else each
        for each in held
    )
    if product is not None:
        ways = (Offered(title_of(product), product.url, note="제품마다 다름, 라벨 확인", origin=product.origin), *ways)
    asked = f"?{urlencode({'q': question.text.strip()[:200]})}" if product is not None else ""
    return Answer(
        Kind.LIST if topic.url else Kind.GUIDANCE,
        cas=topic.cas if held else (),
        url=topic.url or f"/guidance/{topic.slug}{asked}",
        intent=intent,
        title=topic.title,
        lines=topic.lines,
        offered=ways,
    )
