"""The content rules by number: the list is whole, every citation names a rule of it, and every rule is checked somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "content-rules.md"
RULES = {
    int(number): text
    for number, text in re.findall(r"^(\d+)\. (.*?)(?=^\d+\. |^#|\Z)", PAGE.read_text("utf-8"), re.M | re.S)
}
UNBUILT = [(number, line) for number, text in RULES.items() for line in text.splitlines() if "not built" in line]
PLANNED = re.compile(
    r" {4}- [A-Z].* (?:is|are) not built: "
    r"(/mix|/unknown|/compare|/conflicts|/changes|/api/v1/openapi\.json|(?:/en)?/substances/7664-39-3/card)"
)
"""A separate line that ends in a planned address: a misspelt address would never answer, and the line would stay for ever."""

CITATION = re.compile(r"\brules?\s+(\d+(?:(?:,\s+|\s+and\s+|\s+to\s+)\d+)*)", re.IGNORECASE)
UNREAD = {"var", "node_modules"}
"""Folders of the checkout without text of ours, in addition to the hidden ones."""


def cited(text: str) -> Iterator[int]:
    """The numbers of all rules that a text cites, those between the ends of a range too."""
    for numbers in CITATION.findall(text):
        for first, last in re.findall(r"(\d+)(?:\s+to\s+(\d+))?", numbers):
            yield from range(int(first), int(last or first) + 1)


def citing_files(folder: Path) -> Iterator[Path]:
    """Code, tests, templates and documents below the folder, but for this file."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") or part in UNREAD for part in parts)
        if path.suffix in (".py", ".html", ".md") and not hidden and path != Path(__file__).resolve():
            yield path


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("so it stays off (content rule 1)", [1]),
        ("Content rule 12: while no form is chosen", [12]),
        ("(content rules 3 and 4)", [3, 4]),
        ("content rules 8, 9,\n12 and 23 to 25.", [8, 9, 12, 23, 24, 25]),
        ("a rule for transport; 5 rules", []),
    ],
)
def test_citations_are_read_in_every_way_they_are_written(text: str, numbers: list[int]) -> None:
    assert list(cited(text)) == numbers


def test_the_list_holds_the_numbers_from_1_to_31_in_order() -> None:
    numbers = re.findall(r"^(\d+)\. ", PAGE.read_text("utf-8"), re.M)
    assert numbers == [str(number) for number in range(1, 32)]


def test_every_cited_rule_is_on_the_list() -> None:
    citations = {path: set(cited(path.read_text("utf-8"))) for path in citing_files(ROOT)}
    assert len([path for path, numbers in citations.items() if numbers]) > 30
    assert {str(path): numbers - RULES.keys() for path, numbers in citations.items() if numbers - RULES.keys()} == {}


def test_every_rule_is_cited_by_a_test_or_is_not_built() -> None:
    checked = {number for path in citing_files(ROOT / "tests") for number in cited(path.read_text("utf-8"))}
    assert RULES.keys() - checked - {number for number, _ in UNBUILT} == set()


@pytest.mark.django_db
def test_what_is_said_to_be_not_built_is_not_there(client: Client) -> None:
    for rule, line in UNBUILT:
        planned = PLANNED.fullmatch(line)
        assert planned, f"Rule {rule} names no address of the plan: {line}"
        assert client.get(planned[1]).status_code == 404, f"{planned[1]} answers: take the line out of rule {rule}"
