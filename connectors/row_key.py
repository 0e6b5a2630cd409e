"""Keys of rows without an id of the agency: a digest of their identifying fields."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any


def digest_key(row: Mapping[str, Any], fields: Sequence[str]) -> str:
    """Sixteen hexadecimal digits over these fields as sent, without white space at their ends; "" where all are blank.

    The digest is the same on every machine and in every version, because it finds stored records again. Rows equal in all
    fields share a key and are reported as doubles.
    """
    values = [str(row[name]).strip() if row.get(name) is not None else "" for name in fields]
    if not any(values):
        return ""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
