"""Mutants: which changes there are, which are skipped, and that a sample is reproducible."""

from __future__ import annotations

import ast

import pytest

from bench.mutants import sampled

CODE = '''
"""What 1 + 1 is."""


def total(prices, most=10):
    """At most 10."""
    found = sum(price for price in prices if price > 0)
    if found > most and prices:
        raise ValueError(found + 1)
    prices.clear()
    return found
'''


@pytest.fixture(scope="module")
def changes() -> set[tuple[str, str]]:
    """Every change that some seed draws."""
    return {(one.before, one.after) for seed in range(30) for one in sampled([("a.py", CODE)], 1_000, seed)}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("if found > most and prices:", "if found > most or prices:"),
        ("if found > most and prices:", "if found >= most and prices:"),
        ("if found > most and prices:", "if not found > most and prices:"),
        (
            "found = sum(price for price in prices if price > 0)",
            "found = sum(price for price in prices if not (price > 0))",
        ),
        ("raise ValueError(found + 1)", "raise ValueError(found - 1)"),
        ("raise ValueError(found + 1)", "pass"),
        ("prices.clear()", "pass"),
        ("return found", "pass"),
        ("def total(prices, most=10):", "def total(prices, most= 11):"),
    ],
)
def test_conditions_figures_filters_and_statements_are_changed(
    changes: set[tuple[str, str]], before: str, after: str
) -> None:
    assert (before, after) in changes


@pytest.mark.parametrize(
    "code",
    [
        '"""1 + 1"""\n',
        "def f(x: A | B = C) -> D | E: ...\n",
        "names: dict[str, A | B]\n",
        "@dataclass(frozen=True, slots=True)\nclass A: ...\n",
        "@lru_cache(maxsize=1024)\ndef f(): ...\n",
        'def f():\n    log.info("%s", 1 + 1 if a and b else 2)\n',
        'if __name__ == "__main__":\n    main()\n',
        "def f():\n    found = made()\n    first, second = made()\n    third: int = made()\n",
        "def f():\n    found = made()\n    return None\n",
        "class A:\n    def f(self):\n        return None\n",
    ],
)
def test_strings_types_decorators_logs_first_values_and_a_last_return_of_none_are_skipped(code: str) -> None:
    assert sampled([("a.py", code)], 100, 1) == []


def test_a_sample_is_the_same_for_a_seed_and_no_place_is_in_it_twice() -> None:
    drawn = sampled([("a.py", CODE), ("b.py", CODE)], 8, 7)
    assert drawn == sampled([("b.py", CODE), ("a.py", CODE)], 8, 7)
    assert drawn != sampled([("a.py", CODE), ("b.py", CODE)], 8, 8)
    assert len(drawn) == len({(one.path, one.code) for one in drawn}) == 8
    assert len(sampled([("a.py", "x = a + b\n")], 100, 1)) == 1


def test_every_change_gives_different_code_at_its_line() -> None:
    for one in sampled([("a.py", CODE)], 100, 3):
        assert ast.dump(ast.parse(one.code)) != ast.dump(ast.parse(CODE))
        assert one.before == CODE.splitlines()[one.line - 1].strip()
        assert f"-{CODE.splitlines()[one.line - 1]}" in one.diff.splitlines()


def test_a_change_is_known_again_where_its_line_has_moved() -> None:
    moved = "import os\n\n" + CODE.replace("    ", "  ")
    assert {one.change for one in sampled([("a.py", CODE)], 100, 1)} == {
        one.change for one in sampled([("a.py", moved)], 100, 1)
    }


@pytest.mark.parametrize(
    "code",
    [
        "def f():\n    if found:\n        return None\n    clear()\n",
        "def f():\n    for one in found:\n        return None\n    return one\n",
        "def f():\n    return none\n",
    ],
)
def test_any_other_return_is_removed(code: str) -> None:
    changed = {one.before for seed in range(20) for one in sampled([("a.py", code)], 100, seed) if one.after == "pass"}
    assert any(before.startswith("return") for before in changed)
