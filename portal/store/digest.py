"""Fixed-length digests by which payloads and facts are compared; the same bytes on every machine."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection
from hashlib import blake2b
from typing import Any

from connectors.schema import Fact, Row, data_to_json

SIZE = 16
SMALL_WINDOW = 13
"""The power of two of zlib's window: 8 kB."""
SMALL_MEMORY = 6

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def canonical_text(value: Any) -> str:
    """JSON with sorted keys and no spaces."""
    return _ENCODER.encode(value)


def canonical(value: Any) -> bytes:
    """The same as UTF-8."""
    return _ENCODER.encode(value).encode("utf-8", "surrogatepass")


def payload_digest(payload: Row, ignored: Collection[str]) -> bytes:
    """A digest of every field except the ignored ones; it tells a changed record from an unchanged one."""
    kept = {name: value for name, value in payload.items() if name not in ignored} if ignored else payload
    return blake2b(canonical(kept), digest_size=SIZE).digest()


def data_text(fact: Fact) -> str | None:
    """A fact's typed data as canonical JSON, the form in which it is compared and stored."""
    return None if fact.data is None else _ENCODER.encode(data_to_json(fact.data))


def fact_identity(fact: Fact, data: str | None) -> bytes:
    """A digest of everything that a fact states except its order; ``data`` is its ``data_text``."""
    parts = (
        fact.kind, fact.value, fact.original, fact.lang, fact.unit, fact.section, fact.label, fact.absence, data or "",
    )  # fmt: skip
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()


def short(text: str) -> str:
    """Twelve hexadecimal digits for a key that is too long or too unusual for an address."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def packed(payload: Row) -> bytes:
    """The payload as it is stored: a zlib stream.

    Rows are short, and setting up a compressor with its full window costs six times as much as compressing half a kilobyte.
    """
    body = canonical(payload)
    window, memory = (
        (SMALL_WINDOW, SMALL_MEMORY) if len(body) <= 1 << SMALL_WINDOW else (zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL)
    )
    compressor = zlib.compressobj(1, zlib.DEFLATED, window, memory)
    return compressor.compress(body) + compressor.flush()


def unpacked(body: bytes) -> Row:
    """The inverse of ``packed``."""
    row: Row = json.loads(zlib.decompress(body).decode("utf-8", "surrogatepass"))
    return row
