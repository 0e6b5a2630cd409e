"""Publishing: apply everything after the index's watermark; rebuilding: the same from zero, beside, then one swap.

Both are runs of the pseudo-feed ``index``, so there is one publisher, and a killed one is taken over where it stood.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from django.db.models import QuerySet
from django.utils import timezone

from portal.curation.current import current_visibility
from portal.engine import engine
from portal.models import INDEX_FEED, Commit, Entry, IndexBuild, RunState, SyncRun
from portal.publish.document import documents
from portal.publish.index_health import reason_to_rebuild
from portal.publish.index_version import schema_version
from portal.publish.minimal import minimal
from portal.runs.claim import beat, claim, finish
from search.engine import Engine
from search.engine_types import Delete, Document, Refusal, Watermark
from search.errors import SearchError

log = logging.getLogger(__name__)

STEP = 5_000
"""Entries between two moves of the watermark: what a killed publisher does again at most."""

Progress = Callable[[int], None]


def publish(*, slot: str = "", progress: Progress = lambda count: None) -> SyncRun | None:
    """Brings the live index up to the last commit, or rebuilds it where it cannot be brought; ``None`` while another does.

    Returns when the index holds the commit that was last when it looked: a commit that another publisher missed while
    finishing is seen here, one that comes later is its own writer's to publish.
    """
    run = None
    while True:
        claimed = claim(INDEX_FEED, task="publish", slot=slot)
        if claimed is None:
            return run
        run = claimed
        _run(claimed, partial(_publish, claimed, progress))
        if run.state != RunState.SUCCEEDED or _is_current():
            return run
        slot = ""


def rebuild(*, slot: str = "", progress: Progress = lambda count: None) -> SyncRun | None:
    """Fills a new build from zero and swaps it in; readers see the old one until then. ``None`` while another publishes."""
    run = claim(INDEX_FEED, task="rebuild", slot=slot)
    if run is not None:
        _run(run, partial(_rebuild, run, progress, "asked for"))
    return run


def _run(run: SyncRun, work: Callable[[], None]) -> None:
    """Does the work under the run; a search error ends the run with its message, anything else also reaches the caller.

    What is wrong with the engine though it took everything (another major version) stands on the run that succeeded.
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
    """Removes builds that nobody reads: what killed rebuilds left, and all but the one before the live one."""
    for name in target.builds():
        if name not in kept:
            target.drop(name)
            IndexBuild.objects.filter(name=name).update(state="dropped")


def _catch_up(run: SyncRun, build: str, progress: Progress) -> None:
    """Applies all commits after the build's watermark, in order, step by step; at the end none was there to apply."""
    done = 0
    target = engine()
    while True:
        mark = target.watermark(build)
        upto = _next_commit(mark.number)
        if upto is None:
            break

        def reached(count: int, base: int = done) -> None:
            beat(run, received=base + count)
            progress(base + count)

        entries = _changed(mark.number, upto.number)
        refused = target.write(build, _changes(entries), Watermark(upto.number, upto.token), reached)
        _record_refusals(target, build, entries, refused)
        done += len(entries)
        beat(run, received=done)
    IndexBuild.objects.filter(name=build).update(documents=target.count(build))


def _next_commit(number: int) -> Commit | None:
    """The commit up to which the next step goes: about ``STEP`` revisions on, or the last one; ``None`` when there is none."""
    later = Commit.objects.filter(number__gt=number)
    return later.filter(number__gte=number + STEP).order_by("number").first() or later.order_by("-number").first()


def _changed(after: int, upto: int) -> QuerySet[Entry]:
    return Entry.objects.filter(revision__gt=after, revision__lte=upto).order_by("revision")


def _changes(entries: Iterable[Entry]) -> Iterator[Document | Delete]:
    """One change an entry. Facts are read after the revision: a document may be newer than it says, never older,

    and what made it newer raises the revision again, so no transaction has to hold writers up here.
    """
    hidden = current_visibility().entries
    yield from (Delete(entry.key, entry.revision) for entry in entries if entry.withdrawn_at or entry.pk in hidden)
    yield from documents(entry for entry in entries if not entry.withdrawn_at and entry.pk not in hidden)


def _record_refusals(target: Engine, build: str, entries: Iterable[Entry], refused: Sequence[Refusal]) -> None:
    """Publishes refused documents in their minimal form and keeps the engine's words on the build, for /sources."""
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
        small = [minimal(entry) for entry in Entry.objects.filter(key__in=errors)]
        still = target.write(build, small, None)
        kept.update({refusal.key: f"minimal form too: {refusal.error}" for refusal in still})
    if kept != row.refused:
        IndexBuild.objects.filter(pk=row.pk).update(refused=kept)


def _is_current() -> bool:
    build = engine().live()
    return build is not None and _next_commit(engine().watermark(build).number) is None
