"""docs/search.md gives an example for every kind of answer; the code answers each as documented."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.test import Client, override_settings

from portal.answers.answer import AnswerKind
from tests.portal.answers import documented

pytestmark = pytest.mark.django_db
PAGE = Path(__file__).resolve().parents[3] / "docs" / "search.md"
_ROW = re.compile(
    r"\| `(?P<text>[^`]+)` \| (?P<kind>[a-z]+) \| (?P<intent>[a-z_]*) \| (?P<cas>[\d, -]*) \| (?:`(?P<url>[^`]+)`)? ?\|"
)


@dataclass(frozen=True)
class Example:
    text: str
    kind: str
    intent: str
    cas: str
    url: str


def examples() -> list[Example]:
    rows = map(_ROW.fullmatch, PAGE.read_text(encoding="utf-8").splitlines())
    return [Example(*(value or "" for value in row.groups())) for row in rows if row]


@pytest.fixture
def browser() -> Iterator[Client]:
    with override_settings(DEMO="off"):
        documented.write()
        yield Client(headers={"host": "localhost"})


def test_every_example_is_answered_as_the_page_says(browser: Client) -> None:
    answered = {}
    for example in examples():
        answer = browser.get("/api/v1/search", {"q": example.text}).json()["answer"]
        url = unquote(answer["url"].replace("+", " "))
        answered[example.text] = Example(example.text, answer["kind"], answer["intent"], ", ".join(answer["cas"]), url)
    assert list(answered.values()) == examples()


def test_every_kind_of_answer_has_an_example_and_no_example_is_repeated() -> None:
    counted = Counter(example.text for example in examples())
    assert {example.kind for example in examples()} == set(AnswerKind)
    assert max(counted.values()) == 1
    assert len(counted) > 80


def test_every_address_of_the_page_leads_somewhere(browser: Client) -> None:
    for example in examples():
        if example.url and not example.url.startswith("/classes"):
            assert browser.get(example.url.partition("#")[0]).status_code == 200, example.text
