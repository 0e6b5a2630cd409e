"""HTML that calls itself .xls: its tables are sheets, in Korean encodings too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from substance_lists.errors import UnreadableList
from substance_lists.html_tables import sheets_of
from tests.substance_lists.workbooks import cells_of

PAGE = (
    "<html><head><meta charset={}><style>td {{mso-number-format:'@'}}</style></head><body>"
    "<table><tr><td colspan=3>화학물질 목록</td></tr><tr><th rowspan=2>연번<th>물질<br>명</th><td>CAS&nbsp;No.</tr>"
    "<tr><td>(국문)<td></tr><tr><td>1</td><td>톨루엔 &lt;시약&gt;<script>no</script></td><td>108-88-3</td></tr></table></body></html>"
)
ROWS = [
    {0: "화학물질 목록"},
    {0: "연번", 1: "물질 명", 2: "CAS No."},
    {0: "연번", 1: "(국문)"},
    {0: "1", 1: "톨루엔 <시약>", 2: "108-88-3"},
]


@pytest.mark.parametrize(("stated", "encoding"), [("euc-kr", "cp949"), ("utf-8", "utf-8"), ("KS_C_5601-1987", "cp949")])
def test_a_page_is_read_as_its_table_shows(stated: str, encoding: str) -> None:
    assert cells_of(PAGE.format(stated).encode(encoding)) == ROWS


def test_a_table_within_a_cell_belongs_to_it_and_a_second_table_is_a_sheet() -> None:
    page = "<table><tr><td>가<table><tr><td>나</td></tr></table></td></tr></table><table><tr><td>다</td></tr></table>"
    sheets = sheets_of(page.encode()).visible
    assert [[dict(row.cells) for row in sheet.rows()] for sheet in sheets] == [[{0: "가나"}], [{0: "다"}]]
    assert [sheet.name for sheet in sheets] == ["표 1", "표 2"]


def test_a_page_without_a_table_is_refused() -> None:
    with pytest.raises(UnreadableList, match="표가 없습니다"):
        sheets_of(b"<html><body>x</body></html>")


@pytest.mark.parametrize("piece", ["<", "<a ", "<td colspan=1000 rowspan=1000>", "<table>", "<tr><td>", "&#", "<!--"])
def test_endless_pieces_end(piece: str) -> None:
    """Python's own parser takes minutes for the first two."""
    assert sheets_of(b"<table><tr><td>x</td></tr></table>" + piece.encode() * 200_000).visible


@given(st.text(max_size=200))
def test_any_page_has_tables_or_is_refused(text: str) -> None:
    try:
        sheets = sheets_of(("<table>" + text).encode("utf-8", "ignore"))
    except UnreadableList:
        return
    assert any(list(sheet.rows()) for sheet in sheets.visible)
