"""What every answer below ``/api/v1/`` has in common: open reading from other sites, ETags, and no silent parameter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.http import ConditionalGetMiddleware

from portal.api.description import BASE
from portal.api.published_parameters import refused_parameter
from portal.api.version_1 import api
from portal.http.problems import CONTENT_TYPE, Problem, ProblemCode, problem_response

READING = ("GET", "HEAD")
READ_BY_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Retry-After, X-Commit, X-Hiding",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
CHANGED = "If-Match에 적은 판이 아닙니다. 읽을 때는 If-None-Match를 쓰십시오."


Handler = Callable[[HttpRequest], HttpResponseBase]


class ApiAnswers:
    """Lets pages of any site read, by ``GET`` and ``HEAD`` alone: there are no cookies to be misused, and nothing is written.

    A library for this (django-cors-headers) opens an address for all methods or for none; ``POST /batch`` stays closed.
    """

    def __init__(self, get_response: Handler) -> None:
        self._next = get_response
        self._conditional: Any = ConditionalGetMiddleware(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer with its headers; other addresses pass unchanged."""
        if not request.path.startswith(BASE):
            return self._next(request)
        if _is_preflight_for_reading(request):
            return _with_headers(HttpResponse(status=204), {**READ_BY_ALL, **PREFLIGHT})
        if request.method not in READING:
            return _as_problem(self._next(request))
        response = _as_problem(self._read(request))
        return _with_headers(response, READ_BY_ALL)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *given: Any) -> HttpResponse | None:
        """The problem with a parameter that does not exist: a typing error must not look like an answer to it."""
        problem = refused_parameter(api, request) if request.path.startswith(BASE) else None
        return problem_response(problem) if problem else None

    def _read(self, request: HttpRequest) -> HttpResponseBase:
        """The answer to a reading request; ``HEAD`` has the same headers, and the server leaves out the content."""
        asked, request.method = request.method, "GET"
        try:
            response: HttpResponseBase = self._conditional(request)
            return response
        finally:
            request.method = asked


def _is_preflight_for_reading(request: HttpRequest) -> bool:
    return request.method == "OPTIONS" and request.headers.get("Access-Control-Request-Method") in READING


def _as_problem(response: HttpResponseBase) -> HttpResponseBase:
    """Errors that Django or ninja answered without content of their own, in the one shape."""
    if response.get("Content-Type") == CONTENT_TYPE:
        return response
    if response.status_code == 405:
        methods = sorted({*response["Allow"].split(", "), *(("HEAD",) if "GET" in response["Allow"] else ())})
        detail = f"이 주소에서 쓸 수 있는 메서드는 {', '.join(methods)}입니다."
        problem = problem_response(Problem(ProblemCode.METHOD_NOT_ALLOWED, detail, allowed=methods))
        problem["Allow"] = ", ".join(methods)
        return problem
    if response.status_code == 412:
        return problem_response(Problem(ProblemCode.CHANGED_MEANWHILE, CHANGED))
    return response


def _with_headers(response: HttpResponseBase, headers: dict[str, str]) -> HttpResponseBase:
    for name, value in headers.items():
        response[name] = value
    return response
