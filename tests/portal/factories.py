"""Creates rows as ingest would write them, so that a page's test says only what agencies stated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import count

from django.utils import timezone

from connectors.registry import FEEDS
from connectors.schema import Fact as SchemaFact
from connectors.schema import FactKind, Record, data_to_json
from connectors.schema import Mention as SchemaMention
from portal.curation.joins import joined
from portal.engine import engine
from portal.models import Entry, Fact, Identifier, RunState, SourceRecord
from portal.publish.document import documents
from portal.publish.index_version import schema_version
from portal.runs.claim import claim, finish
from portal.store.digest import data_text, fact_identity
from portal.store.record_batch import write_batch
from search.engine_types import Watermark

_numbers = count(1)


def entry(key: str, title_ko: str = "", *, kind: str = "substance", slug: str = "", title_en: str = "") -> Entry:
    """The entry of that key, created where it is missing; ``cas:`` keys get their number as address and identifier."""
    cas = key.removeprefix("cas:") if key.startswith("cas:") else ""
    found, created = Entry.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "slug": slug or cas or key.replace(":", "-").replace("/", "-"),
            "title_ko": title_ko,
            "title_en": title_en,
            "revision": next(_numbers),
        },
    )
    if created and cas:
        Identifier.objects.create(entry=found, scheme="cas", value=cas)
    return found


def record_with_facts(
    of: Entry,
    feed: str,
    facts: Sequence[SchemaFact],
    *,
    origin: str = "live",
    key: str = "",
    source_date: str = "",
    source_note: str = "",
    seen: datetime | None = None,
) -> SourceRecord:
    """One record of ``feed`` that states ``facts`` of the entry, first seen at ``seen`` or now."""
    now = seen or timezone.now()
    number = next(_numbers)
    record = SourceRecord.objects.create(
        feed=feed, origin=origin, key=key or str(number), kind=of.kind, digest=number.to_bytes(16), reader_version=1,
        source_date=source_date, source_note=source_note, first_seen=now, changed_at=now, entry=of,
    )  # fmt: skip
    for order, fact in enumerate(facts):
        Fact.objects.create(
            record=record, kind=fact.kind, value=fact.value, data=data_to_json(fact.data), original=fact.original,
            lang=fact.lang, unit=fact.unit, section=fact.section, label=fact.label, absence=fact.absence, order=order,
            identity=fact_identity(fact, data_text(fact)), first_seen=now,
        )  # fmt: skip
        if fact.kind in ("un", "ke", "ec"):
            Identifier.objects.get_or_create(entry=of, scheme=fact.kind, value=fact.value)
    return record


def indexed() -> None:
    """Builds an index of everything in the database and swaps it in."""
    build = f"test-{next(_numbers)}"
    target = engine()
    target.create(build, schema_version())
    target.write(build, documents(Entry.objects.filter(withdrawn_at=None).order_by("pk")), Watermark(0, ""))
    target.swap(build)


def ingested(
    feed: str,
    key: str,
    *facts: SchemaFact,
    cas: str = "",
    mentions: tuple[SchemaMention, ...] = (),
    entity: str = "",
    note: str = "",
) -> None:
    """One live record of an agency's feed as ingest writes it: its entry, identifiers and links come with it."""
    known_feed = FEEDS[feed]
    every = (*facts, SchemaFact(FactKind.CAS, cas)) if cas else facts
    ordered = tuple(replace(fact, order=order) for order, fact in enumerate(every))
    payload = {"key": key, "facts": [repr(fact) for fact in ordered]}
    record = Record(feed, key, known_feed.record_kind, payload, ordered, mentions, entity=entity)
    run = claim(feed, origin="live")
    assert run is not None
    write_batch(known_feed, run, [record], {key: note} if note else {}, joined)
    finish(run, RunState.SUCCEEDED, complete=True, received=1, added=1)
