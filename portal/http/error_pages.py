"""Error pages: each says in plain Korean what went wrong and what to do; none needs the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from portal.curation.annotations import Annotation
from portal.http.problems import RETRY_SECONDS, Problem, ProblemCode, problem_response
from portal.profile.addresses import WITHHELD


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An address that the visitor may have meant."""

    text: str
    url: str
    annotations: tuple[Annotation, ...] = ()


def bad_request(request: HttpRequest, message: str) -> HttpResponse:
    """400: the request cannot be answered; the message says what can."""
    return _page(request, 400, "요청을 처리할 수 없습니다", message)


def not_found(request: HttpRequest, message: str, suggestions: Sequence[Suggestion] = ()) -> HttpResponse:
    """404, with addresses that the visitor may have meant."""
    return _page(request, 404, "찾는 쪽이 없습니다", message, suggestions)


def withheld(request: HttpRequest) -> HttpResponse:
    """404 for a withheld entry; the page tells nothing of its content."""
    if _is_for_programs(request):
        return problem_response(Problem(ProblemCode.WITHHELD, WITHHELD))
    return _page(request, 404, "표시를 보류한 자료입니다", WITHHELD)


def unavailable(request: HttpRequest, message: str) -> HttpResponse:
    """503, with ``Retry-After`` in seconds."""
    response = _page(request, 503, "지금은 볼 수 없습니다", f"{message} 잠시 뒤 다시 시도해 주십시오.")
    response["Retry-After"] = str(RETRY_SECONDS)
    return response


def handler400(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for Django's own 400 (a host that is not allowed, a form that is too large)."""
    if isinstance(exception, RequestDataTooBig):
        return bad_request(request, "보낸 내용이 너무 큽니다. 앞으로 돌아가 필요한 줄만 남기거나 나누어 보내 주십시오.")
    return bad_request(request, "주소나 입력을 읽을 수 없습니다. 주소를 다시 확인해 주십시오.")


def handler404(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for an unknown address."""
    if _is_for_programs(request):
        return not_found(request, "이 주소에는 API가 없습니다. 있는 주소는 /api/v1/docs에 있습니다.")
    return not_found(
        request, "주소가 바뀌었거나 잘못 입력되었습니다. 위 검색창에서 물질 이름이나 CAS 번호로 찾아 주십시오."
    )


def handler403(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for a staff page without permission."""
    return _page(request, 403, "권한이 없습니다", "이 쪽을 볼 권한이 없습니다. 담당자 계정으로 로그인해 주십시오.")


def form_without_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form that was not sent from its own page: kept open too long, or without cookies."""
    return _page(
        request,
        403,
        "양식을 받지 않았습니다",
        "이 양식은 이 포털의 쪽에서 쿠키를 켠 채로 보내야 합니다. 앞으로 돌아가 쪽을 새로 고친 뒤 다시 보내 주십시오.",
    )


def handler500(request: HttpRequest) -> HttpResponse:
    """The page for an error of the portal: no detail, no stack trace; the log has them under the id of the request."""
    return _page(
        request,
        500,
        "오류가 발생했습니다",
        "포털의 오류입니다. 기록되었으며 확인하겠습니다. 급한 경우 119에 신고해 주십시오.",
    )


_CODES = {
    400: ProblemCode.BAD_REQUEST,
    403: ProblemCode.FORBIDDEN,
    404: ProblemCode.NOT_FOUND,
    500: ProblemCode.SERVER_ERROR,
    503: ProblemCode.UNAVAILABLE,
}


def _is_for_programs(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")


def _page(
    request: HttpRequest, status: int, title: str, message: str, suggestions: Sequence[Suggestion] = ()
) -> HttpResponse:
    if _is_for_programs(request):
        return problem_response(Problem(_CODES[status], message))
    values = {
        "title": title,
        "message": message,
        "suggestions": suggestions,
        "status": status,
        "masthead": settings.MASTHEAD,
    }
    return HttpResponse(render_to_string("portal/error.html", values), status=status)
