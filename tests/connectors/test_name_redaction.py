"""A person's name in prose is told by what stands beside it; everyday words with the same syllables stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.name_redaction import person_names_in, without_person_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("홍길동 씨가 신고함", ["홍길동"]),
        ("홍길동씨(45)는 병원으로 이송", ["홍길동"]),
        ("남궁민수 씨와 황보영 씨", ["남궁민수", "황보영"]),
        ("응우옌반남 씨가 다침", ["응우옌반남"]),
        ("이순신님의 신고", ["이순신"]),
        ("홍길동(45세)이 사망", ["홍길동"]),
        ("김영희(여, 32), 박민수(남·45)", ["김영희", "박민수"]),
        ("최지우 (만 29세)", ["최지우"]),
        ("박영수 과장이 밸브를 잠금", ["박영수"]),
        ("이영희 대표이사", ["이영희"]),
        ("성명: 이영희", ["이영희"]),
        ("대표자 : 김철수, 주소 미상", ["김철수"]),
        ("작업자 김철수가 화상을 입음", ["김철수"]),
        ("하청근로자 정민수는 대피", ["정민수"]),
        ("소방관 최민호, 이동국 부상", ["최민호", "이동국"]),
        ("작업자 김지은 사망", ["김지은"]),
    ],
)
def test_a_name_is_told_by_what_stands_beside_it(text: str, names: list[str]) -> None:
    assert list(person_names_in(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "김모 씨(50)와 A씨, 박아무개 씨",
        "섭씨 25도의 날씨에 불씨가 남음",
        "피브이씨 배관, 이디씨 탱크, 브이씨엠 누출",
        "근로자 전원이 대피함",
        "주민 이주민 대피, 주민(70세) 1명",
        "남성(45세) 1명, 여성(32세) 1명",
        "작업자 안전모와 방호복을 착용",
        "작업자 이동 중, 운전자 조작 미숙, 작업자 정기적으로 점검",
        "현장 소장이, 공사장 소장이, 정비소 사장이, 안전과 과장이",
        "황산(98%)이 염산(남은 양)과 반응",
        "담당자: 안전팀, 관리자: 전무",
        "강원도 소방서장, 제주도 주민",
        "실험 중 산 폐액용기에 아세톤을 폐기하는 과정에서 반응하여 폭발",
        "염화철이 유출되어 유기인에 노출",
    ],
)
def test_words_that_name_nobody_stay(text: str) -> None:
    assert person_names_in(text) == ()


def test_a_name_is_taken_out_wherever_it_stands_and_what_is_beside_it_stays() -> None:
    text = "작업자 김철수(45세)가 화상. 김철수는 이송, 김철수산업은 회사"
    assert without_person_names(text, "(…)") == "작업자 (…)(45세)가 화상. (…)는 이송, (…)산업은 회사"


@given(st.text(alphabet="김이박철수영희씨님작업자대표 (45세남).,:", max_size=40))
def test_what_was_taken_out_once_leaves_nothing_to_take_out(text: str) -> None:
    once = without_person_names(text, "(개인정보 삭제)")
    assert without_person_names(once, "(개인정보 삭제)") == once
