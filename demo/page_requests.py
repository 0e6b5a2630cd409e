"""The page that a request asks for, in the parameters of any agency."""

from __future__ import annotations

from dataclasses import dataclass, replace

from demo.wire import Request

_NUMBERED = {"pageNo": "numOfRows", "pIndex": "pSize", "PageNum": "PageCount"}
_OFFSET, _OFFSET_SIZE = "startPoint", "displayCount"


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A page by its number from 1 and its size in rows."""

    number: int
    size: int


def requested_page(request: Request) -> PageRequest | None:
    """The page that a request asks for; ``None`` where it asks for no page."""
    for number, size in _NUMBERED.items():
        if number in request.params:
            return PageRequest(int(request.params[number]), int(request.params.get(size, "10")))
    if _OFFSET in request.params:
        count = int(request.params.get(_OFFSET_SIZE, "10"))
        return PageRequest((int(request.params[_OFFSET]) - 1) // count + 1, count)
    return None


def with_page_number(request: Request, number: int) -> Request:
    """The same request for another page; unchanged where it asks for no page."""
    page = requested_page(request)
    if page is None:
        return request
    params = dict(request.params)
    for name in _NUMBERED:
        if name in params:
            params[name] = str(number)
    if _OFFSET in params:
        params[_OFFSET] = str((number - 1) * page.size + 1)
    return replace(request, params=params)
