"""Reads stored payloads again after a change of a reader: it calls no agency and leaves no trace in the history."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from connectors.errors import BadRow
from connectors.feeds import Feed
from connectors.pass_report import PassReport
from connectors.schema import Record
from portal.curation.joins import joined
from portal.models import Payload, RunState, SourceRecord, SyncRun
from portal.runs.claim import claim, failed_on_error, finish
from portal.store.bulk_rows import chunks
from portal.store.digest import unpacked
from portal.store.record_batch import write_batch

BATCH_SIZE = 500


def reread(feed: Feed, *, every: bool = False, entries: Collection[str] = ()) -> SyncRun | None:
    """Reads all records of the feed that an older reader version wrote; ``None`` while another run of the feed is active.

    ``every`` also reads those of today's reader; ``entries`` limits it to the records of these entry keys.
    """
    records_to_read = SourceRecord.objects.filter(feed=feed.name, withdrawn_at=None)
    if not every:
        records_to_read = records_to_read.exclude(reader_version=feed.reader_version)
    if entries:
        records_to_read = records_to_read.filter(entry__key__in=entries)
    run = claim(feed.name, task="reread")
    if run is None:
        return None
    tally = PassReport()
    with failed_on_error(run):
        for pks in chunks(
            records_to_read.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2000), BATCH_SIZE
        ):
            for origin, records, notes in _records(feed, pks, tally):
                run.origin = origin
                batch_counts = write_batch(feed, run, records, notes, joined, force=every)
                run.changed += batch_counts.changed
                tally.received += len(records)
    finish(
        run,
        RunState.SUCCEEDED,
        received=tally.received,
        changed=run.changed,
        bad_rows=tally.bad_rows,
        drift=tally.drift,
    )
    return run


def _records(feed: Feed, pks: list[int], tally: PassReport) -> list[tuple[str, list[Record], dict[str, str]]]:
    by_origin: dict[str, tuple[list[Record], dict[str, str]]] = {}
    rows = {row.pk: row for row in SourceRecord.objects.filter(pk__in=pks)}
    bodies = {
        (payload.record_id, bytes(payload.digest)): payload.body for payload in Payload.objects.filter(record__in=pks)
    }
    for pk, row in rows.items():
        try:
            record = feed.record(unpacked(bytes(bodies[pk, bytes(row.digest)])), tally)
        except BadRow as error:
            tally.add_bad_row(error.reason, row.key, has_key=True)
            continue
        records, notes = by_origin.setdefault(row.origin, ([], {}))
        # The edition of a list stands in no row of it.
        date = row.source_date if feed.edition else record.source_date
        records.append(replace(record, question=row.question, source_date=date))
        notes[row.key] = row.source_note
    return [(origin, records, notes) for origin, (records, notes) in by_origin.items()]
