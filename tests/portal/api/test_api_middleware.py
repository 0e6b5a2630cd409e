"""What every address has in common: open reading, ETags, one shape of errors, no silent parameter."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from portal.api.description import description
from portal.api.version_1 import api
from portal.http.problems import PROBLEM_KINDS
from tests.portal.factories import entry

pytestmark = pytest.mark.django_db
PATHS = description(api)["paths"]
READ = sorted(path for path, methods in PATHS.items() if "get" in methods)
KEYS = {
    "type", "title", "title_en", "status", "code", "detail", "parameter", "allowed", "neighbours", "choices",
}  # fmt: skip


def address(path: str) -> str:
    return path.replace("{number}", "71-43-2").replace("{slug}", "x").replace("{name}", "x.csv")


def is_problem(response: Any, status: int, code: str) -> bool:
    body = response.json()
    korean = any("가" <= letter <= "힣" for letter in body["detail"])
    kind = PROBLEM_KINDS[body["code"]]
    assert response["Content-Type"] == "application/problem+json"
    assert set(body) == KEYS
    assert (kind.status, kind.title) == (body["status"], body["title"])
    return korean and (response.status_code, body["code"]) == (status, code)


@pytest.mark.parametrize("path", READ)
def test_a_parameter_that_does_not_exist_is_refused_with_those_that_do(browser: Client, path: str) -> None:
    response = browser.get(f"{address(path)}?colr=red")
    known = [each["name"] for each in PATHS[path]["get"]["parameters"] if each["in"] == "query"]
    assert is_problem(response, 400, "unknown-parameter")
    assert (response.json()["parameter"], response.json()["allowed"]) == ("colr", known)
    assert all(name in response.json()["detail"] for name in known)


def test_a_value_that_stands_twice_is_refused_and_a_list_is_not(browser: Client) -> None:
    response = browser.get("/api/v1/accidents?year=2020&year=2021")
    assert is_problem(response, 400, "bad-parameter")
    assert response.json()["parameter"] == "year"
    assert browser.get("/api/v1/unknown?colour=red&colour=blue").status_code == 200


@pytest.mark.parametrize(
    ("query", "parameter", "sentence"),
    [
        ("facilities?page=0", "page", "1부터 1,000,000까지"),
        ("facilities?page=1_0", "page", "1부터 1,000,000까지"),
        ("facilities?size=101", "size", "1부터 100까지"),
        (f"facilities?q={'a' * 101}", "q", "100자까지"),
        ("unknown?colour=pink", "colour", "yellow-green"),
        ("unknown?un=12", "un", "네 자리"),
        ("substances/71-43-2?percent=101", "percent", "농도"),
        ("mix?item=water", "item", "2번부터 5번까지"),
    ],
)
def test_a_bad_value_is_refused_with_what_may_stand_there(
    browser: Client, query: str, parameter: str, sentence: str
) -> None:
    response = browser.get(f"/api/v1/{query}")
    assert is_problem(response, 400, "bad-parameter")
    assert response.json()["parameter"] == parameter
    assert sentence in response.json()["detail"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_another_method_is_405_with_those_that_are_allowed(browser: Client, method: str) -> None:
    response = getattr(browser, method)("/api/v1/classes")
    assert is_problem(response, 405, "method-not-allowed")
    assert response["Allow"] == "GET, HEAD"
    assert response.json()["allowed"] == ["GET", "HEAD"]
    assert browser.get("/api/v1/batch")["Allow"] == "POST"


def test_what_is_not_there_is_404_in_the_same_shape(browser: Client) -> None:
    for path in ("nothing", "facilities/nothing", "guides/999", "un/12", "guidance/nothing", "classes/nothing"):
        assert is_problem(browser.get(f"/api/v1/{path}"), 404, "not-found")
    assert is_problem(browser.get("/api/v1/facilities?page=2"), 404, "no-such-page")


def test_pages_of_any_site_may_read_and_none_may_send(browser: Client) -> None:
    origin = {"origin": "https://example.org"}
    for path in ("/api/v1/classes", "/api/v1/nothing", "/api/v1/classes?x=1"):
        assert browser.get(path, headers=origin)["Access-Control-Allow-Origin"] == "*"
    sent = browser.post("/api/v1/batch", {"lines": ["a"]}, content_type="application/json", headers=origin)
    assert "Access-Control-Allow-Origin" not in sent
    assert "Access-Control-Allow-Credentials" not in browser.get("/api/v1/classes", headers=origin)
    assert "Access-Control-Allow-Origin" not in browser.get("/classes", headers=origin)


def test_a_preflight_for_reading_is_answered_and_one_for_sending_is_not(browser: Client) -> None:
    def asked(path: str, method: str) -> Any:
        headers = {"origin": "https://example.org", "access-control-request-method": method}
        return browser.options(path, headers=headers)

    reading = asked("/api/v1/classes", "GET")
    assert (reading.status_code, reading["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
    assert "If-None-Match" in reading["Access-Control-Allow-Headers"]
    sending = asked("/api/v1/batch", "POST")
    assert sending.status_code == 405
    assert "Access-Control-Allow-Origin" not in sending


def test_an_answer_that_did_not_change_is_not_sent_again(browser: Client) -> None:
    first = browser.get("/api/v1/substances/71-43-2")
    assert "ETag" not in first
    entry("cas:71-43-2", "벤젠")
    answer = browser.get("/api/v1/substances/71-43-2")
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-cache")
    again = browser.get("/api/v1/substances/71-43-2", headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content, again["Access-Control-Allow-Origin"]) == (304, b"", "*")
    entry("cas:108-88-3", "톨루엔")
    other = browser.get("/api/v1/substances/108-88-3", headers={"if-none-match": answer["ETag"]})
    assert other.status_code == 200


def test_if_match_with_another_version_is_a_problem_and_no_empty_answer(browser: Client) -> None:
    assert is_problem(browser.get("/api/v1/classes", headers={"if-match": '"x"'}), 412, "changed-meanwhile")


def test_head_has_the_headers_of_get(browser: Client) -> None:
    get, head = browser.get("/api/v1/classes"), browser.head("/api/v1/classes")
    assert (head.status_code, head["ETag"], head.content) == (200, get["ETag"], b"")
