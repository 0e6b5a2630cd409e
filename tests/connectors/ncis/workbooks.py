"""Small national lists for tests, and a source that reads a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from connectors.ncis.inventory import COLUMNS, SETTING
from connectors.schema import Origin
from connectors.source import Source


def saved_workbook(path: Path, rows: Sequence[Sequence[object]], columns: Sequence[str] = COLUMNS) -> Path:
    """A workbook with a header row and these rows."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("화학물질 목록")
    sheet.append(list(columns))
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def source_of_file(path: Path) -> Source:
    """A source that reads this file; it has no client."""
    return Source(Origin.LIVE, None, options={SETTING: str(path)})  # type: ignore[arg-type]  # a file asks nobody
