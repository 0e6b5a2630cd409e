"""Thresholds are read whole or not at all; exceptions stay in the agency's words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.ncis.legal_listings import thresholds_text
from connectors.ncis.thresholds import Contents, contents_of, thresholds_in
from connectors.schema import Threshold


def percent(figure: str, effect: str = "", *, exclusive: bool = False) -> Threshold:
    return Threshold(Decimal(figure), effect, exclusive)


@pytest.mark.parametrize(
    ("text", "thresholds"),
    [
        (
            "인체급성유해성 : 1%, 인체만성유해성 : 0.1%",
            (percent("1", "인체급성유해성"), percent("0.1", "인체만성유해성")),
        ),
        ("인체급성유해성: 1 % 초과", (percent("1", "인체급성유해성", exclusive=True),)),
        ("벤젠 및 이를 85% 이상 함유한 혼합물", (percent("85"),)),
        ("납[Lead; 7439-92-1] 및 이 를0.009% 초과 함유한 혼합물", (percent("0.009", exclusive=True),)),
        ("백석면[Chrysotile; 12001-29-5] 및 이를 1%이상 함유한 혼합물", (percent("1"),)),
        ("아크롤레인 및 이를 1.0% 이상 함유한 혼합물", (percent("1.0"),)),
        ("톨루엔 및 이를 85퍼센트 이상 함유한 혼합물", (percent("85"),)),
        ("톨루엔 및 이를 85 퍼센트 초과하여 함유한 혼합물", (percent("85", exclusive=True),)),
        ("톨루엔 및 이를 0.1％를 초과하는 혼합물", (percent("0.1", exclusive=True),)),
        ("황산 및 이를 10중량% 이상 함유한 혼합물", (percent("10"),)),
        ("황산 및 이를 10 wt% 이상 함유한 혼합물", (percent("10"),)),
        ("황산 및 이를 10% (중량기준) 이상 함유한 혼합물", (percent("10"),)),
        ("납 및 0.06%를 넘는 혼합물", (percent("0.06", exclusive=True),)),
    ],
)
def test_lower_bounds_are_read_as_the_notices_print_them(text: str, thresholds: tuple[Threshold, ...]) -> None:
    assert contents_of(text) == Contents(thresholds)


@pytest.mark.parametrize(
    "text",
    [
        "순도 99%",
        "벤젠 및 이를 85% 미만 함유한 혼합물",
        "벤젠 및 이를 85% 이하 함유한 혼합물",
        "인체급성유해성 : 1% 미만",
        "인체급성유해성 : 1% 이하, 인체만성유해성 : 0.1%",
        "납 및 이를 0.009% 초과 0.3% 미만 함유한 혼합물",
        "1% 이상 5% 이하 함유한 혼합물",
        "황산 1~10% 이상",
        "황산 1%~10% 이상",
        "황산 1%부터 10% 이상",
        "0,1% 이상 함유한 혼합물",
        "0.1.2% 이상",
        "100 ppm 이상 함유한 혼합물",
        "염산(35%) 및 이를 10% 이상 함유한 혼합물",
        "10부피% 이상 함유한 혼합물",
        "10 vol% 이상",
        "50 mg/kg 초과",
        "납과 그 화합물",
        "별표 1에 따름",
        "5퍼센트까지",
    ],
)
def test_a_text_that_says_more_is_shown_as_sent_and_gives_no_threshold(text: str) -> None:
    assert contents_of(text) == Contents(unread=text)


@pytest.mark.parametrize(
    ("text", "thresholds", "exception"),
    [
        (
            "피시비 및 이를 0.005% 이상 함유한 혼합물. 다만, 치환된 염소수가 3개 미만인 경우는 제외",
            (percent("0.005"),),
            "다만, 치환된 염소수가 3개 미만인 경우는 제외",
        ),
        (
            "납 및 이를 0.1% 이상 함유한 혼합물(다만, 금속 납은 제외한다)",
            (percent("0.1"),),
            "다만, 금속 납은 제외한다",
        ),
        (
            "메탄올 및 이를 85% 이상 함유한 혼합물. 단, 5% 이하의 세정액은 제외",
            (percent("85"),),
            "단, 5% 이하의 세정액은 제외",
        ),
        ("벤젠 및 이를 1% 이상 함유한 혼합물(휘발유는 제외)", (percent("1"),), "휘발유는 제외"),
        ("벤젠 및 이를 1% 이상 함유한 혼합물. 휘발유는 제외한다.", (percent("1"),), "휘발유는 제외한다."),
        ("다만, 시험용은 제외", (), "다만, 시험용은 제외"),
    ],
)
def test_an_exception_stays_in_its_words_and_its_figures_are_no_thresholds(
    text: str, thresholds: tuple[Threshold, ...], exception: str
) -> None:
    assert contents_of(text) == Contents(thresholds, exception)


def test_words_that_only_begin_like_an_exception_are_none() -> None:
    assert contents_of("단백질 및 이를 1% 이상 함유한 혼합물") == Contents((percent("1"),))
    assert contents_of("단열재 및 이를 1% 이상 함유한 혼합물").exception == ""


def test_a_blank_text_says_nothing() -> None:
    assert contents_of("  ") == Contents()


@given(st.decimals(min_value=Decimal("0.001"), max_value=100, places=3), st.booleans())
def test_a_threshold_survives_its_own_words(figure: Decimal, exclusive: bool) -> None:
    sent = (Threshold(figure, "", exclusive),)
    assert thresholds_in(thresholds_text(sent)) == sent


WORDS = (
    *("벤젠 및 이를", "0.1%", "85 퍼센트", "이상", "초과", "함유한", "인체급성유해성 :"),
    *("미만", "이하", "~", "(", ")", "다만,", "제외", "ppm"),
)


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_a_rule_with_another_bound_gives_no_threshold(words: list[str]) -> None:
    text = " ".join(words)
    read = contents_of(text)
    assert read.unread in ("", text)
    assert not (read.unread and read.thresholds)
    if "85 퍼센트 미만" in text and "다만," not in text and "제외" not in text:
        assert read.thresholds == ()
