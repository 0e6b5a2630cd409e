"""The description and its page: every address with parameters, bounds, errors and an example that answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from portal.api.description import description
from portal.api.documentation import operations
from portal.api.version_1 import addresses, api
from portal.http.problems import PROBLEM_KINDS
from tests.portal.api import described
from tests.portal.own_engine import own_engine

pytestmark = pytest.mark.django_db
MADE = description(api)
ALL = [(path, method, each) for path, methods in MADE["paths"].items() for method, each in methods.items()]


@pytest.fixture
def portal(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    settings.DATA_DIR = tmp_path
    with own_engine(tmp_path, monkeypatch):
        described.build()
        yield


def test_it_holds_every_address_but_its_own(browser: Client) -> None:
    served = browser.get("/api/v1/openapi.json")
    assert (served.status_code, served["Access-Control-Allow-Origin"]) == (200, "*")
    assert served.json()["openapi"] == "3.1.0"
    routes = {re.sub(r"<(\w+)>", r"{\1}", str(pattern.pattern)) for pattern in addresses()}
    described_routes = {path.removeprefix("/api/v1/") for path in served.json()["paths"]}
    assert described_routes == routes - {"openapi.json", "docs"}


@pytest.mark.parametrize(("path", "method", "each"), ALL)
def test_each_operation_says_what_it_takes_and_what_it_answers(path: str, method: str, each: dict[str, Any]) -> None:
    assert each["summary"]
    assert each["tags"]
    assert {"200", "400", "500", "503"} <= set(each["responses"])
    for status, response in each["responses"].items():
        if status >= "400":
            assert set(response["content"]) == {"application/problem+json"}
    for parameter in each["parameters"]:
        schema = parameter["schema"]
        bounded = {"maxLength", "enum", "const", "maximum", "pattern"} & set(schema.get("items", schema))
        assert parameter["description"]
        assert bounded or parameter["in"] == "path"
        assert "null" not in str(schema)


def test_no_two_operations_share_a_name() -> None:
    names = [each["operationId"] for _, _, each in ALL]
    assert len(set(names)) == len(names)


def test_every_part_that_is_referred_to_is_there() -> None:
    referred = set(re.findall(r"#/components/schemas/(\w+)", str(MADE)))
    assert referred <= MADE["components"]["schemas"].keys()


def test_every_example_on_the_page_answers(browser: Client, portal: None) -> None:
    html = browser.get("/api/v1/docs").content.decode()
    examples = [
        unescape(each) for each in re.findall(r'<pre class="example"><code>(.*?)</code></pre>', html, re.DOTALL)
    ]
    assert len(examples) == len(ALL)
    for example in examples:
        path = re.search(r"'http://[^/]+(/[^']*)'", example)
        assert path, example
        if sent := re.search(r"-d '([^']*)'", example):
            response = browser.post(path[1], sent[1], content_type="application/json")
        else:
            response = browser.get(_with_slug(path[1]))
        assert response.status_code == 200, (example, response.content)


def _with_slug(path: str) -> str:
    folder = path.split("/")[3]
    if "{slug}" not in path:
        return path
    feed, key, *_ = described.LISTED[folder]
    return path.replace("{slug}", f"{feed.replace('.', '-')}-{key}")


def test_the_page_needs_no_script_and_nothing_of_other_hosts(browser: Client) -> None:
    response = browser.get("/api/v1/docs")
    html = response.content.decode()
    assert (response.status_code, "unsafe" in response["Content-Security-Policy"]) == (200, False)
    assert "공식 누리집이 아님" in html
    assert 'href="tel:119"' in html
    assert "<style" not in html
    assert " style=" not in html
    links = re.findall(r'(?:src|href)="([^"#]+)', html)
    assert not [link for link in links if link.startswith(("http", "//"))]
    assert all(f'id="problem-{code}"' in html for code in PROBLEM_KINDS)


def test_every_link_within_the_page_leads_somewhere(browser: Client) -> None:
    html = browser.get("/api/v1/docs").content.decode()
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(re.findall(r'id="([^"]+)"', html))


def test_operations_stand_in_the_order_of_the_description() -> None:
    assert [(each.method.lower(), each.path) for each, _ in operations(MADE)] == [
        (method, path) for path, method, _ in ALL
    ]
