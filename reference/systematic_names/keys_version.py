"""One hash, as a number, over the tables and the code that make keys: keys of different versions are never equal on purpose."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from reference.systematic_names.abbreviations import TABLE as LETTERS
from reference.systematic_names.ions import TABLE as IONS
from reference.systematic_names.morphemes import TABLE as MORPHEMES


@cache
def keys_version() -> int:
    """A number that changes with every table and module that keys and made spellings depend on; below 2^28."""
    digest = sha256()
    for path in sorted([*Path(__file__).parent.glob("*.py"), IONS, LETTERS, MORPHEMES]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return int(digest.hexdigest()[:7], 16)
