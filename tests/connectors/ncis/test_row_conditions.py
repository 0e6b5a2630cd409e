"""What bounds a row of the list is told from what belongs to a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.ncis.row_conditions import BoundedName, bounded_name, is_condition


@pytest.mark.parametrize(
    ("text", "name", "condition"),
    [
        ("납(입자지름<1mm)", "납", "입자지름<1mm"),
        ("Lead(particle diameter ≥1mm)", "Lead", "particle diameter ≥1mm"),
        ("납(입자지름 1mm 미만)", "납", "입자지름 1mm 미만"),
        ("니켈 (입자지름 0.1㎜ 이하)", "니켈", "입자지름 0.1㎜ 이하"),
        ("Nickel (particle size less than 0.1 mm)", "Nickel", "particle size less than 0.1 mm"),
        ("잔사, 연료유(DMSO 추출물 함량이 ≥3%인 경우)", "잔사, 연료유", "DMSO 추출물 함량이 ≥3%인 경우"),
        (
            "Fuel oil, residual(if they contain ≥3% DMSO extract)",
            "Fuel oil, residual",
            "if they contain ≥3% DMSO extract",
        ),
        ("구리(단, 입자크기 1㎜ 이상인 경우 제외)", "구리", "단, 입자크기 1㎜ 이상인 경우 제외"),
        ("아연 (단, 입자크기 1㎜ 이상인 경우 제외)", "아연", "단, 입자크기 1㎜ 이상인 경우 제외"),
        ("Copper, except for particles larger than 1㎜", "Copper", "except for particles larger than 1㎜"),
        (
            "히드록실아민 염류. 다만, 본 고시에서 별도로 규정한 것은 제외",
            "히드록실아민 염류",
            "다만, 본 고시에서 별도로 규정한 것은 제외",
        ),
        (
            "산화 트리알킬주석(다만, 본 고시에서 별도로 규정한 것은 제외)",
            "산화 트리알킬주석",
            "다만, 본 고시에서 별도로 규정한 것은 제외",
        ),
        ("피크릭 산 염류(폭발약 제외)", "피크릭 산 염류", "폭발약 제외"),
        ("칼탑 염류(본고시에서별도로규정한물질은제외)", "칼탑 염류", "본고시에서별도로규정한물질은제외"),
        ("Quartz (SiO2)※ 결정질로서 Silica dust에 한함", "Quartz (SiO2)", "※ 결정질로서 Silica dust에 한함"),
        (
            "무기시안화합물(베를린청은 제외). 다만, 그 밖은 제외",
            "무기시안화합물",
            "베를린청은 제외; 다만, 그 밖은 제외",
        ),
        (
            "2,6-톨루엔디아민류(2,6-톨루엔디아민 제외)와 그 염류",
            "2,6-톨루엔디아민류와 그 염류",
            "2,6-톨루엔디아민 제외",
        ),
    ],
)
def test_a_condition_is_taken_from_the_name_in_the_lists_words(text: str, name: str, condition: str) -> None:
    assert bounded_name(text) == BoundedName(name, condition)


@pytest.mark.parametrize(
    "text",
    [
        "Alkenes, (C>10) α-", "Alcohols, (C>30)", "Paraffins (petroleum), normal (C>10)", "Hydrocarbons, C>3",
        "아다만토산", "나이트로글리세린, 1% 미만의 나이트로글리세린이 함유된 알코올 용액", "산화 알루미늄 (Al2O3), 플루오라이드-함유",
        "크롬(6가)화합물", "2,4-D(비스(2-에틸헥실)에스터)", "테트라키스(다이메틸아미노)타이타늄", "단백질", "단일벽 탄소나노튜브",
        "셀레늄화합물질", "(다만, 제외)", "다만", "", "납(입자지름<1mm",
    ],
)  # fmt: skip
def test_what_belongs_to_a_name_stays_in_it(text: str) -> None:
    assert bounded_name(text) == BoundedName(text, "")


@given(st.text(alphabet="납 구리()[]<≥%.,;1mC다만단제외한함경우if※", max_size=40))
def test_no_word_is_lost_and_no_name_becomes_empty(text: str) -> None:
    found = bounded_name(text)
    assert bool(found.condition) <= bool(found.name)
    kept = sorted(letter for letter in found.name + found.condition if letter.isalnum())
    assert kept == sorted(letter for letter in text if letter.isalnum())


@pytest.mark.parametrize(("remark", "bounds"), [("섬유상에 한함", True), ("신규화학물질", False), ("1", False)])
def test_a_remark_that_bounds_nothing_is_none(remark: str, bounds: bool) -> None:
    assert is_condition(remark) is bounds
