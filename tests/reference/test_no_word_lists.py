"""Word lists stand in tables, where people who know no Python can review them, and not in code.

A word list is a literal with more than eight different Hangul words: a tuple, list, set or dictionary of them, the
alternatives of a pattern, or words in a row. What a page says in its own words is no knowledge; where it looks like a
list it is allowed by the file's and the constant's name, with the reason.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("identifiers", "reference", "substance_lists", "connectors", "search", "portal")
MOST = 8

ALLOWED = {
    "outline.py:_NAMES": "names of a data sheet's items, which tell what an agency sent: the format of an answer",
    "certificates.py:TEXT_FIELDS": "the agency's own labels of the fields of its answer",
    "foreign_recalls.py:TEXT_FIELDS": "the agency's own labels of the fields of its answer",
    "recalls.py:TEXT_FIELDS": "the agency's own labels of the fields of its answer",
    "absence.py:reason_not_to_conclude": "a sentence of the sources' page",
    "absence.py:reason_incomplete": "a sentence of the sources' page",
    "feed_states.py:_row": "sentences of the sources' page",
    "report_table.py:HEADINGS": "headings of the table of doctor",
    "change_parameters.py:PARAMETERS": "labels of an address's parameters",
    "change_rows.py:HEADER": "headings of a file",
    "conflict_pages.py:HEADINGS": "headings of the file of conflicts",
    "line_resolution.py:MEMBER_ONLY": "a sentence of the answer to a list",
}

_HANGUL = re.compile(r"[가-힣]")
_STOP = re.compile(r"[.,:;()]")
"""A sentence has a stop; a row of words and a pattern's alternatives are looked at without those that hold one."""


def word_lists(code: str) -> Iterator[str]:
    """The names of constants and functions that hold a word list, once for each literal."""
    tree = ast.parse(code)
    spoken = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node, name in _named(tree):
        if id(node) not in spoken and len(set(_words(node))) > MOST:
            yield name


def _named(parent: ast.AST, name: str = "") -> Iterator[tuple[ast.AST, str]]:
    """Every node with the outermost constant, or the innermost function or class, that it stands in."""
    for node in ast.iter_child_nodes(parent):
        inner = name
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            inner = node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign) and not name:
            inner = ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
        yield node, inner
        yield from _named(node, inner)


def _words(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        alternatives = [each for each in node.value.split("|") if _HANGUL.search(each)]
        row = [] if _STOP.search(node.value) else [each for each in node.value.split() if _HANGUL.search(each)]
        return max(alternatives, row, key=len)
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return list(_held(node.elts))
    if isinstance(node, ast.Dict):
        return list(_held([*filter(None, node.keys), *node.values]))
    return []


def _held(nodes: list[ast.expr]) -> Iterator[str]:
    """The Hangul texts among the nodes and within the rows that these are; sentences are left out."""
    for node in nodes:
        if isinstance(node, ast.Constant):
            if isinstance(node.value, str) and _HANGUL.search(node.value) and not node.value.endswith("."):
                yield node.value
        elif isinstance(node, ast.Tuple | ast.List | ast.Set):
            yield from _held(node.elts)


def found() -> dict[str, Path]:
    """All word lists in the code of the packages; migrations repeat what models say and are left out."""
    files = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py") if "migrations" not in path.parts]
    assert files
    return {
        f"{path.name}:{name}": path for path in sorted(files) for name in word_lists(path.read_text(encoding="utf-8"))
    }


def test_no_word_list_stands_in_code_but_those_that_are_allowed() -> None:
    assert found().keys() - ALLOWED.keys() == set()


def test_whatever_is_allowed_is_there() -> None:
    assert ALLOWED.keys() - found().keys() == set()


NINE = ["가", "나", "다", "라", "마", "바", "사", "아", "자"]


@pytest.mark.parametrize(
    "code",
    [
        f"A = {NINE!r}",
        f"A = frozenset({{{', '.join(map(repr, NINE))}}})",
        f"A = {tuple((word, 1) for word in NINE)!r}",
        f"A: dict[str, str] = {dict.fromkeys(NINE, 'x')!r}",
        f"A = frozenset({' '.join(NINE)!r}.split())",
        f"A = re.compile(r'^(?:{'|'.join(NINE)})$')",
        f"def A():\n    return x in {tuple(NINE)!r}",
    ],
)
def test_a_list_of_nine_words_is_found_however_it_is_written(code: str) -> None:
    assert set(word_lists(code)) == {"A"}


@pytest.mark.parametrize(
    "code",
    [
        f"A = {NINE[:8]!r}",
        f"A = {[*NINE[:8], *NINE[:8]]!r}",
        '"""가 나 다 라 마 바 사 아 자"""',
        "A = '이 포털에서 이 번호를 가진 물질을 찾지 못했습니다. 번호를 다시 확인해 주십시오.'",
        "A = ('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i')",
    ],
)
def test_fewer_words_prose_and_sentences_are_no_list(code: str) -> None:
    assert list(word_lists(code)) == []
