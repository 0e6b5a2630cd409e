from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors import paging
from connectors.errors import Unexpected
from connectors.gateway import Page
from connectors.paging import offset_of, rows_of_all_pages
from connectors.pass_report import PassReport
from connectors.row_damage import DAMAGE, Damage
from connectors.schema import Row
from demo.faults import Fault, FaultRule
from tests.connectors.miniature import ROWS, open_client, read_listing


def source(rows: list[Row], size: int, *, counted: bool = True) -> Callable[[int], Page]:
    total = len(rows) if counted else None
    return lambda number: Page(rows[(number - 1) * size : number * size], total, number)


@given(st.integers(0, 40), st.integers(1, 12), st.booleans())
def test_every_row_comes_once_and_in_order(count: int, size: int, counted: bool) -> None:
    rows: list[Row] = [{"n": number} for number in range(count)]
    report = PassReport()
    assert list(rows_of_all_pages(source(rows, size, counted=counted), report, size=size)) == rows
    assert report.received == count
    assert not report.empty_early
    assert not report.repeated_page


@given(st.integers(1, 1000), st.integers(1, 50))
def test_offsets_count_rows_from_one(number: int, size: int) -> None:
    assert offset_of(1, size) == 1
    assert offset_of(number + 1, size) - offset_of(number, size) == size


def test_a_listing_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "MAX_PAGES", 5)
    with pytest.raises(Unexpected, match="did not end"):
        list(rows_of_all_pages(lambda number: Page([{"n": number}], None, number), PassReport(), size=1))


@pytest.mark.parametrize("path", ["/xml", "/json"])
class TestAgainstTheDemonstration:
    def test_on_a_good_day_all_rows_come(self, path: str) -> None:
        with open_client() as (client, demo):
            rows, report = read_listing(client, path)
            assert len(demo.requests) == 3
        assert rows == ROWS
        assert (report.received, report.total, report.totals_seen) == (7, 7, {7})

    @pytest.mark.parametrize("fault", [Fault.CP949_DECLARED, Fault.CP949_UNDECLARED])
    def test_cp949_reads_as_the_same_rows(self, path: str, fault: Fault) -> None:
        with open_client(FaultRule(fault)) as (client, _):
            assert read_listing(client, path)[0] == ROWS

    def test_a_repeated_page_ends_the_pass_and_is_noticed(self, path: str) -> None:
        with open_client(FaultRule(Fault.REPEATED_PAGE)) as (client, _):
            rows, report = read_listing(client, path)
        assert rows == ROWS[:3]
        assert report.repeated_page

    def test_an_empty_page_before_the_total_is_noticed(self, path: str) -> None:
        with open_client(FaultRule(Fault.EMPTY_PAGE_EARLY, first=2)) as (client, _):
            rows, report = read_listing(client, path)
        assert rows == ROWS[:3]
        assert report.empty_early

    def test_a_total_that_changes_is_noticed(self, path: str) -> None:
        with open_client(FaultRule(Fault.TOTAL_CHANGES)) as (client, _):
            _, report = read_listing(client, path)
        assert len(report.totals_seen) > 1

    def test_shifted_pages_give_as_many_rows_as_promised_one_of_them_twice(self, path: str) -> None:
        with open_client(FaultRule(Fault.SHIFTED_PAGES)) as (client, _):
            rows, report = read_listing(client, path)
        assert [row["dataNo"] for row in rows] == ["1", "2", "3", "3", "4", "5", "6"]
        assert report.received == report.total == 7
        assert report.totals_seen == {7}

    def test_a_shrunk_listing_looks_whole_and_is_short(self, path: str) -> None:
        with open_client(FaultRule(Fault.SHRUNK)) as (client, _):
            rows, report = read_listing(client, path)
        assert rows == ROWS[:3]
        assert report.received == report.total == 3

    def test_a_connection_lost_on_one_page_loses_no_row(self, path: str) -> None:
        with open_client(FaultRule(Fault.RESET, first=2, last=2)) as (client, _):
            rows, report = read_listing(client, path)
        assert rows == ROWS
        assert report.received == 7

    def test_faults_of_rows_arrive_as_rows(self, path: str) -> None:
        with open_client(FaultRule(Fault.UNKNOWN_FIELD)) as (client, _):
            assert [row.pop("newlyAdded") for row in read_listing(client, path)[0]] == ["1"] * 7
        with open_client(FaultRule(Fault.BAD_ROW, last=1)) as (client, _):
            assert read_listing(client, path)[0] == [{"dataNo": "", "chemKo": ""}, *ROWS[1:]]
        with open_client(FaultRule(Fault.DUPLICATE_KEY, last=1)) as (client, _):
            assert read_listing(client, path)[0] == [*ROWS[:2], ROWS[0], *ROWS[3:]]
        with open_client(FaultRule(Fault.NULL_FIELDS)) as (client, _):
            found = read_listing(client, path)[0]
            assert [row["dataNo"] for row in found] == [row["dataNo"] for row in ROWS]
            assert {row["chemKo"] for row in found} <= {"", None}


def _with_unreadable(numbers: set[int], count: int = 10, size: int = 3) -> Callable[[int], Page]:
    good = source([{"n": number} for number in range(count)], size)

    def fetch(number: int) -> Page:
        if number in numbers:
            raise Unexpected(f"page {number} is no XML")
        return good(number)

    return fetch


@pytest.mark.parametrize("unreadable", [{1}, {2}, {4}, {1, 3}, {1, 2}])
def test_an_unreadable_page_is_named_and_the_others_are_read(unreadable: set[int]) -> None:
    report = PassReport()
    rows = [row["n"] for row in rows_of_all_pages(_with_unreadable(unreadable), report, size=3)]
    assert rows == [number for number in range(10) if number // 3 + 1 not in unreadable]
    assert report.unreadable_pages == sorted(unreadable)
    assert any(sample.reason == f"page {min(unreadable)} could not be read" for sample in report.samples.values())


@pytest.mark.parametrize("unreadable", [{1, 2, 3}, {2, 3, 4}, {1, 2, 3, 4}])
def test_three_unreadable_pages_in_a_row_give_the_listing_up(unreadable: set[int]) -> None:
    with pytest.raises(Unexpected, match=f"page {min(unreadable)}"):
        list(rows_of_all_pages(_with_unreadable(unreadable), PassReport(), size=3))


def test_where_no_page_could_be_read_its_error_is_raised() -> None:
    with pytest.raises(Unexpected, match="page 1"):
        list(rows_of_all_pages(_with_unreadable({1}, count=2), PassReport(), size=3))


def test_the_damage_of_a_row_names_its_page() -> None:
    def fetch(number: int) -> Page:
        rows: list[Row] = [{"n": number}, {"n": -number, DAMAGE: [Damage("a bare &", "row 2")]}]
        return Page(rows, 4, number)

    rows = list(rows_of_all_pages(fetch, PassReport(), size=2))
    assert [row[DAMAGE][0].place for row in rows if DAMAGE in row] == ["page 1, row 2", "page 2, row 2"]


def test_a_question_is_not_asked_on_behind_a_page_that_cannot_be_read() -> None:
    asked: list[int] = []

    def fetch(number: int) -> Page:
        asked.append(number)
        raise Unexpected("no page")

    with pytest.raises(Unexpected, match="no page"):
        list(rows_of_all_pages(fetch, PassReport(), size=10, passes_over=False))
    assert asked == [1]
