"""What is typed for suggestions."""

from __future__ import annotations

from bench.search import typed_prefixes


def test_beginnings_grow_letter_by_letter_to_where_nobody_waits_any_more_and_stand_once() -> None:
    assert typed_prefixes(["황산", "황"]) == ["황", "황산"]
    assert max(map(len, typed_prefixes(["사이클로헥산올아민"]))) == 8
