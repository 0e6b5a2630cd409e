"""Headings: each says one role that the reader of lists has."""

from __future__ import annotations

from reference.words.column_headings import COLUMN_HEADINGS
from substance_lists.roles import Role

PIECES = {"cas_scheme", "ke_scheme", "un_scheme", "ec_scheme", "number_word", "name_end", "joiner", "edition_word"}


def test_there_are_headings_for_every_role_and_no_other_class() -> None:
    assert COLUMN_HEADINGS.keys() == set(Role) | PIECES


def test_no_heading_says_two_roles_or_the_same_twice() -> None:
    keys = ["".join(filter(str.isalnum, heading.casefold())) for role in Role for heading in COLUMN_HEADINGS[role]]
    assert all(keys)
    assert len(set(keys)) == len(keys)
