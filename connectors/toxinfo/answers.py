"""ToxctyInfoService02 over data.go.kr: eleven listings and one look-up; no answer of it was seen, so every shape is taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from connectors.errors import Unexpected
from connectors.gateway import Page, read_any
from connectors.http import Call
from connectors.paging import pages
from connectors.schema import Row
from connectors.source import Source
from connectors.tally import Tally
from connectors.toxinfo.operations import Operation
from identifiers import cas

BASE = "https://apis.data.go.kr/1471057/ToxctyInfoService02"
PAGE_ROWS = 100
"""Rows a page; what the service gives at most is not published."""


def lister(operation: Operation) -> Callable[[Source, Tally], Iterator[Row]]:
    """The function that reads every row of this operation."""

    def rows(source: Source, tally: Tally) -> Iterator[Row]:
        return pages(_fetch(source, operation, {}), tally, size=PAGE_ROWS)

    return rows


def answerer(operation: Operation) -> Callable[[Source, str, Tally], list[Row]]:
    """The function that asks this operation about one CAS number and keeps the rows that bear exactly it."""

    def answer(source: Source, question: str, tally: Tally) -> list[Row]:
        asked = Tally()
        found = list(pages(_fetch(source, operation, {"CAS_NO": question}), asked, size=PAGE_ROWS))
        # Half an answer must not end facts.
        if asked.empty_early or asked.repeated_page or len(asked.totals_seen) > 1:
            raise Unexpected(
                f"{operation.name}: {len(found)} rows of {asked.total} came for {question}", operation=operation.name
            )
        tally.page(len(found), None)
        return [row for row in found if question in _numbers(row.get(operation.cas))]

    return answer


def _fetch(source: Source, operation: Operation, search: Mapping[str, str]) -> Callable[[int], Page]:
    def fetch(number: int) -> Page:
        source.reserve([operation.name])
        params = {"pageNo": str(number), "numOfRows": str(PAGE_ROWS), "type": "json", **search}
        call = Call(operation.name, f"{BASE}/{operation.name}", params, secret={"serviceKey": source.key})
        return source.client.read(call, lambda answer: read_any(answer, call))

    return fetch


def _numbers(value: object) -> tuple[str, ...]:
    text = "" if value is None else str(value)
    return (cas.parse(text),) if cas.is_valid(text) else cas.find(text)
