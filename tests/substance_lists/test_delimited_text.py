"""Text as rows: any delimiter, ``sep=``, and lists of names with commas that are no table."""

from __future__ import annotations

import pytest

from substance_lists.delimited_text import delimiter_of, sheets_of
from substance_lists.errors import UnreadableList


def cells(text: str) -> list[list[str]]:
    return [list(row.cells.values()) for row in sheets_of(text).visible[0].read_rows()]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_makes_even_rows(sign: str) -> None:
    assert cells(f"물질명{sign}CAS\n벤젠{sign}71-43-2") == [["물질명", "CAS"], ["벤젠", "71-43-2"]]


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;\r", "\ufeffsep=;"])
def test_a_stated_delimiter_is_believed_and_its_line_has_no_number(first: str) -> None:
    sheet = sheets_of(f"{first}\n1,3-부타디엔;106-99-0\n").visible[0]
    assert [(row.number, list(row.cells.values())) for row in sheet.rows()] == [(1, ["1,3-부타디엔", "106-99-0"])]


@pytest.mark.parametrize(
    ("lines", "sign"),
    [
        (["1,3-부타디엔", "벤젠", "2,4-D"], ""),
        (["1,3-부타디엔", "1,2-디클로로에탄"], ""),
        (["N,N-디메틸포름아미드"], ""),
        (["1,71-43-2", "2,108-88-3"], ","),
        (['"1,3-부타디엔",106-99-0', "벤젠,71-43-2"], ","),
        (["염산, 35%"], ""),
        (["벤젠"], ""),
        ([], ""),
    ],
)
def test_commas_between_locants_part_nothing(lines: list[str], sign: str) -> None:
    assert delimiter_of(lines) == sign


def test_blank_lines_keep_their_numbers() -> None:
    sheet = sheets_of("가\n\n나\n").visible[0]
    assert [(row.number, row.text(0)) for row in sheet.rows()] == [(1, "가"), (3, "나")]


def test_a_field_beyond_every_measure_is_refused() -> None:
    with pytest.raises(UnreadableList, match="따옴표나 칸"):
        sheets_of('sep=,\n"' + "가" * 200_000 + '",c\n')
