"""Syncs one of the portal's own tables as a feed: its rows become records of origin ``portal``, with history and revisions.

As records they reach the index and the links in the same way as what agencies state.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from connectors.feeds import Feed, Publisher
from connectors.pass_report import PassReport
from connectors.schema import Fact, FactKind, Origin, Record, RecordKind, Row
from portal.curation.joins import joined
from portal.models import Commit, RunState, SourceRecord, SyncRun
from portal.runs.claim import claim, failed_on_error, finish
from portal.store.bulk_rows import chunks
from portal.store.record_batch import write_batch
from portal.store.withdrawal import withdraw

PORTAL_PUBLISHER = Publisher("포털", "", "", "포털 자체 자료", "", is_portal=True)
"""The publisher of the portal's own tables, which is not an agency."""

Rows = Mapping[str, Row]
"""The rows that the table gives now, by record key."""


def sync_table(feed: Feed, read: Callable[[], Rows]) -> SyncRun | None:
    """Makes the feed's records match the rows that ``read`` gives; cheap when nothing changed.

    It reads again at the end and repeats where the rows changed: a pass that brought a substance meanwhile could not start
    its own sync. ``None`` while another process runs the sync; that process repeats it too.
    """
    run = None
    while True:
        new_run = claim(feed.name, origin=Origin.PORTAL)
        if new_run is None:
            return run
        run = new_run
        rows = read()
        _write(feed, run, rows)
        if run.state != RunState.SUCCEEDED or read() == rows:
            return run


def sync_table_after_changes(feed: Feed, read: Callable[[], Rows], version: str) -> SyncRun | None:
    """The same for a table that takes long to compare; ``None`` also where nothing can have changed since the last run.

    That is where nothing was committed and ``version``, which stands for the table and its rules, is the same.
    """
    state_before = _state(version)
    last = SyncRun.objects.filter(feed=feed.name).order_by("-pk").first()
    if last is not None and last.state == RunState.SUCCEEDED and last.counts == state_before:
        return None
    run = sync_table(feed, read)
    if run is not None and run.state == RunState.SUCCEEDED:
        changed = bool(run.added or run.changed or run.withdrawn)
        run.counts = _state(version) if changed else state_before
        run.save(update_fields=["counts"])
    return run


def sync_unchanging_table(feed: Feed, read: Callable[[], Rows], version: str) -> SyncRun | None:
    """The same for a table that does not depend on what agencies know; ``None`` where it is the same as at the last run."""
    state = {"rules": f"{version}-{feed.reader_version}"}
    last = SyncRun.objects.filter(feed=feed.name).order_by("-pk").first()
    if last is not None and last.state == RunState.SUCCEEDED and last.counts == state:
        return None
    run = sync_table(feed, read)
    if run is not None and run.state == RunState.SUCCEEDED:
        run.counts = state
        run.save(update_fields=["counts"])
    return run


def _state(version: str) -> dict[str, int | str]:
    commit = Commit.objects.order_by("-number").values_list("number", flat=True).first()
    return {"commit": commit or 0, "rules": version}


def name_record_reader(feed: str) -> Callable[[Row, PassReport], Record]:
    """A reader of rows ``{"cas", "names": [{"name", "lang", "kind", …}]}``: each becomes a record of synonyms of the substance."""

    def record(row: Row, tally: PassReport) -> Record:
        names = [
            Fact(FactKind.SYNONYM, name["name"], lang=name["lang"], label=name["kind"], order=order)
            for order, name in enumerate(row["names"])
        ]
        return Record(feed, row["cas"], RecordKind.SUBSTANCE, row, (Fact(FactKind.CAS, row["cas"]), *names))

    return record


def known_substances(numbers: Collection[str]) -> set[str]:
    """Which of these CAS numbers an agency knows now; the portal's own records do not count."""
    known: set[str] = set()
    for keys in chunks(sorted(f"cas:{cas}" for cas in numbers)):
        found = SourceRecord.objects.filter(entry__key__in=keys, withdrawn_at=None).exclude(origin=Origin.PORTAL)
        known.update(key.removeprefix("cas:") for key in found.values_list("entry__key", flat=True))
    return known


def _write(feed: Feed, run: SyncRun, rows: Rows) -> None:
    with failed_on_error(run):
        for batch in chunks(rows.values()):
            records = [record for row in batch if (record := feed.record(row, PassReport())) is not None]
            counts = write_batch(feed, run, records, {}, joined)
            run.added += counts.added
            run.changed += counts.changed
            run.unchanged += counts.unchanged
        stored = SourceRecord.objects.filter(feed=feed.name, withdrawn_at=None)
        withdraw([pk for pk, key in stored.values_list("pk", "key") if key not in rows], run)
    finish(
        run, RunState.SUCCEEDED, complete=True, concluded=True, received=len(rows),
        added=run.added, changed=run.changed, unchanged=run.unchanged,
    )  # fmt: skip
