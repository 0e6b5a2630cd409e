"""One hash over the reference tables and their readers: a part of the index's version.

The tables in ``tables`` shape documents or their tokens, so a change needs a rebuild of the index. Three
kinds of tables do not: those that reach the index as their own records (``RECORD_TABLES``), those in ``tables/words``,
which affect only connectors, answers and pages; and all groups of labels but one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent
RECORD_TABLES = frozenset(
    {"aliases.csv", "product_classes.csv", "product_class_names.csv", "product_class_ingredients.csv"}
)
"""Tables that reach the index as their own records, and so without a rebuild."""

DOCUMENT_LINES: Mapping[str, bytes] = {"labels.csv": b"kind,"}
"""Tables of which only lines with this beginning are part of documents: labels of kinds are values of a facet."""


@cache
def reference_version() -> str:
    """A hash that changes with every table, part of a table or reader that shapes documents."""
    digest = sha256()
    for path in sorted([*FOLDER.glob("*.py"), *(FOLDER / "tables").glob("*.csv")]):
        if path.name not in RECORD_TABLES:
            digest.update(path.name.encode() + b"\0" + _hashed_bytes(path))
    return digest.hexdigest()


def _hashed_bytes(path: Path) -> bytes:
    beginning = DOCUMENT_LINES.get(path.name, b"")
    return b"".join(line for line in path.read_bytes().splitlines(keepends=True) if line.startswith(beginning))
