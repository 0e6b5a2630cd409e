"""What the address of a list asks for."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from portal.http.list_request import ListRequest, parse_list_request
from portal.profile.legal_list_rows import ListedRow, ListRows
from reference.list_pages import list_pages
from search.errors import QueryError

PAGE = list_pages()["accident-preparedness"]


def asked(query: str = "") -> ListRequest:
    return parse_list_request(RequestFactory().get(f"{PAGE.address}?{query}"), PAGE)


def numbers(request: ListRequest, *cells: str) -> list[str]:
    rows = ListRows(PAGE, tuple(ListedRow({"number": cell}) for cell in cells))
    return [row.cells["number"] for row in request.of(rows)]


def test_numbers_are_ordered_by_value_and_an_empty_cell_is_last() -> None:
    assert numbers(asked(), "97-1-10", "", "97-1-9", "97-1-9(2)") == ["97-1-9", "97-1-9(2)", "97-1-10", ""]


def test_the_order_can_be_turned() -> None:
    assert numbers(asked("order=down"), "4", "44", "5") == ["44", "5", "4"]


def test_columns_stand_in_the_order_of_the_list_with_source_and_mark() -> None:
    assert asked("columns=cas,number").columns == ("number", "cas", "agency", "source_date", "mark")
    assert asked().columns == PAGE.columns


@pytest.mark.parametrize("query", ["size=0", "size=-1", "page=x", "sort=%00", "columns=number,nothing", "q=a&colour=b"])
def test_a_bad_parameter_is_refused(query: str) -> None:
    with pytest.raises(QueryError):
        asked(query)
