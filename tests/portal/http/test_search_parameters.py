"""The parameters of a search, read strictly."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from portal.http.search_parameters import LONGEST, int_parameter, parse_search_query, storable_text
from search.engine_types import Facet, Query, Sort
from search.errors import QueryError


def parsed(**parameters: str | list[str]) -> Query:
    return parse_search_query(RequestFactory().get("/search", parameters))


def test_a_plain_query_has_plain_defaults() -> None:
    assert parsed(q="벤젠") == Query("벤젠")


def test_filters_page_size_and_order_are_taken_along() -> None:
    query = parsed(q="벤젠", kind="substance", legal=["사고대비물질", "제한물질"], page="2", size="50", layout="keep")
    assert query.filters == {Facet.LEGAL: ("사고대비물질", "제한물질")}
    assert (query.kind, query.page, query.size, query.layout) == ("substance", 2, 50, False)


def test_without_a_text_everything_is_ordered_by_name() -> None:
    assert parsed().sort is Sort.NAME


@pytest.mark.parametrize(
    "parameters",
    [
        {"kind": "drug"},
        {"sort": "price"},
        {"page": "x"},
        {"page": "²"},
        {"size": "1e3"},
        {"page": "9" * 30},
        {"q": "a" * (LONGEST + 1)},
    ],
)
def test_bad_parameters_are_refused_in_korean(parameters: dict[str, str]) -> None:
    with pytest.raises(QueryError, match=r"[가-힣]"):
        parsed(**parameters)


@given(st.text(alphabet=st.characters(codec=None), max_size=50))
def test_storable_text_can_always_be_stored_and_sent(text: str) -> None:
    storable = storable_text(text)
    assert "\0" not in storable
    assert storable.encode().decode() == storable


@given(st.text(max_size=12))
def test_a_number_is_read_or_refused_and_never_guessed(text: str) -> None:
    request = RequestFactory().get("/", {"page": text})
    try:
        parsed_number = int_parameter(request, "page", 1)
    except QueryError:
        return
    assert parsed_number == (int(text.strip()) if text.strip() else 1)
