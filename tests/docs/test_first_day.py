"""docs/first-day.md against the code: settings, data sets, budgets, times of first passes, what is awaited, exit codes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from connectors.feeds import Feed, FeedKind
from connectors.key_sites import KEY_SITES
from connectors.published_sizes import CAS_BY_RANK, QUESTIONS, ROWS, ROWS_OF_NATIONAL_LIST
from connectors.registry import FEEDS
from portal.doctor.findings import EXIT_CODE
from portal.doctor.first_passes import MOST_DAYS, first_pass, order_of_first_passes
from portal.recordings.recording import FOLDER

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "first-day.md").read_text(encoding="utf-8")
LINES = PAGE.splitlines()
FEW_CALLS = 2_000


def days(number: int) -> str:
    return "never ends" if number >= MOST_DAYS else f"{number:,}"


def pass_row(place: int, feed: Feed) -> str:
    """The row of the table of first passes."""
    whole = first_pass(feed)
    if whole is None:
        return f"| {place} | `{feed.name}` | not published | | | | | |"
    few = first_pass(feed, FEW_CALLS)
    assert few is not None
    what = "questions" if feed.kind is FeedKind.LOOKUP else "rows"
    return (
        f"| {place} | `{feed.name}` | {whole.amount:,} {what} | {whole.calls:,} | {days(whole.regulated_days)} | "
        f"{days(whole.days)} | {days(few.days)} | {whole.minutes} |"
    )


def budget_row(feed: Feed) -> str:
    """The row of the table of budgets."""
    operations = list(feed.budgets)
    named = f"`{operations[0]}`" if len(operations) == 1 else f"{len(operations)} operations, each"
    limits = {f"{limit:,}" for limit in feed.budgets.values()}
    return f"| `{feed.name}` | {named} | {' '.join(limits)} | {feed.pace:g} |"


def awaited_rows() -> Iterator[str]:
    """The rows of what no recorded answer has confirmed, feeds with the same text in one."""
    texts = dict.fromkeys(feed.unverified for feed in FEEDS.values() if feed.unverified)
    for text in texts:
        names = ", ".join(f"`{feed.name}`" for feed in FEEDS.values() if feed.unverified == text)
        yield f"| {names} | {text} |"


def test_the_first_passes_stand_in_their_order_with_the_times_that_the_code_gives() -> None:
    rows = [pass_row(place, FEEDS[name]) for place, name in enumerate(order_of_first_passes(), 1)]
    start = LINES.index(rows[0])
    assert LINES[start : start + len(rows)] == rows


@pytest.mark.parametrize("feed", [feed for feed in FEEDS.values() if feed.budgets], ids=lambda feed: feed.name)
def test_every_budget_stands_as_the_code_has_it(feed: Feed) -> None:
    assert budget_row(feed) in LINES


@pytest.mark.parametrize("setting", KEY_SITES)
def test_every_setting_stands_with_its_site_and_how_long_a_key_takes(setting: str) -> None:
    site = KEY_SITES[setting]
    assert f"| `{setting}` | {site.name} <{site.page}> | {site.how} | {site.wait} |" in LINES


def test_every_data_set_of_the_gateway_stands_with_its_feeds() -> None:
    for home in dict.fromkeys(feed.home for feed in FEEDS.values() if feed.key_setting == "DATA_GO_KR_KEY"):
        (row,) = (line for line in LINES if line.startswith(f"| <{home}> |"))
        named = [feed.name for feed in FEEDS.values() if feed.home == home and feed.key_setting == "DATA_GO_KR_KEY"]
        assert all(f"`{name}`" in row for name in named) or f"{len(named)} feeds `toxinfo.…`" in row


def test_what_is_awaited_is_what_the_feeds_say() -> None:
    assert [row for row in awaited_rows() if row not in LINES] == []


def test_the_numbers_in_the_text_are_the_codes() -> None:
    assert f"{ROWS_OF_NATIONAL_LIST:,} rows" in PAGE
    regulated, others = CAS_BY_RANK[0], CAS_BY_RANK[1]
    assert f"{sum(CAS_BY_RANK):,} CAS numbers" in PAGE
    assert f"{regulated:,} 사고대비물질" in PAGE
    assert f"{others:,} other regulated ones" in PAGE
    assert all(f"exits with {code}" in PAGE or f"| {code} |" in PAGE for code in EXIT_CODE.values())
    assert FOLDER.as_posix() in PAGE
    uses = FEEDS["psis.registrations"]
    whole = first_pass(uses)
    assert whole is not None
    assert f"above {whole.calls:,} calls for its registrations; our budget of {uses.budgets['SVC01']:,}" in PAGE
    listings = [first_pass(FEEDS[name]) for name in ROWS]
    assert f"in about {10 * round(sum(each.minutes for each in listings if each) / 10)} minutes of calls" in PAGE
    sheets = first_pass(FEEDS["kosha_msds.sheets"])
    assert sheets is not None
    assert regulated <= FEEDS["kosha_msds.sheets"].budgets["getChemList001"]
    assert ("all regulated substances at KOSHA in the second" in PAGE) == (sheets.regulated_days == 2)


def test_sizes_are_known_of_feeds_that_exist() -> None:
    assert {*ROWS, *QUESTIONS} <= FEEDS.keys()
