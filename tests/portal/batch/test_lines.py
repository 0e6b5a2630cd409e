"""Lines: limited, in order, none lost, from any typed or pasted text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.batch.lines import (
    MOST_CHARACTERS,
    MOST_LINES,
    BadInput,
    Cell,
    CellRole,
    Line,
    as_text,
    clean,
    lines_of_list,
    lines_of_table,
    lines_of_text,
)

CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=30)


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


@given(st.lists(st.text(st.characters(exclude_characters="\t\r\n\u2028\u2029")), max_size=30))
def test_every_filled_line_is_one_line_in_order(typed: list[str]) -> None:
    filled = [text for each in typed if (text := clean(each).strip())]
    if not filled:
        with pytest.raises(BadInput, match="확인할 줄이 없습니다"):
            lines_of_text("\n".join(typed))
        return
    lines = lines_of_text("\r\n".join(typed)).lines
    assert texts(lines) == filled
    assert [line.number for line in lines] == list(range(1, len(filled) + 1))


@given(st.text(max_size=300))
def test_any_text_gives_lines_or_a_sentence(text: str) -> None:
    if not clean(text).strip():
        with pytest.raises(BadInput, match="확인할 줄이 없습니다"):
            lines_of_text(text)
        return
    assert all(cell.text for line in lines_of_text(text).lines for cell in line.cells)


def test_the_last_line_that_fits_and_the_first_that_does_not() -> None:
    assert len(lines_of_text("벤젠\n" * MOST_LINES).lines) == MOST_LINES
    with pytest.raises(BadInput, match="5,000줄까지씩 나누어"):
        lines_of_text("벤젠\n" * (MOST_LINES + 1))
    with pytest.raises(BadInput, match="1,000,000자를 넘습니다"):
        lines_of_text("벤" * (MOST_CHARACTERS + 1))


def test_reading_an_endless_table_stops_once_it_is_too_long() -> None:
    def rows():  # type: ignore[no-untyped-def]
        while True:
            yield ["벤젠"]

    with pytest.raises(BadInput, match="5,000줄까지씩"):
        lines_of_table(rows())


def test_headings_say_what_a_column_holds_and_numbers_are_believed_first() -> None:
    read = lines_of_table(
        [["연번", "물질명", "CAS No."], ["1", "벤젠", "71-43-2"], ["2", "", "108-88-3"], ["3", "", ""]]
    )
    assert [line.cells for line in read.lines] == [
        (Cell(CellRole.CAS, "71-43-2"), Cell(CellRole.NAME, "벤젠")),
        (Cell(CellRole.CAS, "108-88-3"),),
    ]
    assert read.remark == "첫 줄을 제목으로 보고 CAS No., 물질명 열을 읽었습니다. 그 열이 빈 줄 1개는 뺐습니다."


def test_without_headings_the_first_filled_cell_is_read() -> None:
    read = lines_of_text("불산\t10 kg\n\t7664-39-3")
    assert texts(read.lines) == ["불산", "7664-39-3"]
    assert "첫째 열을 읽었습니다" in read.remark


def test_a_column_that_was_named_is_read_and_its_heading_is_not_a_line() -> None:
    rows = [["이름", "UN번호"], ["벤젠", "1114"]]
    assert [line.cells for line in lines_of_table(rows, column=2).lines] == [(Cell(CellRole.UN, "1114"),)]
    with pytest.raises(BadInput, match="확인할 줄이 없습니다"):
        lines_of_table(rows, column=9)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=10))
def test_the_text_of_a_table_is_read_as_the_same_lines(rows: list[list[str]]) -> None:
    try:
        lines = lines_of_table([["CAS", "물질명"], *rows]).lines
    except BadInput:
        return
    assert lines_of_text(as_text(lines)).lines == lines


@given(st.lists(st.text(min_size=0, max_size=20), min_size=1, max_size=20))
def test_a_program_gets_a_line_for_each_text_blank_ones_too(given_texts: list[str]) -> None:
    lines = lines_of_list(given_texts).lines
    assert [line.number for line in lines] == list(range(1, len(given_texts) + 1))


@pytest.mark.parametrize("count", [0, MOST_LINES + 1])
def test_a_program_that_sends_nothing_or_too_much_gets_the_limits(count: int) -> None:
    with pytest.raises(BadInput, match="1개부터 5,000개까지"):
        lines_of_list(["벤젠"] * count)
