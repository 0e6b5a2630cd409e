"""A share against the content from which a row applies: three answers, each with its reason."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.profile.content_verdicts import ContentBound, Verdict, bounds_of, content_lines, percent_of

SHARES = st.decimals(min_value="0.0001", max_value=100, places=4)


@pytest.mark.parametrize(
    ("exclusive", "share", "outcome", "why"),
    [
        (False, "0.009", Verdict.APPLIES, ""),
        (True, "0.009", Verdict.DOES_NOT_APPLY, "0.009%는 0.009% 초과가 아님"),
        (True, "0.01", Verdict.APPLIES, ""),
        (False, "0.0089", Verdict.DOES_NOT_APPLY, "0.0089%는 0.009% 미만"),
    ],
)
def test_more_than_a_content_is_not_from_that_content(exclusive: bool, share: str, outcome: Verdict, why: str) -> None:
    verdict = ContentBound(Decimal("0.009"), exclusive).verdict_on(Decimal(share))
    assert (verdict.outcome, verdict.why) == (outcome, why)


@given(SHARES, SHARES, st.booleans())
def test_a_larger_share_never_meets_less(bound: Decimal, share: Decimal, exclusive: bool) -> None:
    row = ContentBound(bound, exclusive)
    if row.verdict_on(share).outcome is Verdict.APPLIES:
        assert row.verdict_on(share + 1).outcome is Verdict.APPLIES


def test_a_row_without_a_content_says_why_nothing_can_be_said() -> None:
    (line,) = content_lines((), Decimal("5"), "기준 없음")
    assert line.verdict is not None
    assert (line.text, line.verdict.outcome, line.verdict.why) == ("", Verdict.UNKNOWN, "기준 없음")


def test_without_a_share_no_line_has_a_verdict() -> None:
    lines = (*content_lines((), None, "기준 없음"), *content_lines((ContentBound(Decimal(1)),), None, ""))
    assert [line.verdict for line in lines] == [None, None]


def test_every_bound_of_a_row_has_its_own_verdict() -> None:
    lines = content_lines((ContentBound(Decimal(85)), ContentBound(Decimal(5), effect="발암성")), Decimal(10), "")
    assert [(line.text, line.verdict and line.verdict.outcome) for line in lines] == [
        ("85% 이상", Verdict.DOES_NOT_APPLY),
        ("발암성 5% 이상", Verdict.APPLIES),
    ]


def test_a_threshold_that_is_no_number_is_no_bound() -> None:
    stored = [{"percent": "모름"}, {"effect": "발암성"}, {"percent": "0.1", "exclusive": True}]
    assert bounds_of(stored) == (ContentBound(Decimal("0.1"), exclusive=True),)


@pytest.mark.parametrize(
    ("text", "percent"),
    [("35", "35"), (" 35 % ", "35"), ("0.1", "0.1"), ("100", "100")],
)
def test_a_share_is_read_with_and_without_its_sign(text: str, percent: str) -> None:
    assert percent_of(text) == Decimal(percent)


@pytest.mark.parametrize("text", ["", "0", "-1", "100.1", "nan", "inf", "삼십", "1e5", "1e-999999"])
def test_what_is_no_share_is_none(text: str) -> None:
    assert percent_of(text) is None
