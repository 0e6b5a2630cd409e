"""The page of a table that a request asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from demo.wire import Request

T = TypeVar("T")
INVENTED = "시연 자료 – 가상"
"""The source of invented rows: facilities, accidents and the like."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """The rows of one page with the counters that a reply repeats."""

    rows: Sequence[T]
    number: int
    size: int
    total: int


def page_of(rows: Sequence[T], request: Request, *, number: str = "pageNo", size: str = "numOfRows") -> Page[T]:
    """The rows of the requested page; without parameters the first ten, as in the gateway."""
    page_number, page_size = _count(request, number, 1), _count(request, size, 10)
    return Page(rows[(page_number - 1) * page_size : page_number * page_size], page_number, page_size, len(rows))


def _count(request: Request, name: str, otherwise: int) -> int:
    text = request.params.get(name, "")
    return int(text) if text.isdigit() and int(text) > 0 else otherwise
