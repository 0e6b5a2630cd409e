"""Addresses of feeds of changes for the substances that a batch found, so that any reader program keeps watch over a list."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from portal.batch.line_answers import LineAnswer
from portal.http.change_parameters import MOST_NUMBERS
from portal.store.bulk_rows import chunks

MOST_FEEDS = 10
"""Links on a page; a longer list is no list to watch."""


def watched_addresses(answers: Iterable[LineAnswer]) -> list[tuple[str, int, int]]:
    """The address of each feed, with the places of its first and last substance among those found, each substance once."""
    numbers = dict.fromkeys(answer.found.cas for answer in answers if answer.found and answer.found.cas)
    parts = list(chunks(numbers, MOST_NUMBERS))[:MOST_FEEDS]
    return [
        (
            f"/changes.atom?{urlencode([('cas', number) for number in part])}",
            place * MOST_NUMBERS + 1,
            place * MOST_NUMBERS + len(part),
        )
        for place, part in enumerate(parts)
    ]
