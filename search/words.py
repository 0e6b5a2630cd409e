"""What people write around a name: particles at its end, and words that say which section they are after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from search.folding import folded, spaced

MOST_WORDS = 12
"""Words of a query that are read; a sentence has its substance in them."""

_PARTICLES = (
    "은 는 이 가 을 를 에 의 로 으로 와 과 도 만 에서 에게 한테 부터 까지 이나 나 랑 이랑 하고 에는 에도 에만 에서는 "
    "이란 란 이라는 라는 인가요 인가 입니까 인지 이라고 라고 이라도 이요 요 이에요 예요 이야 야 인데 이면 면 로는 "
    "으로는 로도 으로도 보다 처럼 마다 조차 밖에"
)
PARTICLES = frozenset(_PARTICLES.split())
_STATES = ("가스", "기체", "증기", "수용액", "용액", "원액", "분말", "분진")
"""Words for a state that people write onto a name; what is left must have two letters (독가스 is no 독)."""

_LONGEST_PARTICLE = max(map(len, PARTICLES))

INTENT_WORDS: Mapping[str, str] = {
    "mix": "섞으면 섞어도 섞였을 섞었는데 섞였는데 섞기 섞어 섞었어요 섞었더니 섞을 섞지 섞였어요 혼합 혼합하면 혼합해도",
    "distance": "이격거리 초기이격거리 대피거리 방호활동거리 방호거리 격리거리 통제거리 초기이격 대피 대피반경",
    "designated_quantity": "지정수량 규정수량 석유류 몇석유류 몇류 몇류위험물 위험등급",
    "spill": (
        "누출 유출 누출되면 누출됐을 누출시 누출사고 새면 새요 새고 샌다 새는 새는데 새서 누출된 누출되는 새나 샜어요 "
        "샜을 누출됐어요 누출됨 누출됐다 유출됐어요 엎질렀 엎질렀어요 엎었어요 쏟음 쏟았 쏟았어요 쏟아졌 쏟아졌어요 흘렸 "
        "흘렸어요 전복 파열 터짐 샘 분출 방출 leak leaks leaking leaked spill spilled 방제 제독 중화제 중화 누출대응 방제약품 흡착"
    ),
    "ppe": (
        "보호구 보호복 방독면 방독마스크 마스크 장갑 보호장구 화학복 화학보호복 방호복 방열복 공기호흡기 호흡기 정화통 "
        "개인보호구 보안경 ppe gloves respirator"
    ),
    "first_aid": (
        "응급처치 응급 눈에 피부 피부에 피부접촉 접촉 접촉시 노출 노출되면 마셨을 마셨어요 마시면 삼켰 삼켰어요 삼켰을 "
        "흡입 흡입하면 흡입했을 들이마셨을 들이마심 화상 중독 증상 먹었어요 먹었을 묻었어요 묻었을 튀었어요 튀었을 해독제 "
        "들어갔어요 들어갔을 들어갔는데 삼킨 삼킴 삼키면 마심 먹음 먹었는데 마셨는데 닿았어요 닿았을 닿으면 닿음 묻음 튐 "
        "맡았어요 구토 질식 "
        "먹으면 드셨어요 드심 핥음 핥았어요 빨았어요 한모금 poisoning exposure swallowed inhaled antidote 호흡곤란 숨을 숨이 "
        "의식이 의식을 경련 경련해요 토해요 입술 "
        "어지러움 어지러워요 어지럽고 어지러운데 어지럼증 두통 메스꺼움 메스꺼워요 토했어요 기침 숨막힘 쓰러졌어요 쓰러짐 따가움 따가워요"
    ),
    "fire": (
        "화재 소화 소화제 소화기 소화방법 소화약제 불 불나면 불났을 폭발 인화점 주수 뿌려도 진화 점화원 주수소화 불났어요 "
        "탄다 타요 폭발했어요 폭발하면 인화 fire explosion burning flammable"
    ),
    "limits": "노출기준 허용농도 idlh twa stel lel uel 폭발범위 폭발한계 폭발하한 폭발상한 작업환경측정 tlv erpg aegl pel ceiling",
    "regulation": "규제 규제물질 유독물질 유독물 유해화학물질 법규 허가 영업허가 사고대비물질 제한물질 금지물질 특별관리물질 여부",
    "disposal": "폐기 폐기하는 폐기방법 버리는 버리면",
    "storage": "보관 보관방법 저장 저장방법 취급 취급방법",
    "facilities": "취급시설 시설 취급업체 취급사업장 사업장 업체",
    "accidents": "사고사례 사고이력 사고현황 사례",
    "hazards": "유해성 독성 위험성 발암성 유해한가요 위험한가요 해로운가요 위험해요 인체영향",
    "properties": "끓는점 비점 녹는점 어는점 융점 비중 밀도 증기압 증기밀도 용해도 분자량 색깔 냄새 점도 물성",
}
"""Words that open a section; the first intent in this order that a query holds wins."""

_FILLER = (
    "방법 때 시 뭐야 뭔가요 뭐 무엇 무엇인가요 하는 어떻게 해야 하나 되나 되나요 하나요 알려줘 정보 위험 위험한가요 위험성 독성 "
    "물질 물 제거 소독 관련 대해 대한 성질 특징 용도 대응 대처 조치 사고 주의사항 msds 안전 안전한가요 검색 농도 "
    "sds cas 애가 아이가 아기가 애기가 제가 할머니가 할아버지가 남편이 아내가 강아지가 고양이가 그리고"
)
FILLER = frozenset(_FILLER.split())
"""Words that neither name a substance nor a section; they never stand in the way of a name."""

_PAST = {
    "mix": "섞었 섞였",
    "spill": "누출됐 누출되었 유출됐 유출되었 엎질렀 엎질러졌 엎었 쏟았 쏟아졌 쏟아지 흘렸 흘러나왔 흘러나오 샜 새어나오 새어나왔",
    "first_aid": (
        "드셨 핥았 빨았 토했 마셨 마셔버렸 들이마셨 들이켰 삼켰 먹었 먹어버렸 묻었 튀었 튀겼 닿았 만졌 "
        "맡았 흡입했 노출됐 노출되었 데었 데였 들어갔"
    ),
    "fire": "폭발했 폭발하 불났 불이났 불붙었 타고있",
}
_PAST_OF: Mapping[str, str] = {stem: intent for intent, group in _PAST.items() for stem in group.split()}
"""Beginnings of verbs, whatever ending people write on (튀었을때, 튀었는데, 튀었습니다): no name of a substance begins so."""

_LONGEST_ENDING = 5

INTENT_OF: Mapping[str, str] = {word: intent for intent, group in INTENT_WORDS.items() for word in group.split()}
_LONGEST_INTENT = max(*map(len, INTENT_OF), *(len(stem) + _LONGEST_ENDING for stem in _PAST_OF))
_BETWEEN = re.compile(r"[\s;/+&·|]+|(?<!\d),|,(?!\d)")


def line_words(line: str) -> list[str]:
    """The words of a line as typed, folded, cut at white space and signs of listing; at most ``MOST_WORDS``."""
    return [word for word in _BETWEEN.split(spaced(folded(line))) if any(map(str.isalnum, word))][:MOST_WORDS]


def stems(word: str) -> tuple[str, ...]:
    """The word itself, then what is left when a particle is taken off its end, the longest first; at most four, none empty.

    A word for a state stands last of all (포스겐가스 → 포스겐): 메탄가스 may be a name of its own, and then is that name.
    """
    lengths = range(min(_LONGEST_PARTICLE, len(word) - 1), 0, -1)
    bare = (word, *(word[:-length] for length in lengths if word[-length:] in PARTICLES))[:3]
    stated = next(
        (
            stem[: -len(state)]
            for stem in bare
            for state in _STATES
            if len(stem) > len(state) + 1 and stem.endswith(state)
        ),
        "",
    )
    return (*bare, stated) if stated else bare


def parted(word: str) -> tuple[str, str] | None:
    """A name and the intent of a word written onto it (톨루엔보호구는 → 톨루엔, ppe); ``None`` where there is none."""
    for stem in stems(word):
        for length in range(min(_LONGEST_INTENT, len(stem) - 2), 1, -1):
            if intent := _intent(stem[-length:]):
                return stem[:-length], intent
    return None


def intent_of(words: Iterable[str]) -> str:
    """The section that the words are after, or ""; particles and the order of words do not matter."""
    said = {_intent(stem) for word in words for stem in stems(word)}
    return next((intent for intent in INTENT_WORDS if intent in said), "")


def is_about(word: str) -> bool:
    """Whether a word only says what the person wants to know, and so cannot be part of a name."""
    return any(_intent(stem) or stem in FILLER for stem in stems(word))


def _intent(word: str) -> str:
    ends = range(max(len(word) - _LONGEST_ENDING, 1), len(word) + 1)
    return INTENT_OF.get(word) or next((_PAST_OF[word[:end]] for end in ends if word[:end] in _PAST_OF), "")
