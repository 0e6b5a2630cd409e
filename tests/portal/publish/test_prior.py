"""Prior: it orders equal hits and is bounded."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from portal.publish.prior import HIGHEST_PRIOR, prior


@given(
    st.lists(st.sampled_from(["사고대비물질", "제한물질", "금지물질", "기존화학물질", "등록대상기존화학물질"])),
    st.sets(st.text(max_size=5), max_size=30),
    st.integers(0, 10_000),
    st.booleans(),
)
def test_a_prior_stays_within_its_bounds(legal: list[str], feeds: set[str], accidents: int, limits: bool) -> None:
    assert 0 <= prior(legal=legal, feeds=feeds, accidents=accidents, limits=limits) <= HIGHEST_PRIOR


def test_a_substance_on_the_accident_list_comes_before_one_that_is_merely_registered() -> None:
    watched = prior(legal=["사고대비물질"], feeds={"a"}, accidents=0, limits=False)
    registered = prior(legal=["등록대상기존화학물질"], feeds={"a"}, accidents=0, limits=False)
    assert watched > registered > prior(legal=["기존화학물질"], feeds={"a"}, accidents=0, limits=False)


def test_having_leaked_before_counts() -> None:
    assert prior(legal=[], feeds=[], accidents=3, limits=False) > prior(legal=[], feeds=[], accidents=0, limits=False)


def test_what_has_a_day_stands_by_it_the_latest_first() -> None:
    by_day = [
        prior(legal=["사고대비물질"], feeds={"a"}, accidents=9, limits=True, day=day)
        for day in ("1999-01-01", "2012-09-27", "2024-06-24", "2026-01-01", "2090-01-01")
    ]
    assert by_day == sorted(by_day)
    assert (by_day[0], by_day[-1]) == (0, HIGHEST_PRIOR)
    assert prior(legal=[], feeds=[], accidents=0, limits=False, day="모름") == 0
