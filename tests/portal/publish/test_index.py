"""Publishing and rebuilding: the index is a function of the database, whatever happened in between."""

from __future__ import annotations

import os
import socket
from dataclasses import replace

import pytest
from django.utils import timezone

from portal.dump import document_dump
from portal.ingest.feed_run import run_feed
from portal.models import Commit, Counter, Entry, IndexBuild, RunState, SourceRecord, SyncRun
from portal.publish import index as publishing
from portal.publish.index import publish, rebuild
from portal.publish.index_health import index_health, reason_to_rebuild
from portal.store.withdrawal import withdraw
from search.engine import Engine
from search.engine_types import Query
from search.errors import EngineUnavailable
from tests.portal.ingest.sample_feeds import listing

pytestmark = pytest.mark.django_db(transaction=True)

ROWS = [
    {"id": str(n), "cas": cas, "ko": ko}
    for n, (cas, ko) in enumerate([("71-43-2", "벤젠"), ("108-88-3", "톨루엔"), ("67-56-1", "메탄올")])
]


def _found(engine: Engine, text: str) -> list[str]:
    return [hit.key for hit in engine.search(Query(text)).hits]


def _succeeded(run: SyncRun | None) -> SyncRun:
    assert run is not None
    assert run.state == RunState.SUCCEEDED, run.error
    return run


def test_what_was_synced_is_found_after_publishing_and_not_before(engine: Engine) -> None:
    run_feed(listing(ROWS))
    with pytest.raises(EngineUnavailable):
        engine.search(Query("벤젠"))
    _succeeded(publish())
    assert _found(engine, "벤젠")[0] == "cas:71-43-2"
    assert index_health().lag == 0


def test_publishing_again_without_a_change_writes_nothing(engine: Engine) -> None:
    run_feed(listing(ROWS))
    publish()
    before = engine.watermark(engine.live() or "")
    assert _succeeded(publish()).received == 0
    assert engine.watermark(engine.live() or "") == before


def test_one_change_costs_one_document(engine: Engine) -> None:
    run_feed(listing(ROWS))
    publish()
    run_feed(listing([{**ROWS[0], "ko": "벤졸"}, *ROWS[1:]]))
    assert _succeeded(publish()).received == 1
    assert _found(engine, "벤졸")[0] == "cas:71-43-2"


def test_a_withdrawn_entry_leaves_the_index_and_keeps_its_page(engine: Engine) -> None:
    run_feed(listing(ROWS))
    publish()
    withdraw(SourceRecord.objects.filter(key="0").values_list("pk", flat=True))
    publish()
    assert "cas:71-43-2" not in _found(engine, "벤젠")
    assert engine.count(engine.live() or "") == 2
    assert Entry.objects.get(key="cas:71-43-2").withdrawn_at is not None


def test_an_index_that_was_published_step_by_step_equals_a_rebuilt_one(engine: Engine) -> None:
    for count in (1, 2, 3):
        run_feed(listing(ROWS[:count]), accept_shrink="test")
        publish()
    run_feed(listing([{**ROWS[0], "ko": "벤졸"}, *ROWS[1:]]))
    publish()
    stepwise = list(document_dump())
    _succeeded(rebuild())
    assert list(document_dump()) == stepwise
    assert len(stepwise) == 3


def test_readers_see_the_old_build_until_the_swap_and_one_build_before_it_is_kept(engine: Engine) -> None:
    run_feed(listing(ROWS))
    publish()
    first = engine.live()
    rebuild()
    second = engine.live()
    rebuild()
    assert engine.live() not in (first, second)
    assert set(engine.builds()) == {second, engine.live()}
    assert IndexBuild.objects.get(name=engine.live()).state == "live"


def test_other_code_means_a_rebuild(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    run_feed(listing(ROWS))
    publish()
    before = engine.live()
    monkeypatch.setattr("portal.publish.index_health.schema_version", lambda: "another")
    monkeypatch.setattr("portal.publish.index.schema_version", lambda: "another")
    assert "other code" in reason_to_rebuild(engine)
    _succeeded(publish())
    assert engine.live() != before
    assert engine.builds()[engine.live() or ""] == "another"


def test_a_restored_backup_is_noticed_by_a_commit_that_it_does_not_hold(engine: Engine) -> None:
    run_feed(listing(ROWS))
    publish()
    Commit.objects.update(token="of another history")
    assert "another database" in reason_to_rebuild(engine)
    _succeeded(publish())
    assert reason_to_rebuild(engine) == ""


def test_an_index_that_lost_a_document_is_noticed_by_its_count(engine: Engine) -> None:
    run_feed(listing(ROWS))
    publish()
    Entry.objects.filter(key="cas:71-43-2").update(withdrawn_at=timezone.now())
    assert "holds 3 documents, the database 2" in reason_to_rebuild(engine)


def test_a_lost_index_is_rebuilt(engine: Engine) -> None:
    run_feed(listing(ROWS))
    publish()
    before = list(document_dump())
    lost = engine.live() or ""
    rebuild()
    engine.drop(lost)
    assert list(document_dump()) == before


def test_a_refused_document_is_published_in_its_minimal_form_and_named_on_the_build(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = publishing.documents

    def spoiled(entries):  # type: ignore[no-untyped-def]
        for document in original(entries):
            # A whole number that no engine's field can store, as a faulty document could have.
            yield replace(document, revision=2**70) if document.key == "cas:71-43-2" else document

    run_feed(listing(ROWS))
    monkeypatch.setattr(publishing, "documents", spoiled)
    _succeeded(publish())
    assert set(IndexBuild.objects.get(state="live").refused) == {"cas:71-43-2"}
    assert engine.count(engine.live() or "") == 3
    assert _found(engine, "벤젠")[0] == "cas:71-43-2"
    monkeypatch.setattr(publishing, "documents", original)
    run_feed(listing([{**ROWS[0], "ko": "벤졸"}, *ROWS[1:]]))
    publish()
    assert IndexBuild.objects.get(state="live").refused == {}


def test_an_engine_that_does_not_answer_fails_the_run_and_the_next_publish_repairs_it(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_feed(listing(ROWS))

    def gone() -> str:
        raise EngineUnavailable("no answer")

    monkeypatch.setattr(engine, "live", gone)
    run = publish()
    assert run is not None
    assert (run.state, "no answer" in run.error) == (RunState.FAILED, True)
    monkeypatch.undo()
    _succeeded(publish())
    assert _found(engine, "톨루엔")[0] == "cas:108-88-3"


def test_while_another_process_publishes_nothing_is_done_twice(engine: Engine) -> None:
    now = timezone.now()
    SyncRun.objects.create(
        feed="index", task="publish", host=socket.gethostname(), pid=os.getpid(), started_at=now, heartbeat_at=now
    )
    run_feed(listing(ROWS))
    assert publish() is None
    assert engine.live() is None


def test_revisions_are_unique_and_end_where_the_counter_stands(engine: Engine) -> None:
    run_feed(listing(ROWS))
    run_feed(listing([{**ROWS[0], "ko": "벤졸"}, *ROWS[1:]]))
    revisions = list(Entry.objects.values_list("revision", flat=True))
    assert len(set(revisions)) == len(revisions)
    assert max(revisions) == Counter.objects.get().revision == Commit.objects.order_by("-number").first().number
