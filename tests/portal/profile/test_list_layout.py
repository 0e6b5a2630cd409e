"""The kinds of lists: what can be searched is a fact that has a label."""

from __future__ import annotations

from portal.profile.entry_lists import LABELS
from portal.profile.list_layout import BY_FOLDER


def test_every_searched_fact_has_a_label() -> None:
    for kind in BY_FOLDER.values():
        assert {*kind.row_kinds, *kind.text_kinds, *kind.place_kinds, *kind.day_kinds} <= LABELS.keys()


def test_only_what_has_a_place_is_narrowed_by_one() -> None:
    assert {folder for folder, kind in BY_FOLDER.items() if kind.place_kinds} == {"facilities", "accidents"}
