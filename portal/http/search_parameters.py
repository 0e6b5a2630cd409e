"""A search as an address states it: read strictly, so that a bad page number is a sentence and never a guess."""

from __future__ import annotations

from django.http import HttpRequest

from portal.answers.search_results import PAGE_SIZE
from portal.publish.facets import KIND_LABELS
from search.engine_types import Facet, Query, Sort
from search.errors import QueryError

FACETS = (Facet.LEGAL, Facet.HAZARD, Facet.AGENCY, Facet.REGION, Facet.YEAR)
LONGEST = 1_000
"""Letters of a query: the longest systematic names have some 500; what is longer is a pasted document."""


def query_of(request: HttpRequest) -> Query:
    """The query of this address; raises ``QueryError`` with a Korean sentence."""
    kind = request.GET.get("kind", "")
    if kind and kind not in KIND_LABELS:
        raise QueryError(f"종류(kind)는 {', '.join(KIND_LABELS)} 가운데 하나입니다.")
    sort = request.GET.get("sort", "") or Sort.RELEVANCE
    if sort not in tuple(Sort):
        raise QueryError("정렬(sort)은 relevance 또는 name입니다.")
    text = readable(request.GET.get("q", ""))
    if len(text) > LONGEST:
        raise QueryError(f"검색어는 {LONGEST:,}자까지 적을 수 있습니다. 물질 이름이나 번호만 적어 주십시오.")
    return Query(
        text=text,
        kind=kind,
        filters={
            facet: tuple(values)
            for facet in FACETS
            if (values := [v for v in map(readable, request.GET.getlist(facet)) if v])
        },
        page=number(request, "page", 1),
        size=number(request, "size", PAGE_SIZE),
        sort=Sort(sort) if text else Sort.NAME,
        after=request.GET.get("after", ""),
        layout=request.GET.get("layout", "") != "keep",
    )


def readable(text: str) -> str:
    """The text without what no database and no engine takes: NUL, and halves of surrogate pairs."""
    return "".join(letter for letter in text if letter != "\0" and not "\ud800" <= letter <= "\udfff")


def number(request: HttpRequest, name: str, default: int) -> int:
    """A whole number of the address, or ``QueryError``."""
    text = request.GET.get(name, "").strip()
    if not text:
        return default
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise QueryError(f"{name} 값은 1 이상의 수로 적어 주십시오.")
    return int(text)
