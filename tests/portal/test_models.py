"""Columns are long enough for what is written to them: SQLite accepts any length, PostgreSQL does not."""

from __future__ import annotations

from enum import StrEnum

import pytest
from django.db.models import CharField, Model

from connectors.registry import FEEDS
from connectors.schema import FactKind, Origin, RecordKind
from portal.models import Entry, Fact, SourceRecord, SyncRun
from portal.own_feeds.catalogue import OWN_FEEDS


@pytest.mark.parametrize(
    ("model", "column", "words"),
    [
        (SourceRecord, "kind", RecordKind),
        (Entry, "kind", RecordKind),
        (Fact, "kind", FactKind),
        (SourceRecord, "origin", Origin),
    ],
)
def test_every_word_of_a_vocabulary_fits_its_column(model: type[Model], column: str, words: type[StrEnum]) -> None:
    field = model._meta.get_field(column)
    assert isinstance(field, CharField)
    assert [word for word in words if len(word) > (field.max_length or 0)] == []


@pytest.mark.parametrize("model", [SourceRecord, SyncRun])
def test_every_feeds_name_fits_its_column(model: type[Model]) -> None:
    field = model._meta.get_field("feed")
    assert isinstance(field, CharField)
    assert max(len(name) for name in (*FEEDS, *(feed.name for feed in OWN_FEEDS))) <= (field.max_length or 0)
