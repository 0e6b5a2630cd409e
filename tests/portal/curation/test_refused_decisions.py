"""Decisions that would have no effect, or that contradict one in force, are refused with the reason."""

from __future__ import annotations

import pytest

from portal.curation.decisions import CannotDecide, Signed, decide, undo
from portal.curation.subjects import Subject
from portal.models import Decision, Entry
from tests.portal.store.batches import accident, cas, named, record, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def entries() -> tuple[str, str]:
    """The key of an entry without a number and of the one that it is the same as."""
    write(record("1", *cas("71-43-2"), named("벤젠")), record("2", named("벤졸")))
    return Entry.objects.get(title_ko="벤졸").key, "cas:71-43-2"


def _decide(verdict: str, subject: str, other: str = "") -> Decision:
    return decide(verdict, Subject(subject), Signed("staff", "r"), other)


def test_withholding_twice_is_refused_with_the_name_of_who_did_and_annotating_twice_is_not(
    entries: tuple[str, str],
) -> None:
    _decide("annotate", entries[1])
    _decide("annotate", entries[1])
    _decide("withhold", entries[1])
    with pytest.raises(CannotDecide, match=r"이미 표시를 보류했습니다\(staff\)"):
        _decide("withhold", entries[1])
    assert Decision.objects.count() == 3


def test_a_reason_may_have_two_thousand_letters(entries: tuple[str, str]) -> None:
    with pytest.raises(CannotDecide, match="2,000자"):
        decide("annotate", Subject(entries[1]), Signed("가", "r" * 2_001))
    assert decide("annotate", Subject(entries[1]), Signed("가", "r" * 2_000)).reason == "r" * 2_000


def test_two_entries_of_different_kinds_or_a_record_and_an_entry_are_refused(entries: tuple[str, str]) -> None:
    write(accident("a"))
    with pytest.raises(CannotDecide, match="종류가 같은"):
        _decide("same", entries[1], Entry.objects.get(kind="accident").key)
    with pytest.raises(CannotDecide, match="두 항목이 필요"):
        _decide("same", "test.list/1", entries[1])


@pytest.mark.parametrize("verdict", ["same", "different", "member_of"])
def test_the_same_decision_on_two_entries_is_made_once_while_it_stands(entries: tuple[str, str], verdict: str) -> None:
    first = _decide(verdict, *entries)
    with pytest.raises(CannotDecide, match="이미 있습니다"):
        _decide(verdict, *entries)
    undo(first, "staff")
    assert _decide(verdict, *entries).undone_at is None


def test_a_join_that_would_bring_together_over_a_third_entry_what_is_held_apart_is_refused() -> None:
    write(*(record(str(number), *cas(key)) for number, key in enumerate(("71-43-2", "108-88-3", "50-00-0", "64-17-5"))))
    benzene, toluene, aldehyde, ethanol = (f"cas:{key}" for key in ("71-43-2", "108-88-3", "50-00-0", "64-17-5"))
    _decide("same", benzene, toluene)
    _decide("different", benzene, aldehyde)
    for pair in ((toluene, aldehyde), (aldehyde, toluene)):
        with pytest.raises(CannotDecide, match=f"{aldehyde} 과\\(와\\) {benzene}"):
            _decide("same", *pair)
    assert _decide("same", aldehyde, ethanol).pk
