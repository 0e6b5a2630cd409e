"""Records that their agency no longer shows become missing, then withdrawn; nothing is deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils import timezone

from portal.models import Fact, SourceRecord, SyncRun
from portal.runs.claim import fence
from portal.store.bulk_rows import chunks
from portal.store.derived_entries import ChangedEntries, refresh_entries
from portal.store.links import update_links
from portal.store.revisions import write_transaction
from portal.store.run_changes import current_statements, write_changes


def mark_missing(run: SyncRun, record_ids: Sequence[int]) -> None:
    """Notes since when these records are missing, and changes nothing else."""
    now = timezone.now()
    for pks in chunks(record_ids):
        with write_transaction():
            fence(run)
            SourceRecord.objects.filter(pk__in=pks, missing_since=None).update(missing_since=now)


def withdraw(record_ids: Iterable[int], run: SyncRun | None = None) -> int:
    """Ends the records' facts and links and withdraws entries that lost their last record; nothing is deleted.

    What a ``run`` withdraws is a change at its agency; without one (a demonstration that is over) it is none. Returns how
    many facts ended.
    """
    now = timezone.now()
    ended = 0
    for pks in chunks(record_ids):
        with write_transaction() as revisions:
            if run is not None:
                fence(run)
            changed_entries = ChangedEntries(revisions, now)
            rows = SourceRecord.objects.filter(pk__in=pks, withdrawn_at=None)
            changed_entries.entry_ids.update(rows.values_list("entry", flat=True))
            rows.filter(missing_since=None).update(missing_since=now)
            rows.update(withdrawn_at=now)
            stated = current_statements(pks) if run is not None else []
            ended += Fact.objects.filter(record__in=pks, ended_at=None).update(ended_at=now)
            if run is not None:
                write_changes(run, stated, now)
            refresh_entries(changed_entries)
            update_links(pks, changed_entries)
            changed_entries.raise_revisions()
    return ended
