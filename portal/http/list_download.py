"""A list of the law as CSV or XLSX, row by row: every row with its source, date and mark; no cell runs as a formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import chain

from django.conf import settings
from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from openpyxl import Workbook

from portal.batch.batch_options import OutputFormat
from portal.batch.export import UNOFFICIAL, escape_formula
from portal.http.batch_download import CONTENT_TYPES
from portal.http.file_download import CSV_TYPE, as_download, csv_text
from portal.http.list_request import ListRequest
from portal.profile.entry_annotations import annotations_on
from portal.profile.legal_list_rows import ListedRow, ListRows
from portal.profile.spreadsheet_cells import BOM
from portal.store.origins import demo_allowed
from reference.list_pages import column_titles

BESIDE = ("담당자 주석", "물질 쪽", "안내")
"""Columns that every file has behind those of the list."""


def list_download(listed: ListRows, asked: ListRequest, rows: Sequence[ListedRow], guidance: str) -> HttpResponseBase:
    """The rows as a file; ``guidance`` stands in each of them."""
    lines = _lines(listed, asked, rows, guidance)
    response: HttpResponseBase
    if asked.file == OutputFormat.CSV:
        pieces = chain((BOM,), (csv_text([line]) for line in lines))
        response = StreamingHttpResponse(pieces, content_type=CSV_TYPE)
    else:
        response = FileResponse(_workbook(listed.page.title, lines), content_type=CONTENT_TYPES[OutputFormat.XLSX])
    return as_download(response, listed.page.title, asked.file, demo=demo_allowed())


def _lines(listed: ListRows, asked: ListRequest, rows: Sequence[ListedRow], guidance: str) -> Iterator[list[str]]:
    titles = column_titles()
    annotations = annotations_on(row.key for row in rows if row.key)
    yield [*(titles[name] for name in asked.columns), *BESIDE]
    told = " ".join(filter(None, (guidance, "" if settings.MASTHEAD else UNOFFICIAL)))
    for row in rows:
        remarks = " | ".join(f"{each.text} ({each.signed_by})" for each in annotations.get(row.key, ()))
        address = f"{settings.SITE_URL}{row.address}" if row.address else ""
        cells = (*(row.cells.get(name, "") for name in asked.columns), remarks, address, told)
        yield list(cells)


def _workbook(title: str, lines: Iterable[Sequence[str]]) -> BytesIO:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for line in lines:
        sheet.append([escape_formula(cell) for cell in line])
    file = BytesIO()
    book.save(file)
    file.seek(0)
    return file
