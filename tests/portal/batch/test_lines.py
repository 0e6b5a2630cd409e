"""Lines: limited, in order, in their places, none lost, from any typed or pasted text."""

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
    lines_of_text,
)

CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=30)


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def held(*names: str):  # type: ignore[no-untyped-def]
    """Holds these names only."""
    return lambda asked: frozenset(asked) & frozenset(names)


@given(st.lists(st.text("가나71-., \u00a0", max_size=12), max_size=30))
def test_every_line_keeps_its_place_and_blank_ones_too(typed: list[str]) -> None:
    if not any(clean(text).strip() for text in typed):
        with pytest.raises(BadInput, match="확인할 줄이 없습니다"):
            lines_of_text("\n".join(typed))
        return
    lines = lines_of_text("\r\n".join(typed)).lines
    while not typed[-1].strip():
        typed.pop()
    assert [(line.number, line.text) for line in lines] == [
        (number, " ".join(text.split())) for number, text in enumerate(typed, 1)
    ]


@given(st.text(max_size=300))
def test_any_text_gives_lines_or_a_sentence(text: str) -> None:
    try:
        lines = lines_of_text(text).lines
    except BadInput as error:
        assert str(error).endswith(".")  # noqa: PT017 - either outcome is right
        return
    assert any(line.text for line in lines)
    numbers = [line.number for line in lines]
    assert numbers == sorted(set(numbers))


def test_the_last_line_that_fits_and_the_first_that_does_not() -> None:
    assert len(lines_of_text("벤젠\n" * MOST_LINES).lines) == MOST_LINES
    with pytest.raises(BadInput, match="5,000줄까지씩 나누어"):
        lines_of_text("벤젠\n" * (MOST_LINES + 1))
    with pytest.raises(BadInput, match="1,000,000자를 넘습니다"):
        lines_of_text("벤" * (MOST_CHARACTERS + 1))


def test_headings_say_what_a_column_holds_and_numbers_are_believed_first() -> None:
    read = lines_of_text("연번\t물질명\tCAS No.\n1\t벤젠\t71-43-2\n2\t\t108-88-3\n3\t\t\n4\t톨루엔\t")
    assert [line.cells for line in read.lines] == [
        (Cell(CellRole.CAS, "71-43-2"), Cell(CellRole.NAME, "벤젠")),
        (Cell(CellRole.CAS, "108-88-3"),),
        (),
        (Cell(CellRole.NAME, "톨루엔"),),
    ]
    assert [line.number for line in read.lines] == [2, 3, 4, 5]
    assert read.lines[2].rest == "3"
    assert read.remarks == ("1행을 제목으로 보고 C(CAS No.), B(물질명) 열을 읽었습니다.",)


def test_without_headings_the_columns_are_told_by_what_they_hold() -> None:
    read = lines_of_text("1005\t불산\t10 kg\n1017\t모를 물질\t7 kg\n\t\t\n1\t황산\t1 kg", held("불산", "황산"))
    assert texts(read.lines) == ["불산", "모를 물질", "", "황산"]
    assert read.remarks == ("제목 없이 내용을 보고 B 열을 읽었습니다.",)
    numbers = lines_of_text("1\t가\t71-43-2\n2\t나\t108-88-3\n3\t다\t없음")
    assert [line.cells[0].role for line in numbers.lines] == [CellRole.CAS] * 3


def test_a_paste_of_commas_under_headings_is_a_table_and_names_with_commas_are_not() -> None:
    assert texts(lines_of_text("물질명,CAS No.,수량\n벤젠,71-43-2,3\n톨루엔,108-88-3,4").lines) == [
        "71-43-2 · 벤젠",
        "108-88-3 · 톨루엔",
    ]
    assert texts(lines_of_text("1,3-부타디엔\n1,2-디클로로에탄").lines) == ["1,3-부타디엔", "1,2-디클로로에탄"]


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=10), st.sampled_from(["", "제목\n\n"]))
def test_the_text_of_a_table_is_read_as_the_same_lines(rows: list[list[str]], title: str) -> None:
    table = "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in [["CAS", "물질명"], *rows])
    try:
        lines = lines_of_text(title + table).lines
    except BadInput:
        return
    assert [(line.number, line.cells) for line in lines_of_text(as_text(lines)).lines] == [
        (line.number, line.cells) for line in lines
    ]


@given(st.lists(st.text("가나71-43-2., ", max_size=12), min_size=1, max_size=20))
def test_the_text_of_a_plain_list_is_the_list(typed: list[str]) -> None:
    try:
        lines = lines_of_text("\n".join(typed)).lines
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
