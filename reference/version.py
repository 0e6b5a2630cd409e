"""One hash over the portal's tables and the code that reads them: a part of the index's version."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent
OF_RECORDS = frozenset(
    {"aliases.csv", "product_classes.csv", "product_class_names.csv", "product_class_ingredients.csv"}
)
"""Tables that reach the index as records of their own, and so without a rebuild."""


@cache
def reference_version() -> str:
    """Changes whenever a table changes that is not one of records."""
    digest = sha256()
    for path in sorted([*FOLDER.glob("*.py"), *(FOLDER / "tables").glob("*.csv")]):
        if path.name not in OF_RECORDS:
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
