"""Problem details: every code has one status and its words, and each member stands in every problem."""

from __future__ import annotations

import json

import pytest
from pytest_django.fixtures import Settings

from portal.api.answered_statuses import ProblemAnswer
from portal.http.problems import PROBLEM_KINDS, Problem, ProblemCode, problem_response


def test_every_code_has_a_status_and_words() -> None:
    assert set(PROBLEM_KINDS) == set(ProblemCode)
    assert all(400 <= kind.status < 600 and kind.title and kind.title_en for kind in PROBLEM_KINDS.values())


@pytest.mark.parametrize("code", ProblemCode)
def test_a_problem_has_the_members_that_are_described_and_is_never_kept(code: ProblemCode, settings: Settings) -> None:
    settings.SITE_URL = "https://portal.example"
    response = problem_response(Problem(code, "문장.", "q", ("a",), [{"title": "벤젠", "url": "/x"}]))
    body = json.loads(response.content)
    ProblemAnswer.model_validate(body)
    assert set(body) == set(ProblemAnswer.model_fields)
    assert body["type"] == f"https://portal.example/api/v1/docs#problem-{code}"
    assert (response.status_code, response["Cache-Control"]) == (PROBLEM_KINDS[code].status, "no-store")
    assert response.has_header("Retry-After") == (response.status_code == 503)
