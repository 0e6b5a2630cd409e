"""The portal's own names as a feed of its own: records of origin ``portal`` that say which name people use for what.

Being records, they have history and revisions like everything else, and a changed name reaches the index and the
links by the same way. Only substances that an agency knows get one: a name alone makes no page.
"""

from __future__ import annotations

from collections import defaultdict

from connectors.feeds import Feed, FeedKind
from connectors.schema import Fact, FactKind, Origin, Record, RecordKind, Row, Tally
from portal.ingest.absence import withdraw
from portal.ingest.batch import write_batch
from portal.ingest.claim import claim, finish, recorded
from portal.ingest.rows import chunks
from portal.models import RunState, SourceRecord, SyncRun
from portal.reference.aliases import FEED, aliases


def _record(row: Row, tally: Tally) -> Record:
    names = [
        Fact(FactKind.SYNONYM, name["name"], lang=name["lang"], label=name["kind"], order=order)
        for order, name in enumerate(row["names"])
    ]
    return Record(FEED, row["cas"], RecordKind.SUBSTANCE, row, (Fact(FactKind.CAS, row["cas"]), *names))


ALIASES = Feed(
    name=FEED,
    title="포털이 더한 다른 이름",
    kind=FeedKind.FILE,
    record_kind=RecordKind.SUBSTANCE,
    record=_record,
    licence="포털 자체 자료",
)


def sync_aliases() -> SyncRun | None:
    """Brings the alias records in line with the table and with the substances that agencies know; cheap when nothing changed.

    Looks again when it is done: a substance that came meanwhile found this run at work and left its names to it. ``None``
    while another process is at it, which will do the same.
    """
    run = None
    while True:
        claimed = claim(FEED, origin=Origin.PORTAL)
        if claimed is None:
            return run
        run = claimed
        rows = _rows()
        _write(run, rows)
        if run.state != RunState.SUCCEEDED or _rows() == rows:
            return run


def _write(run: SyncRun, rows: dict[str, Row]) -> None:
    with recorded(run):
        for batch in chunks(rows.values()):
            outcome = write_batch(ALIASES, run, [_record(row, Tally()) for row in batch], {})
            run.added += outcome.added
            run.changed += outcome.changed
            run.unchanged += outcome.unchanged
        held = SourceRecord.objects.filter(feed=FEED, withdrawn_at=None)
        withdraw([pk for pk, key in held.values_list("pk", "key") if key not in rows], run)
    finish(
        run, RunState.SUCCEEDED, complete=True, concluded=True, received=len(rows),
        added=run.added, changed=run.changed, unchanged=run.unchanged,
    )  # fmt: skip


def _rows() -> dict[str, Row]:
    named: dict[str, list[dict[str, str]]] = defaultdict(list)
    for alias in aliases():
        if alias.cas:
            named[alias.cas].append(
                {"name": alias.name, "lang": alias.lang, "kind": str(alias.kind), "source": alias.source}
            )
    known: set[str] = set()
    for keys in chunks(f"cas:{cas}" for cas in named):
        found = SourceRecord.objects.filter(entry__key__in=keys, withdrawn_at=None).exclude(origin=Origin.PORTAL)
        known.update(found.values_list("entry__key", flat=True))
    return {cas: {"cas": cas, "names": names} for cas, names in sorted(named.items()) if f"cas:{cas}" in known}
