"""Why a request is not answered: what views raise, and the problem that programs read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from portal.api.published_parameters import bad_value
from portal.batch.lines import BadInput
from portal.batch.uploads import TOO_LARGE
from portal.http.bad_parameter import BadParameter, ContradictingParameters
from portal.http.problems import Problem, ProblemCode, problem_response
from portal.profile.addresses import WITHHELD, EntryWithheld
from search.errors import EngineMismatch, EngineUnavailable, QueryError

ENGINE_AWAY = (
    "검색 서비스가 응답하지 않습니다. 잠시 뒤 다시 시도해 주십시오. "
    "CAS 번호로는 볼 수 있습니다(예: /api/v1/substances/7664-39-3)."
)


class Refused(Exception):
    """The request gets this problem for an answer."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem


def not_found(detail: str) -> Refused:
    """Nothing stands at the address; the sentence says where to look."""
    return Refused(Problem(ProblemCode.NOT_FOUND, detail))


def answer_refusals(api: NinjaAPI) -> None:
    """Lets the API answer every refusal by its problem; other errors reach Django's middleware as in any view."""
    problems: dict[type[Exception], Callable[[HttpRequest, Any], Problem]] = {
        Refused: lambda request, error: error.problem,
        ValidationError: lambda request, error: bad_value(api, request, _first_name(error)),
        BadParameter: lambda request, error: _not_there(error),
        QueryError: lambda request, error: Problem(ProblemCode.NO_SUCH_PAGE, str(error)),
        BadInput: lambda request, error: Problem(ProblemCode.BAD_BODY, str(error)),
        EntryWithheld: lambda request, error: Problem(ProblemCode.WITHHELD, WITHHELD),
        RequestDataTooBig: lambda request, error: Problem(ProblemCode.TOO_LARGE, TOO_LARGE),
        EngineUnavailable: lambda request, error: Problem(ProblemCode.UNAVAILABLE, ENGINE_AWAY),
        EngineMismatch: lambda request, error: Problem(ProblemCode.UNAVAILABLE, ENGINE_AWAY),
    }
    for error, problem_of in problems.items():
        api.add_exception_handler(error, _answering(problem_of))


def _not_there(error: BadParameter) -> Problem:
    """The problem with a value that the description allows, and that names nothing or does not fit the others."""
    contradicts = isinstance(error, ContradictingParameters)
    code = ProblemCode.CONTRADICTING_PARAMETERS if contradicts else ProblemCode.NOT_FOUND
    return Problem(code, str(error), error.name, error.allowed)


def _answering(problem_of: Callable[[HttpRequest, Any], Problem]) -> Callable[[HttpRequest, Any], HttpResponse]:
    def handler(request: HttpRequest, error: Any) -> HttpResponse:
        return problem_response(problem_of(request, error))

    return handler


def _first_name(error: ValidationError) -> str:
    """The parameter of which the first error speaks: the last name of its place that is no position in a list."""
    place = [part for part in error.errors[0]["loc"] if isinstance(part, str)]
    return place[-1]
