"""docs/api.md: the Python client runs against a server; addresses and fields of R and Power Query stand in the description."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from portal.api.description import description
from portal.api.version_1 import api
from portal.http.problems import CONTENT_TYPE
from tests.portal.api import described
from tests.portal.own_engine import own_engine

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "api.md").read_text("utf-8")
SITE = "http://localhost:8000"
MADE = description(api)


def example(language: str) -> str:
    (code,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return str(code)


@pytest.fixture
def site(live_server: LiveServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Iterator[str]:
    settings.DEMO, settings.DATA_DIR = "off", tmp_path
    with own_engine(tmp_path, monkeypatch):
        described.build()
        yield live_server.url


@pytest.mark.django_db(transaction=True)
def test_the_python_client_prints_what_the_portal_says(site: str, tmp_path: Path) -> None:
    client = tmp_path / "client.py"
    client.write_text(example("python").replace(SITE, site), "utf-8")
    done = subprocess.run(
        [sys.executable, str(client)], capture_output=True, text=True, check=False, env={"PYTHONIOENCODING": "utf-8"}
    )
    assert done.returncode == 0, done.stderr
    assert "['71-43-2'] 벤젠 이름 일치" in done.stdout
    assert "벤젠 – 공식 누리집이 아님" in done.stdout
    assert "사고대비물질" in done.stdout


def answer_of(path: str) -> Any:
    """The schema of the answer at an address, the numbers of the example in the place of its parameters."""
    for template, methods in MADE["paths"].items():
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path):
            reference = methods["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
            return MADE["components"]["schemas"][reference.rpartition("/")[2]]
    raise AssertionError(f"{path} is no address of the API")


def fields_of_rows(answer: Any, name: str) -> set[str]:
    reference = answer["properties"][name]["items"]["$ref"]
    return set(MADE["components"]["schemas"][reference.rpartition("/")[2]]["properties"])


def test_addresses_and_fields_of_r_are_those_of_the_description() -> None:
    code = example("r")
    paths = dict(re.findall(r'(\w+) <- fromJSON\(paste0\(site, "([^"?]+)', code))
    assert len(paths) == 3
    shown = re.findall(r"(\w+)\$(\w+)\[, c\(([^)]+)\)\]", code)
    assert {variable for variable, _, _ in shown} == set(paths)
    for variable, rows, columns in shown:
        assert set(re.findall(r'"(\w+)"', columns)) <= fields_of_rows(answer_of(paths[variable]), rows)


def test_address_and_fields_of_power_query_are_those_of_the_description() -> None:
    code = example("powerquery")
    (address,) = re.findall(r'Web\.Contents\("([^"]+)"', code)
    answer = answer_of(urlsplit(address).path)
    (rows,) = re.findall(r"FromRecords\(Source\[(\w+)\]\)", code)
    (columns,) = re.findall(r"SelectColumns\(Rows, \{([^}]+)\}", code)
    assert set(re.findall(r'"(\w+)"', columns)) <= fields_of_rows(answer, rows)
    (parameter,) = re.findall(r"Query = \[(\w+) =", code)
    operation = MADE["paths"][urlsplit(address).path]["get"]
    assert parameter in {each["name"] for each in operation["parameters"]}


def test_the_page_names_the_media_type_of_errors_and_only_fields_that_exist() -> None:
    assert CONTENT_TYPE in PAGE
    problem = MADE["components"]["schemas"]["ProblemAnswer"]["properties"]
    assert {"code", "detail", "parameter", "allowed", "neighbours", "choices"} <= set(problem)
