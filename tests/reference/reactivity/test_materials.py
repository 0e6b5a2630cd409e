"""Materials: water of a solution, what a match means, and whether anything is known."""

from __future__ import annotations

from reference.reactivity.materials import Dissolved, Groups, Material

ACID = Material("7647-01-0", "염산", Groups(frozenset({1}), frozenset({3}), frozenset({"hydrochloric_acid"})))


def test_a_solution_and_what_may_be_one_count_as_water_too() -> None:
    for dissolved in (Dissolved.YES, Dissolved.POSSIBLY):
        groups = Material("", "", Groups(), dissolved=dissolved).all_groups
        assert (groups.epa, groups.crw) == ({106}, {68})
    assert Material("", "", Groups()).all_groups.is_empty


def test_a_match_is_a_number_a_group_or_a_kind() -> None:
    for match in ("cas:7647-01-0", "epa:1", "hydrochloric_acid"):
        assert ACID.is_any_of(frozenset({match, "other"}))
    assert not ACID.is_any_of(frozenset({"epa:2", "cas:7664-93-9"}))


def test_groups_are_joined_with_their_reasons_once() -> None:
    joined = Groups(frozenset({1}), reasons=("a",)).joined_with(Groups(frozenset({2}), reasons=("a", "b")))
    assert (joined.epa, joined.reasons) == ({1, 2}, ("a", "b"))
