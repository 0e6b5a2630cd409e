"""A mutant is tested in a copy, within a timeout, and the copy is restored afterwards."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from bench.mutant_run import CheckoutCopy, MutantStatus, PytestRun, mirrored_tests

TESTS = "from calc import up\n\n\ndef test_up():\n    assert up(1) == 2\n"
CODE = "def up(number):\n    return number + 1\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    root = tmp_path / "here" / "checkout"
    (root / "tests").mkdir(parents=True)
    (root / "calc.py").write_text(CODE)
    (root / "conftest.py").write_text("")
    (root / "tests" / "test_calc.py").write_text(TESTS)
    (root / ".gitignore").write_text("var/\n")
    (root / "var").mkdir()
    (root / "var" / "data").write_text("large")
    subprocess.run(["git", "init", "-q", str(root)], check=True)  # noqa: S607
    (root.parent / "shared").mkdir()
    return root


@pytest.mark.parametrize(
    ("code", "status"),
    [
        (CODE, MutantStatus.SURVIVED),
        ("def up(number):\n    return 1 + number\n", MutantStatus.SURVIVED),
        ("def up(number):\n    return number + 2\n", MutantStatus.NOTICED),
        ("def down(number):\n    return number - 1\n", MutantStatus.NOTICED),
        ("def up(number):\n    while True:\n        pass\n", MutantStatus.TIMED_OUT),
    ],
)
def test_a_change_is_noticed_survives_or_never_ends(
    checkout: Path, tmp_path: Path, code: str, status: MutantStatus
) -> None:
    copy = CheckoutCopy(checkout, tmp_path / "there")
    with copy.changed("calc.py", code):
        run = copy.run(["tests/test_calc.py"], 2.0 if status is MutantStatus.TIMED_OUT else 60.0)
    assert run.status is status
    assert (copy.root / "calc.py").read_text() == (checkout / "calc.py").read_text() == CODE


def test_a_copy_has_what_git_would_take_and_the_recorded_answers_beside_it(checkout: Path, tmp_path: Path) -> None:
    (checkout / "new.py").write_text("")
    copy = CheckoutCopy(checkout, tmp_path / "there")
    assert sorted(path.name for path in copy.root.rglob("*") if path.is_file()) == [
        ".gitignore", "calc.py", "conftest.py", "new.py", "test_calc.py",
    ]  # fmt: skip
    assert (copy.root.parent / "shared").resolve() == checkout.parent / "shared"


def test_a_run_without_tests_notices_nothing() -> None:
    with pytest.raises(RuntimeError, match="pytest ended with 5"):
        assert PytestRun(5, 1.0, "no tests ran").status


@pytest.mark.parametrize("code", [1, 2, 3, 4, -9])
def test_every_failure_of_tests_that_passed_before_is_noticed(code: int) -> None:
    assert PytestRun(code, 1.0, "").status is MutantStatus.NOTICED


def test_a_file_has_its_own_tests_those_named_for_it_or_its_folders(tmp_path: Path) -> None:
    (tmp_path / "tests" / "a").mkdir(parents=True)
    (tmp_path / "tests" / "a" / "test_b.py").write_text("")
    assert mirrored_tests("a/b.py", tmp_path, {}) == ["tests/a/test_b.py"]
    assert mirrored_tests("a/b.py", tmp_path, {"a/b.py": ["tests/x.py"]}) == ["tests/a/test_b.py", "tests/x.py"]
    assert mirrored_tests("a/c.py", tmp_path, {"a/c.py": ["tests/x.py"]}) == ["tests/x.py"]
    assert mirrored_tests("a/c.py", tmp_path, {}) == mirrored_tests("a/d/e.py", tmp_path, {}) == ["tests/a"]
