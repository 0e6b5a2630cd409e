"""Errors for programs as problem details (RFC 9457): one shape for every address of the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.http import HttpResponse, JsonResponse

CONTENT_TYPE = "application/problem+json"
RETRY_SECONDS = 30


class ProblemCode(StrEnum):
    """What went wrong, as a word that programs may rely on; none is ever removed."""

    UNKNOWN_PARAMETER = "unknown-parameter"
    BAD_PARAMETER = "bad-parameter"
    BAD_BODY = "bad-body"
    BAD_REQUEST = "bad-request"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not-found"
    NO_SUCH_PAGE = "no-such-page"
    WITHHELD = "withheld"
    METHOD_NOT_ALLOWED = "method-not-allowed"
    CHANGED_MEANWHILE = "changed-meanwhile"
    TOO_FEW_ITEMS = "too-few-items"
    LOAD_WHOLE_FILE = "load-whole-file"
    TOO_LARGE = "too-large"
    SERVER_ERROR = "server-error"
    UNAVAILABLE = "unavailable"
    FILE_OUTDATED = "file-outdated"
    CONTRADICTING_PARAMETERS = "contradicting-parameters"


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """The status of a problem and what it is called."""

    status: int
    title: str
    title_en: str


PROBLEM_KINDS: Mapping[ProblemCode, ProblemKind] = {
    ProblemCode.UNKNOWN_PARAMETER: ProblemKind(400, "없는 매개변수", "Unknown parameter"),
    ProblemCode.BAD_PARAMETER: ProblemKind(400, "읽을 수 없는 값", "Bad value of a parameter"),
    ProblemCode.BAD_BODY: ProblemKind(400, "읽을 수 없는 본문", "Bad request body"),
    ProblemCode.BAD_REQUEST: ProblemKind(400, "요청을 처리할 수 없음", "Bad request"),
    ProblemCode.FORBIDDEN: ProblemKind(403, "권한이 없음", "Forbidden"),
    ProblemCode.NOT_FOUND: ProblemKind(404, "찾는 것이 없음", "Not found"),
    ProblemCode.NO_SUCH_PAGE: ProblemKind(404, "없는 쪽", "No such page"),
    ProblemCode.WITHHELD: ProblemKind(404, "표시를 보류한 자료", "Withheld by staff"),
    ProblemCode.METHOD_NOT_ALLOWED: ProblemKind(405, "쓸 수 없는 메서드", "Method not allowed"),
    ProblemCode.CHANGED_MEANWHILE: ProblemKind(412, "그 사이에 바뀐 자료", "Changed meanwhile"),
    ProblemCode.TOO_FEW_ITEMS: ProblemKind(409, "서로 다른 것이 둘보다 적음", "Fewer than two different items"),
    ProblemCode.LOAD_WHOLE_FILE: ProblemKind(409, "전체 파일을 다시 받아야 함", "Load the whole file again"),
    ProblemCode.TOO_LARGE: ProblemKind(413, "너무 큰 요청", "Request too large"),
    ProblemCode.SERVER_ERROR: ProblemKind(500, "포털의 오류", "Error of the portal"),
    ProblemCode.UNAVAILABLE: ProblemKind(503, "지금은 볼 수 없음", "Unavailable for now"),
    ProblemCode.FILE_OUTDATED: ProblemKind(503, "다시 만드는 중인 파일", "File is being made again"),
    ProblemCode.CONTRADICTING_PARAMETERS: ProblemKind(409, "서로 어긋나는 매개변수", "Contradicting parameters"),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One error: ``detail`` is a Korean sentence that says what to do.

    ``parameter`` is the one that it is about, ``allowed`` what may stand there; ``neighbours`` are things that may have
    been meant, ``choices`` those of an ambiguous item. "" and () where there are none.
    """

    code: ProblemCode
    detail: str
    parameter: str = ""
    allowed: Sequence[str] = ()
    neighbours: Sequence[Mapping[str, Any]] = ()
    choices: Sequence[Sequence[Mapping[str, Any]]] = ()


def problem_response(problem: Problem) -> HttpResponse:
    """The problem as JSON with its status; one that waiting may solve says how long in ``Retry-After``."""
    kind = PROBLEM_KINDS[problem.code]
    body = {
        "type": f"{settings.SITE_URL}/api/v1/docs#problem-{problem.code}",
        "title": kind.title,
        "title_en": kind.title_en,
        "status": kind.status,
        "code": problem.code,
        "detail": problem.detail,
        "parameter": problem.parameter,
        "allowed": list(problem.allowed),
        "neighbours": list(problem.neighbours),
        "choices": [list(among) for among in problem.choices],
    }
    response = JsonResponse(
        body, status=kind.status, json_dumps_params={"ensure_ascii": False}, content_type=CONTENT_TYPE
    )
    response["Cache-Control"] = "no-store"
    if kind.status == 503:
        response["Retry-After"] = str(RETRY_SECONDS)
    return response
