"""Publishing applies every commit after the index's watermark; rebuilding does so from zero in a new build, then swaps.

Both are runs of the pseudo-feed ``index``, so there is one publisher at a time, and the next one continues a killed one.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from django.db.models import QuerySet
from django.utils import timezone

from portal.curation.current import current_visibility
from portal.engine import engine
from portal.history.conflict_spans import record_conflicts
from portal.models import INDEX_FEED, Commit, Entry, IndexBuild, RunState, SyncRun
from portal.publish.document import NOT_INDEXED, documents
from portal.publish.index_health import reason_to_rebuild
from portal.publish.index_version import schema_version
from portal.publish.minimal_document import minimal_document
from portal.runs.claim import claim, finish, heartbeat
from search.engine import Engine
from search.engine_types import Delete, Document, Refusal, Watermark
from search.errors import SearchError

log = logging.getLogger(__name__)

REVISIONS_PER_STEP = 5_000
"""Revisions between two moves of the watermark: the most that is written again after a publisher was killed."""

Progress = Callable[[int], None]


def publish(*, slot: str = "", progress: Progress = lambda count: None) -> SyncRun | None:
    """Brings the live index up to the last commit, or rebuilds it where that is impossible; ``None`` while another process does.

    Returns when the index has the commit that was last at its final check. It therefore includes commits that came
    while a publisher finished; a later commit is published at the request of its own writer.
    """
    run = None
    while True:
        claimed = claim(INDEX_FEED, task="publish", slot=slot)
        if claimed is None:
            return run
        run = claimed
        _run_to_end(claimed, partial(_publish, claimed, progress))
        if run.state != RunState.SUCCEEDED or _is_current():
            return run
        slot = ""


def rebuild(*, slot: str = "", progress: Progress = lambda count: None) -> SyncRun | None:
    """Fills a new build from zero and swaps it in; readers see the old one until then. ``None`` while another process publishes."""
    run = claim(INDEX_FEED, task="rebuild", slot=slot)
    if run is not None:
        _run_to_end(run, partial(_rebuild, run, progress, "asked for"))
    return run


def _run_to_end(run: SyncRun, work: Callable[[], None]) -> None:
    """Does the work and ends the run; a search error ends it with its message, any other error is also raised.

    A fault of an engine that still took everything (another major version) is written on the run that succeeded.
    """
    try:
        work()
    except SearchError as error:
        log.warning("publishing failed: %s", error)
        finish(run, RunState.FAILED, error=f"{type(error).__name__}: {error}")
    except BaseException as error:
        finish(run, RunState.FAILED, error=f"{type(error).__name__}: {error}")
        raise
    else:
        trouble = engine().check()
        if trouble:
            log.warning("published, but %s", trouble)
        finish(run, RunState.SUCCEEDED, complete=True, error=trouble)


def _publish(run: SyncRun, progress: Progress) -> None:
    reason = reason_to_rebuild(engine())
    if reason:
        _rebuild(run, progress, reason)
        return
    build = engine().live()
    assert build is not None, "reason_to_rebuild names a missing live build"  # noqa: S101  (narrows the type)
    _catch_up(run, build, progress)


def _rebuild(run: SyncRun, progress: Progress, reason: str) -> None:
    log.info("rebuilding the index: %s", reason)
    target, version = engine(), schema_version()
    before = target.live()
    _drop_all_but(target, before)
    row = IndexBuild.objects.create(
        name=f"portal-{version}-{run.pk}", engine=target.name, version=version, started_at=timezone.now()
    )
    target.create(row.name, version)
    _catch_up(run, row.name, progress)
    IndexBuild.objects.filter(state="live").update(state="previous")
    target.swap(row.name)
    IndexBuild.objects.filter(pk=row.pk).update(state="live", finished_at=timezone.now())
    _drop_all_but(target, row.name, before)


def _drop_all_but(target: Engine, *kept: str | None) -> None:
    """Removes builds that nobody reads: those that killed rebuilds left, and all older ones than the previous live build."""
    for name in target.builds():
        if name not in kept:
            target.drop(name)
            IndexBuild.objects.filter(name=name).update(state="dropped")


def _catch_up(run: SyncRun, build: str, progress: Progress) -> None:
    """Applies all commits after the build's watermark, in order and step by step, until none is left."""
    done = 0
    target = engine()
    while True:
        watermark = target.watermark(build)
        next_commit = _next_commit(watermark.number)
        if next_commit is None:
            break

        def reached(count: int, base: int = done) -> None:
            heartbeat(run, received=base + count)
            progress(base + count)

        entries = _changed(watermark.number, next_commit.number)
        # Before the watermark moves: a killed publisher compares the same entries again, and that changes nothing.
        record_conflicts(entries)
        refused = target.write(build, _changes(entries), Watermark(next_commit.number, next_commit.token), reached)
        _record_refusals(target, build, entries, refused)
        done += len(entries)
        heartbeat(run, received=done)
    IndexBuild.objects.filter(name=build).update(documents=target.count(build))


def _next_commit(number: int) -> Commit | None:
    """The last commit of the next step, about ``REVISIONS_PER_STEP`` revisions later; ``None`` when there is none."""
    later = Commit.objects.filter(number__gt=number)
    return (
        later.filter(number__gte=number + REVISIONS_PER_STEP).order_by("number").first()
        or later.order_by("-number").first()
    )


def _changed(after: int, up_to: int) -> QuerySet[Entry]:
    changed = Entry.objects.filter(revision__gt=after, revision__lte=up_to)
    return changed.exclude(kind__in=NOT_INDEXED).order_by("revision")


def _changes(entries: Iterable[Entry]) -> Iterator[Document | Delete]:
    """One change for each entry, read without a transaction so that no writer has to wait.

    Facts are read after the revision, so a document may be newer than its revision, never older; what made it newer
    raises the revision again.
    """
    hidden = current_visibility().entries
    yield from (Delete(entry.key, entry.revision) for entry in entries if entry.withdrawn_at or entry.pk in hidden)
    yield from documents(entry for entry in entries if not entry.withdrawn_at and entry.pk not in hidden)


def _record_refusals(target: Engine, build: str, entries: Iterable[Entry], refused: Sequence[Refusal]) -> None:
    """Publishes refused documents in their minimal form and writes the engine's errors on the build's row, for /sources."""
    row = IndexBuild.objects.filter(name=build).first()
    if row is None:
        row = IndexBuild.objects.create(
            name=build, engine=target.name, version=schema_version(), state="live", started_at=timezone.now()
        )
    kept = dict(row.refused)
    if kept:
        for key in Entry.objects.filter(key__in=kept, pk__in=[entry.pk for entry in entries]).values_list(
            "key", flat=True
        ):
            kept.pop(key)
    if refused:
        errors = {refusal.key: refusal.error for refusal in refused}
        kept.update(errors)
        minimal_documents = [minimal_document(entry) for entry in Entry.objects.filter(key__in=errors)]
        still_refused = target.write(build, minimal_documents, None)
        kept.update({refusal.key: f"minimal form too: {refusal.error}" for refusal in still_refused})
    if kept != row.refused:
        IndexBuild.objects.filter(pk=row.pk).update(refused=kept)


def _is_current() -> bool:
    build = engine().live()
    return build is not None and _next_commit(engine().watermark(build).number) is None
