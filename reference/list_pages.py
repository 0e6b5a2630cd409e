"""The lists that have a page of their own: address, title, law and columns."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "tables" / "law"


class ListKind(StrEnum):
    """Where the rows of a list come from."""

    LISTING = "listing"
    LIMITS = "limits"
    QUANTITIES = "quantities"
    WORKPLACE = "workplace"
    PROCESS_SAFETY = "process_safety"


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page under ``/lists``; ``list_name`` is the name that agencies print, "" where the rows are no listings."""

    slug: str
    title: str
    kind: ListKind
    list_name: str
    law: str
    columns: tuple[str, ...]

    @property
    def address(self) -> str:
        """The page's address, which never changes."""
        return f"/lists/{self.slug}"


@cache
def list_pages() -> Mapping[str, ListPage]:
    """All pages by slug, in the order of the table."""
    return {
        row["slug"]: ListPage(
            row["slug"],
            row["title"],
            ListKind(row["kind"]),
            row["list_name"],
            row["law"],
            tuple(row["columns"].split()),
        )
        for row in _rows("list_pages")
    }


@cache
def column_titles() -> Mapping[str, str]:
    """The title of each column."""
    return {row["column"]: row["title"] for row in _rows("list_columns")}


def page_of_list(list_name: str) -> ListPage | None:
    """The page of the list with this name; ``None`` where it has none."""
    return next((page for page in list_pages().values() if page.list_name == list_name), None)


def _rows(table: str) -> tuple[Mapping[str, str], ...]:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, strict=True))
