"""The arithmetic of the tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.scores import percentile, quality, rank, speed

_TIMES = st.lists(st.floats(0, 1_000), min_size=1, max_size=50)


class TestPercentile:
    """The value below which a share lies."""

    @pytest.mark.parametrize(("share", "expected"), [(0.0, 1.0), (0.5, 2.5), (1.0, 4.0), (0.95, 3.85)])
    def test_lies_between_neighbours_in_proportion(self, share: float, expected: float) -> None:
        assert percentile([4.0, 1.0, 3.0, 2.0], share) == pytest.approx(expected)

    @given(_TIMES, st.floats(0, 1))
    def test_is_never_outside_the_values(self, values: list[float], share: float) -> None:
        assert min(values) <= percentile(values, share) <= max(values)

    @given(_TIMES, st.floats(0, 1), st.floats(0, 1))
    def test_rises_with_the_share(self, values: list[float], one: float, other: float) -> None:
        assert percentile(values, min(one, other)) <= percentile(values, max(one, other)) + 1e-9

    def test_of_nothing_is_an_error(self) -> None:
        with pytest.raises(ValueError, match="nothing was measured"):
            percentile([], 0.5)


class TestSpeed:
    """Milliseconds over queries."""

    def test_counts_each_query_once_by_the_median_of_its_rounds(self) -> None:
        took = speed([[0.001, 0.900, 0.001], [0.003, 0.003, 0.003]])
        assert [took.p50, took.mean] == pytest.approx([2.0, 2.0])
        assert took.p95 == pytest.approx(2.9)


class TestQuality:
    """Shares of right hits."""

    def test_counts_first_among_ten_and_the_reciprocal_of_the_rank(self) -> None:
        right = quality([1, 2, 0, 10, 11])
        assert right.hit_at_1 == pytest.approx(1 / 5)
        assert right.hit_at_10 == pytest.approx(3 / 5)
        assert right.mrr == pytest.approx((1 + 1 / 2 + 1 / 10 + 1 / 11) / 5)

    @given(st.lists(st.integers(0, 20), min_size=1))
    def test_the_reciprocal_lies_between_first_and_found(self, ranks: list[int]) -> None:
        right = quality(ranks)
        assert right.hit_at_1 <= right.mrr + 1e-9
        assert 0 <= right.hit_at_1 <= right.hit_at_10 <= 1

    def test_of_nothing_is_an_error(self) -> None:
        with pytest.raises(ValueError, match="nothing was judged"):
            quality([])


class TestRank:
    """The rank of the first right hit."""

    def test_is_that_of_the_first_hit_with_an_expected_number(self) -> None:
        assert rank([["50-00-0"], [], ["67-56-1", "64-17-5"], ["64-17-5"]], frozenset({"64-17-5"})) == 3

    def test_is_0_if_no_hit_has_one(self) -> None:
        assert rank([["50-00-0"], []], frozenset({"64-17-5"})) == 0
