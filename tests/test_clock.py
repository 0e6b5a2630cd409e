"""No test keeps a day that may turn under it: clocks are read while a test runs, and those of the portal are one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
# Which call, of what: the portal's clock is read by `timezone.now()`, which tests/portal/conftest.py holds still.
PORTALS = {"timezone.now", "timezone.localtime", "timezone.localdate"}
OWN = {"datetime.now", "datetime.today", "datetime.utcnow", "date.today", "time.time"}
SETS_CLOCKS = TESTS / "midnight"


def _calls(tree: ast.AST, *, in_functions: bool) -> Iterator[str]:
    """Calls of one name of another, such as ``timezone.now``; without those that a function makes when it runs."""
    for node in ast.iter_child_nodes(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
        ):
            yield f"{node.func.value.id}.{node.func.attr}"
        if in_functions or not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from _calls(node, in_functions=in_functions)
        elif not isinstance(node, ast.Lambda):
            for part in (*node.decorator_list, node.args):
                yield from _calls(part, in_functions=False)


@pytest.mark.parametrize(
    ("code", "read"),
    [
        ("TODAY = timezone.localdate()", ["timezone.localdate"]),
        ("class T:\n    slot = last(timezone.now())", ["timezone.now"]),
        ("def f(at=timezone.now()): ...", ["timezone.now"]),
        ("@given(at=timezone.now())\ndef f(): ...", ["timezone.now"]),
        ("def f():\n    return timezone.now()", []),
        ("f = lambda: timezone.now()", []),
    ],
)
def test_a_clock_that_is_read_at_import_is_seen(code: str, read: list[str]) -> None:
    assert [call for call in _calls(ast.parse(code), in_functions=False) if call in PORTALS] == read


def test_no_test_file_reads_a_clock_while_it_is_imported() -> None:
    files = [file for file in TESTS.rglob("*.py") if SETS_CLOCKS not in file.parents]
    found = {
        file.name: set(_calls(ast.parse(file.read_text()), in_functions=False)) & (PORTALS | OWN) for file in files
    }
    assert {name: calls for name, calls in found.items() if calls} == {}


def test_tests_of_the_portal_ask_no_clock_but_its_own() -> None:
    files = list((TESTS / "portal").rglob("*.py"))
    found = {file.name: set(_calls(ast.parse(file.read_text()), in_functions=True)) & OWN for file in files}
    assert {name: calls for name, calls in found.items() if calls} == {}
