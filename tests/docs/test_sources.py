from __future__ import annotations

from pathlib import Path

import pytest

from connectors.feeds import Connector, Feed, FeedKind
from connectors.registry import CONNECTORS, FEEDS
from tests.connectors.test_samples import SAMPLES, Outside

PAGE = Path(__file__).resolve().parents[2] / "docs" / "sources.md"
ROWS = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]


def rows_of(name: str) -> list[str]:
    """The rows of the page's tables that begin with this name."""
    return [row for row in ROWS if row.startswith(f"| `{name}` |")]


def budgets_of(feed: Feed) -> list[str]:
    """What a feed's row says of its calls a day: each operation, or how many there are where they are many."""
    if len(feed.budgets) > 4:
        return [f"{len(feed.budgets)} operations, {limit:,} each" for limit in set(feed.budgets.values())]
    return [f"`{operation}` {limit:,}" for operation, limit in feed.budgets.items()]


@pytest.mark.parametrize("connector", CONNECTORS, ids=lambda connector: connector.name)
def test_each_connector_has_a_section_that_says_whose_words_its_feeds_are(connector: Connector) -> None:
    section = PAGE.read_text(encoding="utf-8").partition(f"\n## {connector.name}\n")[2].partition("\n## ")[0]
    stated = [line for line in section.splitlines() if line.startswith("- Agency: ")]
    assert stated == [
        f"- Agency: {publisher.agency} (2013: {publisher.agency_2013}). System: {publisher.system}. Home: {publisher.home}."
        for publisher in connector.publishers
    ]
    assert all(f"| `{feed.name}` |" in section for feed in connector.feeds)


@pytest.mark.parametrize("feed", FEEDS.values(), ids=lambda feed: feed.name)
def test_each_feed_has_a_row_that_says_how_it_is_read(feed: Feed) -> None:
    how, _ = rows_of(feed.name)[:2]
    pace = "none" if feed.kind is FeedKind.FILE else f"{feed.pace:g}"
    kind = f"{feed.kind}, asked by {feed.questions}" if feed.questions else feed.kind
    setting = feed.key_setting or feed.file_setting
    assert f"| {feed.title} | {kind} | `{setting}` |" in how
    assert how.endswith(f"| {pace} | {feed.floor:,} | {feed.frequency} |")
    assert all(budget in how for budget in budgets_of(feed))


@pytest.mark.parametrize("feed", FEEDS.values(), ids=lambda feed: feed.name)
def test_each_feed_has_a_row_that_says_what_is_kept_of_it(feed: Feed) -> None:
    _, kept = rows_of(feed.name)[:2]
    assert all(f"`{name}`" in kept for name in feed.ignored | feed.redacted)
    assert feed.unverified in kept
    assert kept.endswith(f"| {feed.publisher.licence}; <{feed.home}> |")


@pytest.mark.parametrize("sample", SAMPLES)
def test_each_recorded_answer_has_one_row_with_its_feed_or_why_there_is_none(sample: str) -> None:
    (row,) = rows_of(sample)
    outcome = SAMPLES[sample]
    expected = f"| none | {outcome.why} |" if isinstance(outcome, Outside) else f"`{outcome.feed}`"
    assert expected in row


def test_the_page_names_no_feed_and_no_recording_that_does_not_exist() -> None:
    named = {row.split("`")[1] for row in ROWS}
    assert named == FEEDS.keys() | SAMPLES.keys()
