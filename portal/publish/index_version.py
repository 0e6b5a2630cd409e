"""The version of the index: it changes with everything that shapes a document except the database."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import identifiers
import search
from connectors.registry import FEEDS
from reference.version import reference_version

_PORTAL = Path(__file__).parent.parent


@cache
def schema_version() -> str:
    """A hash of everything except the database that shapes a document or its tokens.

    It hashes the source files, so that nobody has to remember to raise a number: a changed comment costs one rebuild
    beside the live index, a forgotten number would give wrong answers. Agencies' names are facets, so they count too.
    """
    digest = hashlib.sha256(reference_version().encode())
    for name, feed in FEEDS.items():
        digest.update(f"{name}\0{feed.publisher.agency}\0".encode())
    # Publishing also stores the conflicts of what it publishes, so a new rule of theirs goes over every entry again.
    for path in sorted(_PORTAL.glob("*/*conflict*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    for folder in (Path(identifiers.__file__).parent, Path(search.__file__).parent, Path(__file__).parent):
        for path in sorted(folder.rglob("*.py")):
            digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
