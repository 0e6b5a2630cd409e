"""Pieces of names are single syllables, and no everyday word stands twice."""

from __future__ import annotations

from reference.words.person_names import FAMILY_NAMES, GIVEN_SYLLABLES, NO_NAMES, RARE_FAMILY_NAMES, ROLES, TITLES
from reference.words.word_tables import rows


def test_family_names_and_syllables_are_short_and_told_apart() -> None:
    assert {len(name) for name in (*FAMILY_NAMES, *GIVEN_SYLLABLES)} == {1}
    assert {len(name) for name in RARE_FAMILY_NAMES} == {1, 2}
    assert not set(FAMILY_NAMES) & set(RARE_FAMILY_NAMES)


def test_ranks_and_roles_are_no_names() -> None:
    assert {*TITLES, *ROLES, "날씨", "전원"} <= NO_NAMES


def test_every_row_has_its_reason_and_stands_once() -> None:
    table = [(row["word"], row["class"]) for row in rows("person_names")]
    assert len(set(table)) == len(table)
    assert all(row["reason"] for row in rows("person_names"))
