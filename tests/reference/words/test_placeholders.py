"""Placeholders are written as texts are compared with them."""

from __future__ import annotations

from reference.words.placeholders import PLACEHOLDERS
from search.folding import folded, single_spaced


def test_every_placeholder_is_folded() -> None:
    assert all(text == single_spaced(folded(text)) for text in PLACEHOLDERS)
    assert {"n/a", "자료없음", "영업비밀", "비고", "해당없음", "-"} <= PLACEHOLDERS
