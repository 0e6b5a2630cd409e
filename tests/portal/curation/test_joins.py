"""Joins resolve to one key each, whatever the chains and circles, and never bring together what is kept apart."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from pytest_django import DjangoAssertNumQueries

from portal.curation.joins import apart_by_key, connected, joined, joined_with, kept_apart, members
from portal.models import Decision

pytestmark = pytest.mark.django_db


def decided(verdict: str, pairs: Sequence[tuple[str, str]], *, undone: bool = False) -> list[Decision]:
    now = timezone.now()
    return [
        Decision.objects.create(
            verdict=verdict, subject=one, object=other, reason="r", decided_by="staff", decided_at=now,
            undone_at=now if undone else None,
        )
        for one, other in pairs
    ]  # fmt: skip


def test_chains_end_where_their_last_join_leads_and_an_undone_join_does_not_count() -> None:
    decided("same", [("a", "b"), ("b", "c")])
    decided("same", [("c", "d")], undone=True)
    assert joined() == {"a": "c", "b": "c"}


def test_all_that_are_joined_with_a_key_are_found_from_each_of_them() -> None:
    decided("same", [("a", "c"), ("b", "c"), ("x", "y")])
    for key in ("a", "b", "c"):
        assert joined_with([key]) == {"a", "b", "c"}
    assert joined_with(["z"]) == {"z"}
    assert joined_with([]) == frozenset()


def test_without_a_key_nothing_is_looked_up(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert joined_with([]) == frozenset()


def test_what_was_ever_joined_is_connected_but_not_one() -> None:
    decided("same", [("a", "b"), ("b", "c")], undone=True)
    assert connected(["a"]) == {"a", "b", "c"}
    assert joined_with(["a"]) == {"a"}
    assert connected([""]) == frozenset()


def test_pairs_kept_apart_are_found_from_both_ends_the_oldest_first() -> None:
    first, second = decided("different", [("a", "b"), ("c", "a")])
    found = apart_by_key([first, second])
    assert list(found["a"].items()) == [("b", first), ("c", second)]
    assert (found["b"], found["c"]) == ({"a": first}, {"a": second})
    assert kept_apart() == {frozenset("ab"), frozenset("ac")}


class Joining(TestCase):
    """Laws of joins over any decisions."""

    @given(
        st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")), max_size=6),
        st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")), max_size=3),
    )
    def test_whatever_is_decided_an_end_stays_and_no_pair_kept_apart_shares_one(
        self, same: list[tuple[str, str]], different: list[tuple[str, str]]
    ) -> None:
        decided("same", [pair for pair in same if pair[0] != pair[1]])
        decided("different", [pair for pair in different if pair[0] != pair[1]])
        ends = joined()
        assert not set(ends.values()) & ends.keys()
        assert all(len({ends.get(key, key) for key in pair}) == 2 for pair in kept_apart())
        for key in "abcde":
            assert {ends.get(each, each) for each in joined_with([key])} == {ends.get(key, key)}


def test_members_of_groups_are_those_whose_decision_stands() -> None:
    decided("member_of", [("a", "group")])
    decided("member_of", [("b", "group")], undone=True)
    assert members() == {("a", "group")}
