"""An answer about another substance than was asked for is refused, and a search by parts is no answer."""

from __future__ import annotations

import pytest

from connectors.errors import Unexpected
from connectors.pass_report import PassReport
from connectors.rows_about import rows_about
from connectors.schema import Row


def sorted_out(*numbers: str | None) -> tuple[list[Row], list[Row], PassReport]:
    report = PassReport()
    rows: list[Row] = [{"casNo": number} for number in numbers]
    return (*rows_about("50-00-0", rows, field="casNo", operation="op", report=report), report)


def test_rows_with_the_number_are_kept_however_it_is_written_and_with_others() -> None:
    matching, unreadable, report = sorted_out("50-00-0", "000050-00-0", "50-00-0, 67-56-1")
    assert (len(matching), unreadable, report.rejected) == (3, [], {})


def test_a_row_without_a_readable_number_is_told_apart() -> None:
    matching, unreadable, _ = sorted_out("50-00-0", "", None, "50-00-1")
    assert (len(matching), len(unreadable)) == (1, 3)


def test_rows_of_other_numbers_beside_the_right_one_are_counted() -> None:
    matching, _, report = sorted_out("67-56-1", "50-00-0")
    assert len(matching) == 1
    assert report.rejected == {"casNo: another number than was asked for": 1}


def test_a_longer_number_that_holds_the_asked_one_is_no_answer() -> None:
    assert sorted_out("13150-00-0")[:2] == ([], [])


@pytest.mark.parametrize("numbers", [("67-56-1",), ("13150-00-0", "67-56-1"), ("67-56-1", "")])
def test_an_answer_about_another_substance_is_refused_with_both_numbers(numbers: tuple[str, ...]) -> None:
    with pytest.raises(Unexpected, match="50-00-0 was asked for, 67-56-1 came"):
        sorted_out(*numbers)


def test_a_row_that_could_not_be_read_goes_with_the_answer_so_that_it_is_counted() -> None:
    unread: Row = {"_damage": ["its bytes"]}
    rows: list[Row] = [{"casNo": "50-00-0"}, unread]
    matching, _ = rows_about("50-00-0", rows, field="casNo", operation="op", report=PassReport())
    assert matching == rows
    assert rows_about("50-00-0", [unread], field="casNo", operation="op", report=PassReport()) == ([unread], [])
