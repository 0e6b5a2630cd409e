"""What staff may pick: entries by all that names them, then their records and values."""

from __future__ import annotations

import pytest

from connectors.schema import Fact, FactKind
from portal.admin.picking import LONGEST_SHOWN, MOST_ENTRIES, entries_like, parts_of
from portal.curation.subjects import Subject
from portal.models import SourceRecord
from tests.portal.factories import entry, ingested

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_typed_finds_nothing(text: str) -> None:
    entry("cas:71-43-2", "벤젠")
    assert entries_like(text) == ()


@pytest.mark.parametrize("text", ["cas:71-43-2", "벤젠", "벤 젠", "Benz", "1114", "a/b", "ncis.safety/a/b"])
def test_an_entry_is_found_by_key_name_part_of_a_title_number_and_record(text: str) -> None:
    names = (Fact(FactKind.NAME, "벤젠", lang="ko"), Fact(FactKind.NAME, "Benzene", lang="en"))
    ingested("ncis.safety", "a/b", *names, Fact(FactKind.UN, "1114"), cas="71-43-2")
    assert [each.subject for each in entries_like(text)] == [Subject("cas:71-43-2")]


def test_no_more_are_offered_than_a_person_reads() -> None:
    for number in range(MOST_ENTRIES + 1):
        entry(f"rec:ncis.safety/live/{number}", f"납 화합물 {number}")
    assert len(entries_like("납")) == MOST_ENTRIES


def test_records_come_with_the_values_that_stand_long_ones_cut_but_picked_whole() -> None:
    text = "가" * (LONGEST_SHOWN + 1)
    ingested("ncis.safety", "1", Fact(FactKind.TEXT, "옛 글"), cas="71-43-2")
    ingested("ncis.safety", "1", Fact(FactKind.TEXT, text, label="개요"), cas="71-43-2")
    ((record, values),) = parts_of("cas:71-43-2")
    assert (record.subject, record.note) == (Subject("ncis.safety/1"), "live")
    (value,) = (each for each in values if each.subject.fact_kind == "text")
    assert (value.subject.value, value.text, value.note) == (text, text[:LONGEST_SHOWN], "text 개요")


def test_a_withdrawn_record_may_be_picked_and_says_that_it_is() -> None:
    ingested("ncis.safety", "1", Fact(FactKind.NAME, "벤젠"), cas="71-43-2")
    SourceRecord.objects.update(withdrawn_at="2026-01-01T00:00:00Z")
    assert [record.note for record, _ in parts_of("cas:71-43-2")] == ["내려간 기록"]
