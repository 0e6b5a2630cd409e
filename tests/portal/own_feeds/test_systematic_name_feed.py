"""Keys and spellings made of English names: for substances without a Korean name alone, once, and never shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytest_django.fixtures import Settings

from connectors.schema import MATCHED_ONLY, Fact, FactKind
from portal.admin.picking import parts_of
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import value_subject
from portal.history.ended_values import ended_values
from portal.ingest import feed_run
from portal.ingest.feed_run import run_feed
from portal.models import Entry, SourceRecord, SyncRun
from portal.models import Fact as StoredFact
from portal.own_feeds import systematic_name_feed
from portal.own_feeds.catalogue import sync_own_feeds
from portal.own_feeds.systematic_name_feed import FEED, SYSTEMATIC_NAMES, sync_systematic_names
from portal.own_feeds.systematic_name_keys import made_of
from portal.profile.entry_facts import facts_of
from portal.publish.document import documents
from search.engine_types import Document
from tests.portal.ingest.sample_feeds import listing, no_agency

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setattr(feed_run, "open_source", no_agency)
    settings.DEMO = "auto"


def state(*rows: dict[str, str], name: str = "test.list") -> None:
    """One listing that states these rows (cas, ko, en), and the sync of the portal's own feeds that follows."""
    run_feed(listing([{"id": str(number), **row} for number, row in enumerate(rows)], name=name))
    sync_own_feeds()


def document_of(cas: str) -> Document:
    (document,) = documents(Entry.objects.filter(key=f"cas:{cas}"))
    return document


def test_a_substance_with_an_english_name_alone_gets_keys_and_spellings() -> None:
    state({"cas": "106-47-8", "en": "4-Chloroaniline"})
    document = document_of("106-47-8")
    keys = made_of(["4-Chloroaniline"]).keys
    assert (document.name_keys, document.near_name_keys) == (keys.same, keys.near)
    assert document.made_spellings == ("4kloloanilin",)


def test_a_substance_with_a_korean_name_gets_keys_so_that_all_bearers_stand_together_and_no_spellings() -> None:
    state({"cas": "106-47-8", "en": "4-Chloroaniline", "ko": "클로로아닐린"})
    document = document_of("106-47-8")
    assert document.name_keys == made_of(["4-Chloroaniline"]).keys.same
    assert document.made_spellings == ()


def test_a_substance_without_an_english_name_gets_none() -> None:
    state({"cas": "106-47-8", "ko": "클로로아닐린"})
    assert not SourceRecord.objects.filter(feed=FEED).exists()
    assert document_of("106-47-8").name_keys == ()


def test_spellings_leave_when_an_agency_names_the_substance_in_korean_and_keys_follow_a_changed_name() -> None:
    state({"cas": "106-47-8", "en": "4-Chloroaniline"}, {"cas": "108-42-9", "en": "3-Chloroaniline"})
    state(
        {"cas": "106-47-8", "en": "4-Chloroaniline", "ko": "클로로아닐린"}, {"cas": "108-42-9", "en": "m-Chloroaniline"}
    )
    assert document_of("106-47-8").made_spellings == ()
    assert document_of("108-42-9").made_spellings == ("3kloloanilin",)
    state({"cas": "106-47-8", "en": "4-Chloroaniline"}, {"cas": "108-42-9", "en": "m-Toluidine"})
    assert document_of("106-47-8").made_spellings
    assert document_of("108-42-9").name_keys == made_of(["m-Toluidine"]).keys.same


def test_nothing_is_made_again_until_a_name_changes() -> None:
    state({"cas": "106-47-8", "en": "4-Chloroaniline"})
    sync_systematic_names()
    assert sync_systematic_names() is None
    state({"cas": "108-42-9", "en": "3-Chloroaniline"}, name="test.more")
    run = SyncRun.objects.filter(feed=FEED).latest("pk")
    assert (run.added, run.changed, run.unchanged) == (1, 0, 0)


def test_other_tables_make_all_keys_again_without_a_trace_in_the_history(monkeypatch: pytest.MonkeyPatch) -> None:
    state({"cas": "106-47-8", "en": "4-Chloroaniline"}, {"cas": "108-42-9", "en": "3-Chloroaniline"})
    newer = replace(SYSTEMATIC_NAMES, reader_version=SYSTEMATIC_NAMES.reader_version + 1)
    monkeypatch.setattr(systematic_name_feed, "SYSTEMATIC_NAMES", newer)
    monkeypatch.setattr(systematic_name_feed, "facts_of_keys", lambda keys: [Fact(FactKind.NAME_KEYS, "other")])
    run = sync_systematic_names()
    assert run is not None
    assert (run.received, run.added, run.changed) == (2, 0, 2)
    assert document_of("106-47-8").name_keys == ("other",)
    assert not StoredFact.objects.filter(record__feed=FEED).exclude(ended_at=None).exists()


def test_a_name_that_says_too_little_gives_no_record() -> None:
    state({"cas": "106-47-8", "en": "X-9"})
    assert not SourceRecord.objects.filter(feed=FEED).exists()


def test_no_made_spelling_is_the_stated_name_of_another_substance() -> None:
    state({"cas": "120-82-1", "ko": "트리클로로벤젠", "en": "TCB"}, {"cas": "12002-48-1", "en": "Trichlorobenzene"})
    document = document_of("12002-48-1")
    assert document.made_spellings == ()
    assert document.name_keys


def test_what_is_made_is_shown_nowhere() -> None:
    state({"cas": "106-47-8", "en": "4-Chloroaniline"})
    entry = Entry.objects.get(key="cas:106-47-8")
    facts = facts_of(entry)
    assert FEED not in {record.feed for record in facts.records}
    assert not MATCHED_ONLY & set(facts.by_kind)
    assert all(FEED not in candidate.text for candidate, _ in parts_of(entry.key))
    state({"cas": "106-47-8", "en": "4-Bromoaniline"})
    assert StoredFact.objects.filter(record__feed=FEED).exclude(ended_at=None).exists()
    assert [each.value for each in ended_values(entry)] == ["4-Chloroaniline"]


def test_keys_and_spellings_go_with_a_withheld_english_name() -> None:
    state({"cas": "106-47-8", "en": "4-Chloroaniline"})
    fact = StoredFact.objects.get(kind="name", value="4-Chloroaniline")
    decide("withhold", value_subject(fact), Signed("담당자", "확인 중"))
    document = document_of("106-47-8")
    assert (document.name_keys, document.near_name_keys, document.made_spellings) == ((), (), ())
