"""Contents in percent: figures, ranges and bounds in Korean and English, and what is none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.contents import Content, content_in

PERCENTS = st.decimals("0", "100", places=1)


def content(low: str = "", high: str = "", *, above: bool = False, below: bool = False) -> Content:
    return Content(Decimal(low) if low else None, Decimal(high) if high else None, above, below)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("염산 35%", content("35", "35")),
        ("질산(69.5 ％)", content("69.5", "69.5")),
        ("nitric acid 70 percent", content("70", "70")),
        ("암모니아수 25퍼센트", content("25", "25")),
        ("암모니아수(25~30%)", content("25", "30")),
        ("질산 20% ~ 60%", content("20", "60")),
        ("nitric acid, 65 to 70 %", content("65", "70")),
        ("불화수소산(60% 이하)", content("", "60")),
        ("불화수소산(60% 초과)", content("60", "", above=True)),
        ("암모니아수(10% 초과 35% 이하)", content("10", "35", above=True)),
        ("과산화수소(8 % 이상 20 % 미만)", content("8", "20", below=True)),
        ("more than 10 percent but not more than 35 percent ammonia", content("10", "35", above=True)),
        ("with at least 65 percent, but not more than 70 percent nitric acid", content("65", "70")),
        ("not less than 20% but less than 40% by mass", content("20", "40", below=True)),
        ("30 percent or more", content("30")),
        ("50 % by weight or less", content("", "50")),
        ("35%, 35 %", content("35", "35")),
    ],
)
def test_a_content_is_read_as_it_is_worded(text: str, expected: Content) -> None:
    assert content_in(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "염산", "35", "UN1789", "7697-37-2", "30% 또는 40%", "120%", "60~40%", "35% 이상, 40%", "1,2-디클로로에탄"],
)
def test_no_content_two_contents_and_an_impossible_one_are_none(text: str) -> None:
    assert content_in(text) is None


@given(PERCENTS, PERCENTS, st.sampled_from(["이상", "초과"]), st.sampled_from(["이하", "미만"]))
def test_a_worded_range_keeps_both_bounds(low: Decimal, high: Decimal, lower: str, upper: str) -> None:
    expected = Content(low, high, lower == "초과", upper == "미만") if low <= high else None
    assert content_in(f"황산({low}% {lower} {high}% {upper})") == expected


@given(PERCENTS, PERCENTS, PERCENTS, PERCENTS, st.booleans(), st.booleans())
def test_overlap_does_not_depend_on_the_order(
    a: Decimal, b: Decimal, c: Decimal, d: Decimal, above: bool, below: bool
) -> None:
    one, other = Content(min(a, b), max(a, b), above), Content(min(c, d), max(c, d), high_excluded=below)
    assert one.overlaps(other) == other.overlaps(one)


def test_an_excluded_bound_is_no_overlap() -> None:
    assert not content("60", "", above=True).overlaps(content("60", "60"))
    assert content("60").overlaps(content("60", "60"))
    assert not content("", "20", below=True).overlaps(content("20", "65"))
    assert Content().overlaps(content("20", "20"))
