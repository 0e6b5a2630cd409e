"""Feeds of changes for what a batch found."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from portal.batch.line_answers import Choice, LineAnswer, LineOutcome
from portal.batch.lines import Line
from portal.web.watched_substances import MOST_FEEDS, watched_addresses


def _found(cas: str) -> LineAnswer:
    return LineAnswer(Line(1, ()), LineOutcome.FOUND, "", Choice(f"cas:{cas}", cas, f"/substances/{cas}", cas))


def _numbers(address: str) -> list[str]:
    return [value for name, value in parse_qsl(urlsplit(address).query) if name == "cas"]


def test_each_substance_found_is_watched_once_and_lines_without_one_are_not() -> None:
    nothing = LineAnswer(Line(2, ()), LineOutcome.NOT_FOUND, "")
    ((address, first, last),) = watched_addresses([_found("71-43-2"), nothing, _found("108-88-3"), _found("71-43-2")])
    assert urlsplit(address).path == "/changes.atom"
    assert _numbers(address) == ["71-43-2", "108-88-3"]
    assert (first, last) == (1, 2)
    assert watched_addresses([nothing]) == []


def test_a_long_list_is_watched_by_several_feeds_of_two_hundred_and_an_endless_one_by_the_first_of_them() -> None:
    found = watched_addresses(_found(f"{number}-00-0") for number in range(201))
    assert [(len(_numbers(address)), first, last) for address, first, last in found] == [(200, 1, 200), (1, 201, 201)]
    assert len(watched_addresses(_found(f"{number}-00-0") for number in range(200 * MOST_FEEDS + 1))) == MOST_FEEDS
