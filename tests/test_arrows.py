"""The directions of imports between packages, as docs/architecture.md draws them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("identifiers", "reference", "substance_lists", "connectors", "search", "demo", "portal", "evaluation")
MAY_IMPORT = {
    "identifiers": set(),
    "reference": {"identifiers"},
    "substance_lists": {"identifiers", "reference"},
    "connectors": {"identifiers", "reference", "substance_lists"},
    "search": {"identifiers", "reference"},
    "demo": {"identifiers"},
    "portal": {"identifiers", "reference", "substance_lists", "connectors", "search", "demo", "evaluation"},
    "evaluation": {"identifiers", "reference", "search", "portal"},
}


def _imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return {name.partition(".")[0] for name in found}


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_only_what_the_drawing_allows(package: str) -> None:
    files = sorted((ROOT / package).rglob("*.py"))
    assert files
    allowed = MAY_IMPORT[package] | {package}
    wrong = {
        str(path.relative_to(ROOT)): crossing
        for path in files
        if (crossing := _imported(path) & set(PACKAGES) - allowed)
    }
    assert wrong == {}


@pytest.mark.parametrize("package", ["identifiers", "reference", "substance_lists", "connectors", "search", "demo"])
def test_nothing_outside_the_portal_knows_django(package: str) -> None:
    files = sorted((ROOT / package).rglob("*.py"))
    assert files
    assert [str(path) for path in files if "django" in _imported(path)] == []


def test_only_one_module_opens_connections_to_agencies() -> None:
    files = sorted((ROOT / "connectors").rglob("*.py"))
    network = {"urllib3", "requests", "http", "socket", "httpx", "aiohttp"}
    assert [path.name for path in files if _imported(path) & network] == ["http.py"]
