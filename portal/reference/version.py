"""One hash over the portal's tables and the code that reads them: a part of the index's version."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent
ALIASES = "aliases.csv"


@cache
def reference_version() -> str:
    """Changes whenever a table other than the aliases changes: those reach the index as records of their own."""
    digest = sha256()
    for path in sorted([*FOLDER.glob("*.py"), *(FOLDER / "tables").glob("*.csv")]):
        if path.name != ALIASES:
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
