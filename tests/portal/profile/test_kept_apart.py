"""Entries kept apart are named with reason and signer, unless they may not be shown (content rule 31)."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from portal.curation.decisions import Signed, decide, undo
from portal.curation.subjects import Subject
from portal.models import Entry
from portal.profile.kept_apart import kept_apart_from
from tests.portal.factories import entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> tuple[Entry, Entry]:
    """Two entries that staff keep apart."""
    found = entry("cas:7664-39-3", "플루오린화 수소"), entry("cas:16872-11-0", "테트라플루오로붕산")
    decide("different", Subject(found[0].key), Signed("staff", "다른 산"), found[1].key)
    return found


def test_each_names_the_other(pair: tuple[Entry, Entry]) -> None:
    for one, other in (pair, pair[::-1]):
        (named,) = kept_apart_from(one)
        assert (named.title, named.url, named.key) == (other.title_ko, other.address, other.key)
        assert (named.reason, named.signed_by, named.annotations) == ("다른 산", "staff", ())


def test_a_remark_on_the_other_stands_beside_its_name(pair: tuple[Entry, Entry]) -> None:
    decide("annotate", Subject(pair[1].key), Signed("second", "둘레말"))
    assert [(each.text, each.signed_by) for each in kept_apart_from(pair[0])[0].annotations] == [("둘레말", "second")]


def test_one_that_is_withheld_is_not_named(pair: tuple[Entry, Entry]) -> None:
    decision = decide("withhold", Subject(pair[1].key), Signed("staff", "r"))
    assert kept_apart_from(pair[0]) == ()
    undo(decision, "staff")
    assert len(kept_apart_from(pair[0])) == 1


def test_an_entry_without_such_a_decision_names_nothing(pair: tuple[Entry, Entry]) -> None:
    assert kept_apart_from(entry("cas:71-43-2", "벤젠")) == ()


def test_where_nothing_is_kept_apart_the_query_for_decisions_is_the_only_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    benzene = entry("cas:71-43-2", "벤젠")
    with django_assert_num_queries(1):
        assert kept_apart_from(benzene) == ()
