from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.feeds import FeedKind
from connectors.registry import FEEDS
from connectors.schema import Origin
from portal.doctor.first_passes import MOST_DAYS, days_until_asked, first_pass, order_of_first_passes
from portal.ingest import lookup_questions
from tests.portal.clock import Clock


@pytest.mark.parametrize(
    ("ranks", "budget", "between", "expected"),
    [
        ((10,), 10, 1, (1, 1)),
        # Those never asked come before those that are due again.
        ((10,), 3, 1, (4, 4)),
        ((3, 0, 1), 3, 1, (1, MOST_DAYS)),
        ((0, 0, 10), 3, 1, (1, 4)),
        ((0, 0, 10), 3, 7, (1, 22)),
        # Two of three calls go to the first rank each day, so one is left for the last.
        ((2, 0, 4), 3, 1, (1, 4)),
        ((1, 2, 4), 3, 1, (1, 3)),
        ((1, 2, 4), 7, 1, (1, 1)),
    ],
)
def test_the_days_are_those_of_runs_that_ask_again_what_is_due(
    ranks: tuple[int, ...], budget: int, between: int, expected: tuple[int, int]
) -> None:
    assert days_until_asked(ranks, budget, between) == expected


@given(st.tuples(*[st.integers(0, 60)] * 3), st.integers(70, 200))
def test_a_budget_that_holds_all_keys_needs_one_day(ranks: tuple[int, int, int], budget: int) -> None:
    if sum(ranks) <= budget:
        assert days_until_asked(ranks, budget) == (1, 1)


@given(st.integers(1, 400), st.integers(1, 40))
def test_keys_of_one_low_rank_take_their_number_by_the_budget(keys: int, budget: int) -> None:
    expected = -(-keys // budget)
    if expected <= 30:
        assert days_until_asked((0, 0, keys), budget)[1] == expected


@pytest.mark.parametrize(
    "feed", [feed for feed in FEEDS.values() if feed.kind is FeedKind.LISTING], ids=lambda feed: feed.name
)
def test_every_listing_of_known_size_fits_into_the_budget_of_one_day(feed: object) -> None:
    known = first_pass(feed)  # type: ignore[arg-type]
    assert known is None or known.days == 1


@pytest.mark.django_db
@pytest.mark.parametrize(("ranks", "budget"), [((2, 3, 12), 5), ((1, 9, 20), 6), ((0, 0, 31), 4), ((3, 2, 4), 30)])
def test_the_days_are_those_that_the_questions_themselves_take(
    ranks: tuple[int, int, int], budget: int, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    keys = {f"{rank}-{number}": rank for rank, count in enumerate(ranks) for number in range(count)}
    feed = replace(FEEDS["ncis.ghs"], budgets={"ghsList": budget})
    monkeypatch.setattr(lookup_questions, "_known_keys", lambda feed, origin: keys)
    clock.set(clock.now.replace(hour=18, minute=5, second=0, microsecond=0))
    never, regulated_days = set(keys), 0
    for day in range(1, 200):
        start = clock.now
        for key in lookup_questions.due_questions(feed, Origin.LIVE)[:budget]:
            clock.move(timedelta(seconds=1))
            lookup_questions.save_outcome(feed, Origin.LIVE, key, "none")
            never.discard(key)
        if not regulated_days and not any(keys[key] < 2 for key in never):
            regulated_days = day
        if not never:
            break
        clock.set(start + timedelta(days=1))
    assert days_until_asked(ranks, budget) == (regulated_days, day)


def test_the_order_is_that_of_syncing_everything() -> None:
    order = order_of_first_passes()
    assert order[0] == "ncis.inventory"
    assert sorted(order) == sorted(FEEDS)
    look_ups = [FEEDS[name].kind is FeedKind.LOOKUP for name in order]
    assert look_ups == sorted(look_ups)
