"""One hash over the portal's tables and the code that reads them: a part of the index's version.

What stands in ``tables`` shapes documents or their tokens, and a change of it asks for a rebuild of the index. Three
sorts of tables do not: those that reach the index as records of their own (``RECORD_TABLES``), those in ``tables/words``,
which shape only what connectors read and what answers and pages say, and all groups but one of the labels.
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
"""Tables that reach the index as records of their own, and so without a rebuild."""

DOCUMENT_LINES: Mapping[str, bytes] = {"labels.csv": b"kind,"}
"""Tables of which only the lines that begin so stand in documents: labels of kinds are values of a facet."""


@cache
def reference_version() -> str:
    """Changes whenever a table or a part of one changes that shapes documents, or a reader of such tables."""
    digest = sha256()
    for path in sorted([*FOLDER.glob("*.py"), *(FOLDER / "tables").glob("*.csv")]):
        if path.name not in RECORD_TABLES:
            digest.update(path.name.encode() + b"\0" + _hashed_bytes(path))
    return digest.hexdigest()


def _hashed_bytes(path: Path) -> bytes:
    beginning = DOCUMENT_LINES.get(path.name, b"")
    return b"".join(line for line in path.read_bytes().splitlines(keepends=True) if line.startswith(beginning))
