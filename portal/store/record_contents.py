"""Writes what records state over time: the facts that begin and end, the mentions, and the payload of each state.

Two kinds of change must not be confused. Where the agency states something else, the old facts end and new ones begin.
Where a newer reader reads the same row differently, the facts are replaced as if they had always been read so, because
nothing happened at the agency. Therefore a payload that an older reader wrote is read again before it is compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection

from connectors.errors import BadRow
from connectors.feeds import Feed
from connectors.pass_report import PassReport
from connectors.schema import Fact as SchemaFact
from connectors.schema import Record
from portal.models import ChangeType, Fact, Mention, Payload
from portal.store.bulk_rows import chunks, insert, select, update
from portal.store.digest import data_text, fact_identity, packed, unpacked
from portal.store.run_changes import StatedChange
from search.analysis import name_key

FACT_COLUMNS = (
    "record_id", "kind", "value", "data", "original", "lang", "unit", "section", "label", "absence", "order", "identity",
    "first_seen", "ended_at",
)  # fmt: skip
PAYLOAD_COLUMNS = ("record_id", "digest", "body", "fetched_at")
LONGEST_UNIT = 40
LONGEST_LABEL = 200
LONGEST_MENTION = 500

FactsByIdentity = dict[bytes, tuple[SchemaFact, str | None]]
"""Facts by identity, in their order, each with its data as stored."""


@dataclass(frozen=True, slots=True)
class RecordContent:
    """What one stored record states now; ``previous_*`` is its state before.

    ``previous_digest`` is ``None`` where it stated nothing before; ``previous_since`` (in the database's form) is ``None``
    where the record is new.
    """

    record_id: int
    record: Record
    digest: bytes
    previous_digest: bytes | None = None
    previous_reader: int = 0
    previous_since: Any = None


@dataclass(slots=True)
class _PendingRows:
    """The rows to write for all records of a batch."""

    first_payloads: list[tuple[Any, ...]] = field(default_factory=list)
    payloads: list[tuple[Any, ...]] = field(default_factory=list)
    facts: list[tuple[Any, ...]] = field(default_factory=list)
    ended: list[int] = field(default_factory=list)
    deleted_facts: list[int] = field(default_factory=list)
    reordered_facts: list[tuple[int, int]] = field(default_factory=list)
    changed_records: set[int] = field(default_factory=set)
    stated: list[StatedChange] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class WrittenContents:
    """What was written: ids of records, the number of facts that ended, and what the agency changed of each record.

    ``changed`` state something else than before, including new ones. The links of ``relinked`` have to be updated: their
    mentions changed, or they are no longer withdrawn.
    """

    changed: set[int]
    relinked: set[int]
    ended: int
    stated: Sequence[StatedChange]


def write_contents(feed: Feed, contents: Sequence[RecordContent], now: datetime) -> WrittenContents:
    """Stores facts, mentions and payloads."""
    pending = _PendingRows()
    before = _current_facts([content.record_id for content in contents if content.previous_digest is not None])
    stale = _stale_payloads(feed, contents)
    moment = connection.ops.adapt_datetimefield_value(now)
    for content in contents:
        _compare(feed, content, before[content.record_id], stale, moment, pending)
    for pks in chunks(pending.ended):
        Fact.objects.filter(pk__in=pks).update(ended_at=now)
    for pks in chunks(pending.deleted_facts):
        Fact.objects.filter(pk__in=pks).delete()
    update(Fact, ("order",), pending.reordered_facts)
    insert(Payload, PAYLOAD_COLUMNS, pending.first_payloads)
    insert(Payload, PAYLOAD_COLUMNS, pending.payloads, ignore=True)  # a record may state again what it stated earlier
    insert(Fact, FACT_COLUMNS, pending.facts)
    mentioning = _write_mentions(contents)
    return WrittenContents(pending.changed_records | mentioning, mentioning, len(pending.ended), pending.stated)


def _compare(
    feed: Feed,
    content: RecordContent,
    before: dict[bytes, tuple[int, int]],
    stale: dict[int, bytes],
    moment: Any,
    pending: _PendingRows,
) -> None:
    """Sorts one record's facts into those that begin, end, are read differently, or only changed their order."""
    record_id, stated = content.record_id, by_identity(content.record.facts)
    same_row = content.previous_digest == content.digest
    if not same_row:
        payloads = pending.first_payloads if content.previous_since is None else pending.payloads
        payloads.append((record_id, content.digest, packed(content.record.payload), moment))
        pending.changed_records.add(record_id)
    reread = stated if same_row else _reread(feed, stale.get(record_id))
    if reread is not None:
        # What today's reader reads in the stored row replaces what an older reader made of it.
        pending.deleted_facts += [pk for identity, (pk, _) in before.items() if identity not in reread]
        for identity, fact in reread.items():
            if identity not in before:
                ended = None if identity in stated else moment
                pending.facts.append(_fact_row(record_id, fact, identity, content.previous_since, ended))
        if before.keys() != reread.keys():
            pending.changed_records.add(record_id)
    standing = before.keys() if reread is None else reread.keys()
    for identity, (pk, order) in before.items():
        if identity in standing and identity not in stated:
            pending.ended.append(pk)
        elif identity in stated and stated[identity][0].order != order:
            pending.reordered_facts.append((stated[identity][0].order, pk))
    pending.facts += [
        _fact_row(record_id, fact, identity, moment, None)
        for identity, fact in stated.items()
        if identity not in standing
    ]
    if not same_row:
        pending.stated.append(_stated_change(content, standing, stated))


def _stated_change(content: RecordContent, before: Collection[bytes], stated: Collection[bytes]) -> StatedChange:
    """What the agency changed, by what stood before as today's reader reads it."""
    if content.previous_since is None:
        change = ChangeType.ADDED
    else:
        change = ChangeType.RETURNED if content.previous_digest is None else ChangeType.CHANGED
    return StatedChange(
        content.record_id,
        change,
        began=tuple(identity for identity in stated if identity not in before),
        ended=tuple(identity for identity in before if identity not in stated),
    )


def _reread(feed: Feed, body: bytes | None) -> FactsByIdentity | None:
    """The facts that today's reader reads in the stored row; ``None`` where it wrote that row itself or cannot read it."""
    if body is None:
        return None
    try:
        return by_identity(feed.record(unpacked(body), PassReport()).facts)
    except BadRow:
        return None


def _stale_payloads(feed: Feed, contents: Sequence[RecordContent]) -> dict[int, bytes]:
    """The stored rows of records that changed at the agency and were written by another reader."""
    wanted = {
        content.record_id: content.previous_digest
        for content in contents
        if content.previous_digest not in (None, content.digest) and content.previous_reader != feed.reader_version
    }
    found: dict[int, bytes] = {}
    for pks in chunks(wanted):
        for record, digest, body in Payload.objects.filter(record__in=pks).values_list("record", "digest", "body"):
            if bytes(digest) == wanted[record]:
                found[record] = bytes(body)
    return found


def _current_facts(record_ids: Sequence[int]) -> defaultdict[int, dict[bytes, tuple[int, int]]]:
    """Id and order of the current facts, by record and identity."""
    stored: defaultdict[int, dict[bytes, tuple[int, int]]] = defaultdict(dict)
    columns = ("record_id", "identity", "id", "order", "ended_at")
    for record, identity, pk, order, ended in select(Fact, columns, "record_id", record_ids):
        if ended is None:
            stored[record][bytes(identity)] = (pk, order)
    return stored


def by_identity(facts: Sequence[SchemaFact]) -> FactsByIdentity:
    """Facts by identity; a fact that a record states twice is kept once, at its first place."""
    found: FactsByIdentity = {}
    for fact in facts:
        data = data_text(fact)
        found.setdefault(fact_identity(fact, data), (fact, data))
    return found


def _fact_row(
    record_id: int, stated: tuple[SchemaFact, str | None], identity: bytes, since: Any, ended: Any
) -> tuple[Any, ...]:
    fact, data = stated
    return (
        record_id, str(fact.kind), fact.value, data, fact.original, fact.lang, fact.unit[:LONGEST_UNIT],
        str(fact.section), fact.label[:LONGEST_LABEL], str(fact.absence), fact.order, identity, since, ended,
    )  # fmt: skip


def _write_mentions(contents: Sequence[RecordContent]) -> set[int]:
    """Updates mentions, which have no history (links have one); returns the records whose mentions changed or count again."""
    stored: defaultdict[int, dict[tuple[str, str], int]] = defaultdict(dict)
    old = [content.record_id for content in contents if content.previous_since is not None]
    for record, text, relation, pk in select(Mention, ("record_id", "text", "relation", "id"), "record_id", old):
        stored[record][text, relation] = pk
    new, gone, changed = [], [], set()
    for content in contents:
        before = stored[content.record_id]
        stated = {(mention.text[:LONGEST_MENTION], str(mention.relation)) for mention in content.record.mentions}
        if stated and content.previous_digest is None:
            changed.add(content.record_id)
        if stated == before.keys():
            continue
        changed.add(content.record_id)
        new += [
            (content.record_id, text, name_key(text)[:LONGEST_MENTION], relation)
            for text, relation in sorted(stated - before.keys())
        ]
        gone += [pk for pair, pk in before.items() if pair not in stated]
    for pks in chunks(gone):
        Mention.objects.filter(pk__in=pks).delete()
    insert(Mention, ("record_id", "text", "normalised", "relation"), new)
    return changed
