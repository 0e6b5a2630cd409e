"""Revisions: numbers in the order of commits, and one commit for each transaction that changed an entry."""

from __future__ import annotations

import pytest

from portal.models import Commit, Counter
from portal.store.revisions import write_transaction

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
