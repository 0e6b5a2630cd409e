"""Normalises the characters that people type for digits and hyphens in identifiers."""

from __future__ import annotations

import re
import unicodedata

DASHES = frozenset("\u00ad\u02d7\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d\u30fc_")
"""What people and word processors write for a hyphen."""

_HYPHENS = re.compile(f"[{''.join(sorted(DASHES))}]")


def normalized(text: str) -> str:
    """``text`` with full-width forms and subscripts as ASCII, every dash as ``-``, and no white space at its ends.

    Digits of other scripts stay: no agency writes them, and a number must not change its script unnoticed.
    """
    return _HYPHENS.sub("-", unicodedata.normalize("NFKC", text)).strip()


def excerpt(text: str) -> str:
    """``text`` as an error quotes it: its first forty characters."""
    return repr(text[:40])
