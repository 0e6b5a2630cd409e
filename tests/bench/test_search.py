"""The texts for which suggestions are timed."""

from __future__ import annotations

from bench.search import typed_prefixes


def test_prefixes_grow_letter_by_letter_up_to_a_length_and_occur_once() -> None:
    assert typed_prefixes(["황산", "황"]) == ["황", "황산"]
    assert max(map(len, typed_prefixes(["사이클로헥산올아민"]))) == 8
