"""How long the first pass of each feed takes, worked out from the budgets, pages and paces that the code declares."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from connectors.feeds import Feed, FeedKind, Frequency, Questions
from connectors.published_sizes import CAS_BY_RANK, QUESTIONS, ROWS, ROWS_OF_NATIONAL_LIST
from connectors.registry import FEEDS
from portal.ingest.lookup_questions import REASK_BY_RANK, REASK_DAILY

MOST_DAYS = 2_000


@dataclass(frozen=True, slots=True)
class FirstPass:
    """The first pass of one feed. ``calls`` are those of each operation; ``regulated_days`` until the regulated substances are asked about.

    Days count runs of the schedule by the calendar, so a weekly feed that needs two of them takes eight days. ``minutes`` is
    the longest that one day's calls take at the feed's own pace.
    """

    feed: str
    amount: int
    calls: int
    days: int
    regulated_days: int
    minutes: int


def first_pass(feed: Feed, calls_a_day: int | None = None) -> FirstPass | None:
    """The first pass of the feed with its own budget, or with fewer ``calls_a_day``; ``None`` where its size is not known."""
    if feed.kind is FeedKind.FILE:
        return FirstPass(feed.name, ROWS_OF_NATIONAL_LIST, 0, 1, 1, 0)
    own_budget = min(feed.budgets.values())
    budget = min(own_budget, calls_a_day or own_budget)
    if feed.name in ROWS:
        rows, rows_a_call = ROWS[feed.name]
        calls = ceil(rows / rows_a_call)
        # A listing whose budget ends begins again at its first page: it must fit into one day or never ends.
        days = 1 if calls <= budget else MOST_DAYS
        return FirstPass(feed.name, rows, calls, days, days, _minutes(feed, min(calls, budget), 1))
    ranks = CAS_BY_RANK if feed.questions is Questions.CAS else (QUESTIONS.get(feed.name, 0),)
    if not sum(ranks):
        return None
    regulated, everything = days_until_asked(ranks, budget, 7 if feed.frequency is Frequency.WEEKLY else 1)
    calls = sum(ranks)
    return FirstPass(
        feed.name, calls, calls, everything, regulated, _minutes(feed, min(calls, budget), len(feed.budgets))
    )


def order_of_first_passes() -> tuple[str, ...]:
    """The feeds in the order of ``sync --all``: the file and the listings first, because look-ups ask about what they bring."""
    return tuple(sorted(FEEDS, key=lambda name: FEEDS[name].kind is FeedKind.LOOKUP))


def days_until_asked(ranks: Sequence[int], budget: int, days_between_runs: int = 1) -> tuple[int, int]:
    """The days until every key but those of the last rank has been asked about once, and until all have.

    Each run asks as ``due_questions`` orders them: a rank before the next, in it first those never asked, then the oldest
    that are due again. So keys of a high rank that are due every day leave less of the budget to the others.
    """
    ages = [age.days for age in (REASK_BY_RANK if sum(ranks) > budget else (REASK_DAILY,) * len(REASK_BY_RANK))]
    never = list(ranks)
    asked: list[deque[tuple[int, int]]] = [deque() for _ in ranks]
    first_done = 0
    for day in range(0, MOST_DAYS, days_between_runs):
        left = budget
        for rank, runs in enumerate(asked):
            left = _ask(never, rank, runs, day, ages[rank], left)
        if not first_done and not any(never[:-1] or never):
            first_done = day + 1
        if not any(never):
            return first_done, day + 1
    return first_done or MOST_DAYS, MOST_DAYS


def _ask(never: list[int], rank: int, runs: deque[tuple[int, int]], day: int, age: int, left: int) -> int:
    """Asks what the budget allows of one rank and returns what is left of it."""
    taken = min(left, never[rank])
    never[rank] -= taken
    left -= taken
    again = 0
    while runs and day - runs[0][0] > age and again < left:
        asked_on, count = runs.popleft()
        part = min(count, left - again)
        again += part
        if part < count:
            runs.appendleft((asked_on, count - part))
    if taken + again:
        runs.append((day, taken + again))
    return left - again


def _minutes(feed: Feed, calls: int, operations: int) -> int:
    return ceil(calls * operations / feed.pace / 60)
