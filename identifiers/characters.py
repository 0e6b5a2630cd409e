"""The characters people type for digits and hyphens, made the ones that identifiers are written with."""

from __future__ import annotations

import re
import unicodedata

_HYPHENS = re.compile(r"[\u00ad\u02d7\u2010-\u2015\u2043\u2212\ufe58\ufe63\u30fc_]")


def normalized(text: str) -> str:
    """``text`` with full-width forms and subscripts as ASCII, every dash as ``-``, and no white space at its ends.

    Digits of other scripts stay as they are: no agency writes them, and a number must not change its script unseen.
    """
    return _HYPHENS.sub("-", unicodedata.normalize("NFKC", text)).strip()


def excerpt(text: str) -> str:
    """``text`` as it is quoted in an error: its first forty characters."""
    return repr(text[:40])
