"""The parameters of a search, read strictly: a bad page number gets an error message, not a guess."""

from __future__ import annotations

from django.http import HttpRequest

from portal.answers.search_results import PAGE_SIZE
from portal.publish.facets import KIND_LABELS
from search.engine_types import Facet, Query, Sort
from search.errors import QueryError

FACETS = (Facet.LEGAL, Facet.HAZARD, Facet.AGENCY, Facet.REGION, Facet.YEAR)
LONGEST = 1_000
"""Letters of a query; the longest systematic names have about 500, a longer text is a pasted document."""


def parse_search_query(request: HttpRequest) -> Query:
    """The query of this request; raises ``QueryError`` with a Korean sentence."""
    kind = request.GET.get("kind", "")
    if kind and kind not in KIND_LABELS:
        raise QueryError(f"종류(kind)는 {', '.join(KIND_LABELS)} 가운데 하나입니다.")
    sort = request.GET.get("sort", "") or Sort.RELEVANCE
    if sort not in tuple(Sort):
        raise QueryError("정렬(sort)은 relevance 또는 name입니다.")
    text = storable_text(request.GET.get("q", ""))
    if len(text) > LONGEST:
        raise QueryError(f"검색어는 {LONGEST:,}자까지 적을 수 있습니다. 물질 이름이나 번호만 적어 주십시오.")
    return Query(
        text=text,
        kind=kind,
        filters={
            facet: tuple(values)
            for facet in FACETS
            if (values := [v for v in map(storable_text, request.GET.getlist(facet)) if v])
        },
        page=int_parameter(request, "page", 1),
        size=int_parameter(request, "size", PAGE_SIZE),
        sort=Sort(sort) if text else Sort.NAME,
        after=request.GET.get("after", ""),
        layout=request.GET.get("layout", "") != "keep",
    )


def storable_text(text: str) -> str:
    """The text without characters that database and engine refuse: NUL and halves of surrogate pairs."""
    return "".join(letter for letter in text if letter != "\0" and not "\ud800" <= letter <= "\udfff")


def int_parameter(request: HttpRequest, name: str, default: int) -> int:
    """A parameter as a whole number, ``default`` where it is empty; raises ``QueryError``."""
    text = request.GET.get(name, "").strip()
    if not text:
        return default
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise QueryError(f"{name} 값은 1 이상의 수로 적어 주십시오.")
    return int(text)
