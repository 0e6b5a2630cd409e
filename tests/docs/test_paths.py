"""Documents name only files and folders that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (
    "identifiers", "reference", "substance_lists", "connectors", "search", "demo", "portal", "evaluation", "bench",
    "templates", "static", "tests",
)  # fmt: skip
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_PATH = re.compile(rf"`((?:{'|'.join(FOLDERS)})/[^`\s]*)`")


def paths_in(text: str) -> list[str]:
    """The paths within the checkout that a document names; patterns and placeholders are left out."""
    return [path for path in _PATH.findall(text) if not set(path) & set("*<>{}…")]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_path_that_a_document_names_is_there(document: Path) -> None:
    missing = [path for path in paths_in(document.read_text(encoding="utf-8")) if not (ROOT / path).exists()]
    assert missing == []


def test_a_path_is_seen_and_a_pattern_is_not() -> None:
    assert paths_in("`portal/urls.py`, `connectors/<agency>/`, `reference/tables/*.csv`, portal/x.py") == [
        "portal/urls.py"
    ]
