"""Subjects: told apart by their key alone, and found again whatever ids the rows have."""

from __future__ import annotations

import pytest

from connectors.schema import Fact, FactKind
from portal.curation.subjects import (
    Subject,
    SubjectKind,
    entries_of,
    exists,
    facts_of,
    record_subject,
    records_of,
    subject_of,
    value_subject,
)
from portal.models import Decision, SourceRecord
from portal.models import Fact as StoredFact
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db


@pytest.fixture
def record() -> SourceRecord:
    """A record whose key holds slashes and a colon."""
    facts = [Fact(FactKind.NAME, "벤젠", lang="ko"), Fact(FactKind.NAME, "Benzene", lang="en")]
    return record_with_facts(entry("cas:71-43-2", "벤젠"), "ncis.safety", facts, key="a/b:c")


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        (Subject("cas:71-43-2"), SubjectKind.ENTRY),
        (Subject("rec:ncis.inventory/live/0123"), SubjectKind.ENTRY),
        (Subject("ncis.safety/a/b:c"), SubjectKind.RECORD),
        (Subject("ncis.safety/a/b:c", "name", "벤젠"), SubjectKind.VALUE),
    ],
)
def test_what_a_subject_is_stands_in_its_key(subject: Subject, kind: SubjectKind) -> None:
    assert subject.kind is kind


def test_a_record_and_its_values_are_found_by_feed_and_key(record: SourceRecord) -> None:
    fact = StoredFact.objects.select_related("record").get(value="Benzene")
    named = record_subject(record)
    assert named.record == ("ncis.safety", "a/b:c")
    assert list(records_of([named])) == [record]
    assert list(facts_of([value_subject(fact)])) == [fact]
    assert entries_of([named]) == entries_of([value_subject(fact)]) == entries_of([Subject("cas:71-43-2")])
    assert value_subject(fact).text == "ncis.safety/a/b:c · name: Benzene"


def test_a_record_of_the_same_key_in_the_demonstration_is_the_same_subject(record: SourceRecord) -> None:
    other = record_with_facts(entry("cas:71-43-2"), "ncis.safety", [], origin="demo", key="a/b:c")
    assert set(records_of([record_subject(record)])) == {record, other}


def test_no_subject_names_no_row(record: SourceRecord) -> None:
    assert not records_of([])
    assert not facts_of([record_subject(record)])
    assert entries_of([]) == set()


@pytest.mark.parametrize(
    ("subject", "held"),
    [
        (Subject("cas:71-43-2"), True),
        (Subject("cas:50-00-0"), False),
        (Subject("ncis.safety/a/b:c"), True),
        (Subject("ncis.safety/a"), False),
        (Subject("ncis.safety/a/b:c", "name", "Benzene"), True),
        (Subject("ncis.safety/a/b:c", "synonym", "Benzene"), False),
        (Subject(""), False),
    ],
)
def test_what_the_portal_does_not_hold_is_told(record: SourceRecord, subject: Subject, held: bool) -> None:
    assert exists(subject) is held


def test_the_subject_of_a_stored_decision_is_the_one_that_was_decided_on(record: SourceRecord) -> None:
    for subject in (Subject("cas:71-43-2"), record_subject(record), Subject("ncis.safety/a/b:c", "name", "벤젠")):
        decision = Decision(subject=subject.key, fact_kind=subject.fact_kind, fact_value=subject.value)
        assert subject_of(decision) == subject
