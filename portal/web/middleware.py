"""Headers and request id of every response, and the page for visitors while the database is unavailable."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable

from django.db import DatabaseError, InterfaceError, OperationalError, ProgrammingError
from django.db import Error as DatabaseProblem
from django.http import HttpRequest, HttpResponse

from portal.curation.current import read_once
from portal.http.error_pages import handler404, unavailable
from portal.logs import request_id
from portal.store.origins import demo_allowed, ended_demo_is_visible

log = logging.getLogger(__name__)

Handler = Callable[[HttpRequest], HttpResponse]

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; "
    "worker-src 'self'"
)
ADMIN_POLICY = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
UNREACHABLE = (OperationalError, InterfaceError, ProgrammingError)
"""Errors of a database that is unreachable, closing, locked or not migrated yet; a later try may work."""
ALWAYS_OPEN = ("/healthz", "/readyz", "/static/", "/metrics", "/offline/version", "/service-worker.js")


class SecurityHeaders:
    """Sets the policy headers and gives the request an id, which stands in its log lines and in the response."""

    def __init__(self, get_response: Handler) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response with its headers; must be the outermost middleware, so that error pages have them too."""
        new_id = uuid.uuid4().hex[:12]
        with request_id(new_id), read_once():
            response = self._next(request)
        response["X-Request-ID"] = new_id
        # Django's own staff pages have inline styles; the portal's pages have none.
        # A page with styles of its own has set the policy that allows them by their hash.
        response.setdefault("Content-Security-Policy", ADMIN_POLICY if request.path.startswith("/admin/") else POLICY)
        response["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()"
        response["X-Content-Type-Options"] = "nosniff"
        return response


OPEN_WHEN_DEMO_ENDS = ("/admin/", "/offline/version")
"""Answered while a finished demonstration is being withdrawn: staff, and browsers, which delete its pack by that answer."""


class Availability:
    """Answers 503 while the database is unavailable, and while a finished demonstration is not withdrawn yet."""

    def __init__(self, get_response: Handler) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, after one query that shows whether the database answers."""
        if request.path.startswith(ALWAYS_OPEN):
            return self._next(request)
        if "\0" in request.path:
            # PostgreSQL refuses NUL in a text, and no address of the portal has one.
            return handler404(request)
        try:
            if not request.path.startswith(OPEN_WHEN_DEMO_ENDS) and ended_demo_is_visible():
                return unavailable(request, "시연 자료를 거두고 실제 자료로 바꾸는 중입니다.")
            response = self._next(request)
            if demo_allowed():
                response["X-Robots-Tag"] = "noindex"
        except DatabaseProblem as error:
            if not _is_away(error):
                raise
            return _without_database(request, error)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The 503 page for a database lost inside a view; Django reports all other errors."""
        return _without_database(request, error) if _is_away(error) else None


def _is_away(error: Exception) -> bool:
    """Whether the database is unavailable; values that it refuses are errors of the portal.

    A file that is damaged or not a database raises the bare ``DatabaseError``.
    """
    return isinstance(error, UNREACHABLE) or type(error) is DatabaseError


def _without_database(request: HttpRequest, error: Exception) -> HttpResponse:
    log.warning("the database does not answer: %s: %s", type(error).__name__, error)
    return unavailable(request, "자료 저장소가 응답하지 않습니다.")
