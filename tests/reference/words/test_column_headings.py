"""Headings: each says one role that the lists have."""

from __future__ import annotations

from portal.batch.lines import CellRole
from reference.words.column_headings import COLUMN_HEADINGS
from search.analysis import name_key


def test_there_are_headings_for_every_role_and_no_other() -> None:
    assert COLUMN_HEADINGS.keys() == set(CellRole)


def test_no_heading_says_two_roles_or_the_same_twice() -> None:
    keys = [name_key(heading) for headings in COLUMN_HEADINGS.values() for heading in headings]
    assert all(keys)
    assert len(set(keys)) == len(keys)
