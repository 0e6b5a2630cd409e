"""XML spreadsheets of 2003: places, merged cells, days, hidden sheets; entities are refused."""

from __future__ import annotations

import pytest

from substance_lists.errors import UnreadableList
from substance_lists.files import open_list
from tests.substance_lists.workbooks import rows_of

BOOK = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="목록"><Table>
<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">물질명</Data></Cell><Cell><Data ss:Type="String">CAS</Data></Cell></Row>
<Row ss:Index="4"><Cell ss:MergeDown="1"><Data ss:Type="String">벤젠</Data></Cell>
<Cell ss:Index="3"><Data ss:Type="DateTime">1975-09-02T00:00:00.000</Data></Cell></Row>
<Row><Cell ss:Index="3"><Data ss:Type="Number">5</Data></Cell></Row></Table></Worksheet>
<Worksheet ss:Name="숨김"><Table><Row><Cell><Data ss:Type="String">x</Data></Cell></Row></Table>
<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>"""


def test_cells_stand_in_the_places_that_the_file_states() -> None:
    assert [(row.number, dict(row.cells)) for row in rows_of(BOOK.encode())] == [
        (1, {0: "물질명", 2: "CAS"}),
        (4, {0: "벤젠", 2: "1975-09-02"}),
        (5, {0: "벤젠", 2: "5"}),
    ]


def test_hidden_sheets_are_named() -> None:
    with open_list(BOOK.encode()) as sheets:
        assert ([sheet.name for sheet in sheets.visible], sheets.hidden) == (["목록"], ("숨김",))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (BOOK.replace('<?mso-application progid="Excel.Sheet"?>', '<!DOCTYPE x [<!ENTITY a "b">]>'), "DOCTYPE"),
        (BOOK[:-40], "손상"),
        (BOOK.replace('ss:Index="4"', 'ss:Index="1"'), "손상"),
    ],
)
def test_what_cannot_be_read_is_refused(text: str, words: str) -> None:
    with pytest.raises(UnreadableList, match=words):
        rows_of(text.encode())
