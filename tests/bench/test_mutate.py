"""The sample of mutants: its files, known equivalent mutants, and tests that fail without a mutant."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from bench.mutant_run import MutantStatus, mirrored_tests
from bench.mutants import sampled
from bench.mutate import EQUIVALENT, MutationRunner, Settings, equivalents
from bench.stage_process import ROOT


def test_every_file_of_the_sample_has_tests() -> None:
    settings = Settings.read(ROOT)
    files = settings.files(ROOT)
    assert "portal/answers/name_answers.py" in files
    assert [
        path for path in files for test in mirrored_tests(path, ROOT, settings.tests) if not (ROOT / test).exists()
    ] == []


def test_what_is_known_to_make_no_difference_is_still_in_the_code() -> None:
    lines = {path: {" ".join(line.split()) for line in (ROOT / path).read_text().splitlines()} for path, *_ in _known()}
    assert [(path, before) for path, before, _ in _known() if before not in lines[path]] == []


def _known() -> list[tuple[str, str, str]]:
    return list(equivalents(EQUIVALENT))


def test_a_change_that_makes_no_difference_needs_a_reason(tmp_path: Path) -> None:
    file = tmp_path / "known.csv"
    file.write_text('path,before,after,reason\na.py,x = 1,x = 2,"Nobody reads x."\n')
    assert equivalents(file) == {("a.py", "x = 1", "x = 2"): "Nobody reads x."}
    file.write_text("path,before,after,reason\na.py,x = 1,x = 2,\n")
    with pytest.raises(SystemExit, match="no reason"):
        equivalents(file)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('sources = ["gone/*.py"]\ntests = {}', "no file is called gone"),
        ('sources = ["a.py"]\ntests = {"a.py" = ["tests/test_gone.py"]}', "tests/test_gone.py is no file"),
        ('sources = ["a.py"]\ntests = {"gone.py" = []}', "gone.py is no file"),
    ],
)
def test_a_setting_that_is_out_of_date_is_named(tmp_path: Path, table: str, message: str) -> None:
    (tmp_path / "a.py").write_text("")
    (tmp_path / "pyproject.toml").write_text(f"[tool.mutate]\n{table}\n")
    with pytest.raises(SystemExit, match=message):
        Settings.read(tmp_path).files(tmp_path)


def test_a_run_can_be_restricted_to_some_of_the_files(tmp_path: Path) -> None:
    for name in ("one/a.py", "one/b.py", "one/deep/c.py", "two/d.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    settings = Settings(["one/*.py", "one/deep/*.py"], {})
    assert settings.files(tmp_path) == ["one/a.py", "one/b.py", "one/deep/c.py"]
    assert settings.files(tmp_path, ["one/*.py"]) == ["one/a.py", "one/b.py"]
    assert settings.files(tmp_path, ["one/b.py", "one/deep/*.py"]) == ["one/b.py", "one/deep/c.py"]
    assert settings.files(tmp_path, ["two/*.py"]) == []
    with pytest.raises(SystemExit, match="no file is called three/"):
        settings.files(tmp_path, ["one/*.py", "three/*.py"])


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    root = tmp_path / "checkout"
    (root / "tests").mkdir(parents=True)
    (root / "conftest.py").write_text("")
    (root / "calc.py").write_text("def larger(one, other):\n    return one if one > other else other\n")
    (root / "tests" / "test_calc.py").write_text(
        "from calc import larger\n\n\ndef test_larger():\n    assert larger(1, 2) == 2 == larger(2, 1)\n"
    )
    subprocess.run(["git", "init", "-q", str(root)], check=True)  # noqa: S607
    return root


def test_changes_are_judged_in_order_by_their_own_tests(checkout: Path, tmp_path: Path) -> None:
    code = (checkout / "calc.py").read_text()
    drawn = [one for seed in range(20) for one in sampled([("calc.py", code)], 10, seed)]
    mutants = [next(one for one in drawn if word in one.after) for word in ("pass", "one >= other", "one <= other")]
    runner = MutationRunner(checkout, tmp_path / "copies", 2, Settings(["calc.py"], {}))
    runner.prepare(mutants)
    # Of two that are equal either is the larger one, so this change makes no difference and nothing can notice it.
    assert list(runner.statuses(mutants)) == [MutantStatus.NOTICED, MutantStatus.SURVIVED, MutantStatus.NOTICED]


def test_tests_that_fail_without_a_change_end_it_before_any_change_is_tried(checkout: Path, tmp_path: Path) -> None:
    (checkout / "tests" / "test_calc.py").write_text("def test_it():\n    assert False\n")
    mutants = sampled([("calc.py", (checkout / "calc.py").read_text())], 1, 1)
    with pytest.raises(SystemExit, match=r"Without any change tests/test_calc\.py ended with 1"):
        MutationRunner(checkout, tmp_path / "copies", 1, Settings(["calc.py"], {})).prepare(mutants)
