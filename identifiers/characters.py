"""Normalises the characters that people type for digits and hyphens in identifiers."""

from __future__ import annotations

import re
import unicodedata

_HYPHENS = re.compile(r"[\u00ad\u02d7\u2010-\u2015\u2043\u2212\ufe58\ufe63\u30fc_]")


def normalized(text: str) -> str:
    """``text`` with full-width forms and subscripts as ASCII, every dash as ``-``, and no white space at its ends.

    Digits of other scripts stay: no agency writes them, and a number must not change its script unnoticed.
    """
    return _HYPHENS.sub("-", unicodedata.normalize("NFKC", text)).strip()


def excerpt(text: str) -> str:
    """``text`` as an error quotes it: its first forty characters."""
    return repr(text[:40])
