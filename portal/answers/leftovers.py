"""The words of a text that neither name what was found nor ask about it: some of them make it the name of something else."""

from __future__ import annotations

import re
from collections.abc import Iterable

from portal.answers.question import Question, plain
from search.words import is_about, line_words, stems

_SCENERY = (
    "공장 차 차량 자동차 탱크로리 트럭 배 선박 기차 화물차 창고 집 건물 지하철 학교 실험실 연구실 병원 아파트 사무실 "
    "도로 고속도로 하천 강 바다 논 밭 드럼통 드럼 탱크 저장탱크 배관 밸브 가스통 용기 액체 기체 가스 연기 약품 화학약품 "
    "화학물질 화공약품 유해물질 농약 독극물 약 알약 제품 기름 모르는 이상한 무슨 뭐가 뭔가 아이 아기 애 아이가 애가 아기가 "
    "애기 애기가 사람 강아지 고양이 손 손에 팔 팔에 다리 다리에 옷 옷에 얼굴 얼굴에 입 입에 코 목 눈 피부 실수로 갑자기 지금 "
    "우리 여기 많이 조금 빨리 긴급 도와주세요 살려주세요 터졌어요 났어요 나요 나서 있어요 했어요 됐어요 뿌려 물을 초동 "
    "초기 현장 주민 등급 레벨 a급 b급 c급 d급 level 기준 구분 종류 선택 착용 목록 비율 계산 거리 반경"
)
SCENERY = frozenset(_SCENERY.split())
"""Words that set a scene and name nothing."""

_WRITTEN_BEFORE = (
    "오쏘 오르토 올소 메타 파라 노말 노르말 이소 아이소 터트 터셔리 세크 세컨드 세컨더리 삼차 이차 알파 베타 감마 델타 "
    "시스 트랜스 무수 발연 o m p n i s t sec tert iso ortho meta para normal cis trans alpha beta gamma delta fuming"
)
_ISOMERS = frozenset(_WRITTEN_BEFORE.split())

_CHEMICAL = re.compile(
    "화물|산화|염화|불화|수소화|질화|황화|브롬화|요오드화|플루오르화|플루오린화|시안|사이안|사이아|시아노|"
    "아이드|라이드|사이드|하이드|자이드|아지드|옥시드|포스파|레이트|네이트|메이트|산염|산[가-힣]*염$|"
    "[질황염인초붕탄규수]산|크롬산|아세트산|포름산|구연산|술폰|설폰|술포|설포|술핀|니트로|나이트로|클로로|브로모|플루오로|"
    "메틸|메칠|에틸|에칠|프로필|부틸|뷰틸|펜틸|헥실|페닐|벤질|비닐|바이닐|아민|아미드|아마이드|에테르|에스테르|에스터|케톤|"
    "알코올|올레핀|하이드린|셀룰로|우라닐|수지|블랙$|레드$|나트륨|소듐|칼륨|포타슘|칼슘|마그네슘|알루미늄|암모늄|"
    "리튬|바륨|아연|구리|니켈|코발트|카드뮴|수은|크롬|망간|티탄|지르코|옥심|보란|겐$"
)
"""Pieces of names of substances: 질산 에틸 is not 질산, and 포타슘 사이아나이드 not 포타슘."""


def other_names(question: Question, matched: Iterable[str]) -> tuple[str, ...]:
    """Words that may make the text the name of another substance than those that ``matched``; () where the rest only asks.

    Any Latin word that asks nothing counts: hydrogen cyanid is not hydrogen.
    """
    names = [plain(name) for name in matched]
    left = [word for word in line_words(question.text) if not _is_part(word, names) and not is_scenery(word)]
    return tuple(word for word in left if word in _ISOMERS or (not is_about(word) and _is_chemical(word)))


def is_scenery(word: str) -> bool:
    """Whether a word only sets the scene."""
    return any(stem in SCENERY for stem in stems(word))


def _is_part(word: str, names: Iterable[str]) -> bool:
    said = {plain(stem) for stem in stems(word)} - {""}
    return any(stem in name or (len(name) > 1 and name in stem) for stem in said for name in names)


def _is_chemical(word: str) -> bool:
    if word.isascii():
        return len(word) > 2 and word.isalpha()
    return bool(_CHEMICAL.search(plain(word)))
