"""What the structure hides: ``python -m bench.structure`` prints imports made inside functions and file names of two meanings.

Exits with 1 where an import inside a function gives no reason, or more than ``MOST_NAMES`` file names stand for two things.
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.stage_process import ROOT

PACKAGES = ("identifiers", "reference", "substance_lists", "connectors", "search", "demo", "portal", "evaluation")
MOST_NAMES = 3
MIRRORS = (("portal/web/", "portal/api/"), ("connectors/", "demo/"))
"""Folders whose files answer each other by name: a page and its JSON, an agency and its miniature."""
ROLES = ("connectors", "search", "demo")
"""Packages whose folders repeat roles: each agency and each engine has files of the same names.

The file of a command is named after the command, which operators know."""


@dataclass(frozen=True, slots=True)
class InnerImport:
    """One import inside a function, and the comment that says why; "" where none does."""

    place: str
    line: str
    reason: str


def inner_imports(root: Path = ROOT) -> Iterator[InnerImport]:
    """Every import that runs only when its function is called; those for type checkers alone run never."""
    for path in _files(root):
        lines = path.read_text(encoding="utf-8").splitlines()
        for function in ast.walk(ast.parse("\n".join(lines))):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                for node in ast.walk(function):
                    if isinstance(node, ast.Import | ast.ImportFrom):
                        code, _, reason = lines[node.lineno - 1].partition("#")
                        place = f"{path.relative_to(root)}:{node.lineno}"
                        yield InnerImport(place, code.strip(), reason.strip())


def repeated_names(root: Path = ROOT) -> dict[str, list[str]]:
    """File names that stand for more than one thing, with their paths."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for path in _files(root):
        place = str(path.relative_to(root))
        if path.name != "__init__.py" and not _is_role(place):
            by_name[path.name].append(place)
    return {name: places for name, places in sorted(by_name.items()) if len(places) > 1 and not _mirrors(places)}


def _files(root: Path) -> Iterator[Path]:
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def _is_role(place: str) -> bool:
    parts = place.split("/")
    return (parts[0] in ROLES and len(parts) > 2) or "commands" in parts


def _mirrors(places: list[str]) -> bool:
    return any(all(place.startswith(pair) for place in places) for pair in MIRRORS)


def main() -> int:
    """Prints both lists; the exit code."""
    imports = list(inner_imports())
    print(f"imports inside functions: {len(imports)}")
    for each in imports:
        print(f"  {each.place}  {each.line}  – {each.reason or 'NO REASON'}")
    names = repeated_names()
    print(f"file names that stand for two things: {len(names)} (at most {MOST_NAMES})")
    for name, places in names.items():
        print(f"  {name}: {', '.join(places)}")
    return int(len(names) > MOST_NAMES or any(not each.reason for each in imports))


if __name__ == "__main__":
    sys.exit(main())
