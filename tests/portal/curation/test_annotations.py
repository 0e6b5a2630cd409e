"""Annotations by what they are about; those on a record stand beside each of its values."""

from __future__ import annotations

from datetime import UTC, datetime

from portal.curation.annotations import NO_ANNOTATIONS, Annotation, annotations_of
from portal.curation.subjects import Subject
from portal.models import Decision

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
ENTRY = Subject("cas:71-43-2")
RECORD = Subject("ncis.safety/a/b")
VALUE = Subject("ncis.safety/a/b", "un", "1114")


def decision(subject: Subject, text: str) -> Decision:
    return Decision(
        verdict="annotate",
        subject=subject.key,
        fact_kind=subject.fact_kind,
        fact_value=subject.value,
        reason=text,
        decided_by="staff",
        decided_at=NOW,
    )


def remark(text: str) -> Annotation:
    return Annotation(text, "staff", NOW)


def test_each_annotation_is_found_by_its_own_subject() -> None:
    found = annotations_of([decision(ENTRY, "entry"), decision(RECORD, "record"), decision(VALUE, "value")])
    assert found.of_entry("cas:71-43-2") == (remark("entry"),)
    assert found.of_record("ncis.safety", "a/b") == (remark("record"),)
    assert found.of_value("ncis.safety", "a/b", "un", "1114") == (remark("record"), remark("value"))
    assert found.of_value("ncis.safety", "a/b", "un", "1115") == (remark("record"),)
    assert set(found.subjects) == {ENTRY, RECORD, VALUE}


def test_several_annotations_on_one_subject_stand_in_their_order() -> None:
    found = annotations_of([decision(VALUE, "first"), decision(VALUE, "second")])
    assert found.of_value("ncis.safety", "a/b", "un", "1114") == (remark("first"), remark("second"))


def test_where_nothing_is_annotated_nothing_is_found() -> None:
    assert annotations_of([]) == NO_ANNOTATIONS
    assert NO_ANNOTATIONS.subjects == ()
    assert NO_ANNOTATIONS.of_value("ncis.safety", "a/b", "un", "1114") == ()
    assert NO_ANNOTATIONS.of_entry("cas:71-43-2") == NO_ANNOTATIONS.of_record("ncis.safety", "a/b") == ()
