"""The parameters of a list's page, read strictly: what does not exist gets a sentence that says what does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from portal.http.bad_parameter import BadParameter
from portal.http.search_parameters import int_parameter, storable_text
from portal.profile.legal_list_rows import ListedRow, ListRows
from reference.list_pages import ListPage, column_titles
from search.errors import QueryError

SIZES = (20, 50, 100)
DEFAULT_SIZE = 50
FORMATS = ("csv", "xlsx")
KNOWN = ("q", "number", "sort", "order", "size", "page", "columns", "format")
ALWAYS = ("agency", "source_date", "mark", "copies", "document")
"""Columns that no choice takes away: no row stands without its source, date and mark (content rule 27)."""
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class ListRequest:
    """What the address asks for; "" for no filter and for the list's own order. ``file`` is "" for the page itself."""

    text: str
    number: str
    sort: str
    descending: bool
    size: int
    page: int
    columns: tuple[str, ...]
    file: str

    def of(self, listed: ListRows) -> list[ListedRow]:
        """All rows that are asked for, in order: those that hold every word of the text and the whole number."""
        words = self.text.split()
        rows = [row for row in listed.rows if row.holds(words) and (not self.number or row.has_number(self.number))]
        rows.sort(
            key=lambda row: _natural(row.cells.get(self.sort or listed.page.columns[0], "")), reverse=self.descending
        )
        return rows


def parse_list_request(request: HttpRequest, page: ListPage) -> ListRequest:
    """The request of this page; raises ``QueryError`` with a Korean sentence."""
    if unknown := [name for name in request.GET if name not in KNOWN]:
        raise QueryError(f"이 목록에 없는 조건입니다: {unknown[0][:40]}. 쓸 수 있는 것은 {', '.join(KNOWN)}입니다.")
    columns = tuple(dict.fromkeys(name for part in request.GET.getlist("columns") for name in part.split(",") if name))
    sort = request.GET.get("sort", "")
    shown = shown_columns(page, columns, sort)
    order = request.GET.get("order", "") or "up"
    if order not in ("up", "down"):
        raise QueryError("순서(order)는 up 또는 down입니다.")
    size = int_parameter(request, "size", DEFAULT_SIZE)
    if size not in SIZES:
        raise QueryError(f"한 쪽의 줄 수(size)는 {', '.join(map(str, SIZES))} 가운데 하나입니다.")
    file = request.GET.get("format", "")
    if file and file not in FORMATS:
        raise QueryError(f"파일의 형식(format)은 {', '.join(FORMATS)} 가운데 하나입니다.")
    number = max(int_parameter(request, "page", 1), 1)
    text, wanted = (storable_text(request.GET.get(name, ""))[:100].strip() for name in ("q", "number"))
    return ListRequest(text, wanted, sort, order == "down", size, number, shown, file)


def shown_columns(page: ListPage, columns: Sequence[str], sort: str) -> tuple[str, ...]:
    """The columns that are asked for, all without a choice; raises ``BadParameter`` for one that the list has not."""
    titles = column_titles()
    for parameter, name in (*(("columns", name) for name in columns), ("sort", sort)):
        if name and name not in page.columns:
            existing = ", ".join(f"{each}({titles[each]})" for each in page.columns)
            told = f"이 목록에 없는 열입니다: {name[:40]}. 있는 열은 {existing}입니다."
            raise BadParameter(parameter, told, page.columns)
    return tuple(name for name in page.columns if not columns or name in (*columns, *ALWAYS))


def _natural(text: str) -> tuple[object, ...]:
    """Numbers by value: 97-1-9 before 97-1-10, and an empty cell last."""
    parts = _DIGITS.split(text)
    return (not text, *((int(part), "") if part.isdigit() else (-1, part) for part in parts))
