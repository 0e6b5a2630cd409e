"""Thresholds of one list and effect, and editions of one list; rows of two conditions are two rows."""

from __future__ import annotations

from decimal import Decimal

import pytest

from connectors.schema import Fact, FactKind, LegalListing, Threshold
from portal.profile.conflicts import conflicts
from portal.profile.entry_facts import facts_of
from tests.portal.factories import entry, record_with_facts
from tests.portal.profile.agencies import KECO, LIST, differing, texts

pytestmark = pytest.mark.django_db

NAME = "사고대비물질"


def listing(*percents: str, effect: str = "", exclusive: bool = False, **others: str) -> Fact:
    thresholds = tuple(Threshold(Decimal(percent), effect, exclusive) for percent in percents)
    return Fact(FactKind.LEGAL_LISTING, NAME, LegalListing("화학물질관리법", NAME, thresholds=thresholds, **others))


def test_two_thresholds_of_one_list_conflict_and_equal_ones_do_not() -> None:
    assert texts(differing([listing("85")], [listing("70")], feeds=(KECO, LIST))) == [
        ("threshold", "70% 이상", "85% 이상")
    ]
    assert differing([listing("85.0")], [listing("85")], cas="108-88-3", feeds=(KECO, LIST)) == []


def test_from_and_more_than_differ() -> None:
    (conflict,) = differing([listing("1")], [listing("1", exclusive=True)], feeds=(KECO, LIST))
    assert [side.text for side in conflict.sides] == ["1% 이상", "1% 초과"]


def test_effects_are_apart_and_one_without_an_effect_is_compared_with_all() -> None:
    acute, chronic = listing("1", effect="인체급성유해성"), listing("0.1", effect="인체만성유해성")
    assert differing([acute], [chronic], feeds=(KECO, LIST)) == []
    assert differing([acute, chronic], [listing("0.1")], cas="108-88-3", feeds=(KECO, LIST)) == []
    assert len(differing([acute], [listing("5")], cas="67-56-1", feeds=(KECO, LIST))) == 1


def test_a_row_with_a_condition_or_with_contents_that_were_not_read_is_not_compared() -> None:
    assert differing([listing("85")], [listing("70", condition="입자지름<1mm")], feeds=(KECO, LIST)) == []
    assert differing([listing("85")], [listing("70", contents="별도 고시")], cas="108-88-3", feeds=(KECO, LIST)) == []


def test_notices_of_one_row_are_compared_by_their_dates_the_newer_first() -> None:
    ours, theirs = (listing(number="8", notice_date=date) for date in ("2023-01-02", "2025-08-07"))
    assert texts(differing([ours], [theirs], feeds=(KECO, LIST))) == [("edition", "2025-08-07 판", "2023-01-02 판")]


def test_an_old_notice_is_no_older_edition_of_a_list_that_is_dated_as_a_whole() -> None:
    of = entry("cas:71-43-2")
    record_with_facts(of, KECO, [listing(number="8", notice_date="2014-01-02")])
    record_with_facts(of, LIST, [listing(number="8")], source_date="2026-01-15")
    assert conflicts(facts_of(of)) == []
