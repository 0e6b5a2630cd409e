"""Revisions: numbers in the order of commits, and one commit for each transaction that changed an entry."""

from __future__ import annotations

import pytest

from portal.models import Commit, Counter
from portal.store.revisions import Revisions, write_transaction
from tests.portal.clock import Clock

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_commit_bears_the_last_number_that_was_given() -> None:
    with write_transaction() as revisions:
        assert [revisions.next(), revisions.next()] == [1, 2]
    with write_transaction() as revisions:
        assert revisions.next() == 3
    assert list(Commit.objects.order_by("number").values_list("number", flat=True)) == [2, 3]
    assert len({commit.token for commit in Commit.objects.all()}) == 2


def test_a_transaction_that_changed_no_entry_makes_no_commit() -> None:
    with write_transaction():
        pass
    assert not Commit.objects.exists()


def test_numbers_of_a_transaction_that_was_rolled_back_are_given_again() -> None:
    def fail() -> None:
        with write_transaction() as revisions:
            revisions.next()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with write_transaction() as revisions:
        assert revisions.next() == 1
    assert Counter.objects.get().revision == 1


def test_numbers_follow_the_last_one_of_the_transaction_before() -> None:
    revisions = Revisions(7)
    assert not revisions.any_given
    assert [revisions.next(), revisions.next()] == [8, 9]
    assert (revisions.any_given, revisions.last) == (True, 9)


def test_a_commit_says_when_it_was_made_and_has_a_token_that_no_other_database_guesses(clock: Clock) -> None:
    with write_transaction() as revisions:
        revisions.next()
    commit = Commit.objects.get()
    assert commit.at == clock.now
    assert len(bytes.fromhex(commit.token)) == 16


def test_there_is_one_counter_for_all_writers_however_many_write() -> None:
    for _ in range(2):
        with write_transaction() as revisions:
            revisions.next()
    assert list(Counter.objects.values_list("pk", "revision")) == [(1, 2)]
