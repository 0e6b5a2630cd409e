"""A table of the portal's own as a feed: its rows become records of origin ``portal``, with history and revisions.

Being records, what they say reaches the index and the links by the same way as what agencies say.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from connectors.feeds import Feed, Publisher
from connectors.pass_report import PassReport
from connectors.schema import Fact, FactKind, Origin, Record, RecordKind, Row
from portal.curation.joins import joined
from portal.models import RunState, SourceRecord, SyncRun
from portal.runs.claim import claim, finish, recorded
from portal.store.bulk_rows import chunks
from portal.store.record_batch import write_batch
from portal.store.withdrawal import withdraw

PORTAL = Publisher("포털", "", "", "포털 자체 자료", "", is_portal=True)
"""Who publishes the portal's own tables: no agency."""

Rows = Mapping[str, Row]
"""The rows that the table should make now, by record key."""


def sync_table(feed: Feed, read: Callable[[], Rows]) -> SyncRun | None:
    """Brings the feed's records in line with the rows that ``read`` gives; cheap when nothing changed.

    Looks again when it is done: a substance that came meanwhile found this run at work and left its row to it. ``None``
    while another process is at it, which will do the same.
    """
    run = None
    while True:
        claimed = claim(feed.name, origin=Origin.PORTAL)
        if claimed is None:
            return run
        run = claimed
        rows = read()
        _write(feed, run, rows)
        if run.state != RunState.SUCCEEDED or read() == rows:
            return run


def naming(feed: str) -> Callable[[Row, PassReport], Record]:
    """How a row ``{"cas", "names": [{"name", "lang", "kind", …}]}`` of this feed becomes a record of further names."""

    def record(row: Row, tally: PassReport) -> Record:
        names = [
            Fact(FactKind.SYNONYM, name["name"], lang=name["lang"], label=name["kind"], order=order)
            for order, name in enumerate(row["names"])
        ]
        return Record(feed, row["cas"], RecordKind.SUBSTANCE, row, (Fact(FactKind.CAS, row["cas"]), *names))

    return record


def known_substances(numbers: Collection[str]) -> set[str]:
    """Which of these CAS numbers an agency knows now; the portal's own records make no substance known."""
    known: set[str] = set()
    for keys in chunks(sorted(f"cas:{cas}" for cas in numbers)):
        found = SourceRecord.objects.filter(entry__key__in=keys, withdrawn_at=None).exclude(origin=Origin.PORTAL)
        known.update(key.removeprefix("cas:") for key in found.values_list("entry__key", flat=True))
    return known


def _write(feed: Feed, run: SyncRun, rows: Rows) -> None:
    with recorded(run):
        for batch in chunks(rows.values()):
            records = [record for row in batch if (record := feed.record(row, PassReport())) is not None]
            outcome = write_batch(feed, run, records, {}, joined)
            run.added += outcome.added
            run.changed += outcome.changed
            run.unchanged += outcome.unchanged
        held = SourceRecord.objects.filter(feed=feed.name, withdrawn_at=None)
        withdraw([pk for pk, key in held.values_list("pk", "key") if key not in rows], run)
    finish(
        run, RunState.SUCCEEDED, complete=True, concluded=True, received=len(rows),
        added=run.added, changed=run.changed, unchanged=run.unchanged,
    )  # fmt: skip
