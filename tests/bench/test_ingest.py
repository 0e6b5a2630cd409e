"""The shortened list."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook, load_workbook

from bench.ingest import shortened


def test_a_shortened_list_keeps_its_header_and_first_rows(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    for row in (["번호", "CAS"], [1, "50-00-0"], [2, "67-56-1"], [3, "64-17-5"]):
        book.active.append(row)
    book.save(tmp_path / "list.xlsx")
    short = load_workbook(shortened(tmp_path / "list.xlsx", tmp_path / "short.xlsx", 2), read_only=True)
    assert list(short.worksheets[0].iter_rows(values_only=True)) == [("번호", "CAS"), (1, "50-00-0"), (2, "67-56-1")]
    short.close()
