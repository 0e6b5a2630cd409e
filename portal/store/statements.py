"""What records state, over time: facts begun and ended, mentions, and the payload of each state.

Two kinds of change must not be confused. The agency says something else: the old facts end, the new ones begin. We read
the same row differently (a newer reader): the facts are replaced as if they had always been read so, since nothing
happened at the agency; for that, an older reader's payload is read again before it is compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection

from connectors.errors import BadRow
from connectors.feeds import Feed
from connectors.schema import Fact as StatedFact
from connectors.schema import Record
from connectors.tally import Tally
from portal.models import Fact, Mention, Payload
from portal.store.bulk_rows import chunks, insert, pick, update
from portal.store.digest import data_text, fact_identity, packed, unpacked
from search.analysis import name_key

FACT_COLUMNS = (
    "record_id", "kind", "value", "data", "original", "lang", "unit", "section", "label", "absence", "order", "identity",
    "first_seen", "ended_at",
)  # fmt: skip
PAYLOAD_COLUMNS = ("record_id", "digest", "body", "fetched_at")
LONGEST_UNIT = 40
LONGEST_LABEL = 200
LONGEST_MENTION = 500

Stated = dict[bytes, tuple[StatedFact, str | None]]
"""Facts by identity, in their order, each with its data as stored."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one stored record states now; ``was_*`` is its state before.

    ``was_digest`` is ``None`` where it stated nothing before, ``was_since`` (as the database gives it) where it is new.
    """

    record_id: int
    record: Record
    digest: bytes
    was_digest: bytes | None = None
    was_reader: int = 0
    was_since: Any = None


@dataclass(slots=True)
class _Changes:
    """Rows to write for all statements of a batch."""

    first_payloads: list[tuple[Any, ...]] = field(default_factory=list)
    payloads: list[tuple[Any, ...]] = field(default_factory=list)
    facts: list[tuple[Any, ...]] = field(default_factory=list)
    ended: list[int] = field(default_factory=list)
    erased: list[int] = field(default_factory=list)
    moved: list[tuple[int, int]] = field(default_factory=list)
    anew: set[int] = field(default_factory=set)


def write_statements(feed: Feed, statements: Sequence[Statement], now: datetime) -> tuple[set[int], set[int]]:
    """Stores facts, mentions and payloads.

    Returns the ids of records that state something else than before, new ones included, and of those whose links have to
    be looked at: their mentions changed, or they speak again.
    """
    changes = _Changes()
    before = _current([statement.record_id for statement in statements if statement.was_digest is not None])
    stale = _stale_payloads(feed, statements)
    moment = connection.ops.adapt_datetimefield_value(now)
    for statement in statements:
        _compare(feed, statement, before[statement.record_id], stale, moment, changes)
    for pks in chunks(changes.ended):
        Fact.objects.filter(pk__in=pks).update(ended_at=now)
    for pks in chunks(changes.erased):
        Fact.objects.filter(pk__in=pks).delete()
    update(Fact, ("order",), changes.moved)
    insert(Payload, PAYLOAD_COLUMNS, changes.first_payloads)
    insert(Payload, PAYLOAD_COLUMNS, changes.payloads, ignore=True)  # a record may say again what it said before
    insert(Fact, FACT_COLUMNS, changes.facts)
    mentioning = _write_mentions(statements)
    return changes.anew | mentioning, mentioning


def _compare(
    feed: Feed,
    statement: Statement,
    before: dict[bytes, tuple[int, int]],
    stale: dict[int, bytes],
    moment: Any,
    changes: _Changes,
) -> None:
    """Sorts one record's facts into those that begin, end, are read differently, or only changed their place."""
    record_id, stated = statement.record_id, by_identity(statement.record.facts)
    same_row = statement.was_digest == statement.digest
    if not same_row:
        payloads = changes.first_payloads if statement.was_since is None else changes.payloads
        payloads.append((record_id, statement.digest, packed(statement.record.payload), moment))
        changes.anew.add(record_id)
    reread = stated if same_row else _reread(feed, stale.get(record_id))
    if reread is not None:
        # What the row that is held says to today's reader takes the place of what an older one made of it.
        changes.erased += [pk for identity, (pk, _) in before.items() if identity not in reread]
        for identity, fact in reread.items():
            if identity not in before:
                ended = None if identity in stated else moment
                changes.facts.append(_fact_row(record_id, fact, identity, statement.was_since, ended))
        if before.keys() != reread.keys():
            changes.anew.add(record_id)
    standing = before.keys() if reread is None else reread.keys()
    for identity, (pk, order) in before.items():
        if identity in standing and identity not in stated:
            changes.ended.append(pk)
        elif identity in stated and stated[identity][0].order != order:
            changes.moved.append((stated[identity][0].order, pk))
    changes.facts += [
        _fact_row(record_id, fact, identity, moment, None)
        for identity, fact in stated.items()
        if identity not in standing
    ]


def _reread(feed: Feed, body: bytes | None) -> Stated | None:
    """What the row held before says to today's reader; ``None`` where today's reader wrote it or cannot read it."""
    if body is None:
        return None
    try:
        return by_identity(feed.record(unpacked(body), Tally()).facts)
    except BadRow:
        return None


def _stale_payloads(feed: Feed, statements: Sequence[Statement]) -> dict[int, bytes]:
    """The stored rows of records that changed at the agency and were written by another reader."""
    wanted = {
        statement.record_id: statement.was_digest
        for statement in statements
        if statement.was_digest not in (None, statement.digest) and statement.was_reader != feed.reader_version
    }
    found: dict[int, bytes] = {}
    for pks in chunks(wanted):
        for record, digest, body in Payload.objects.filter(record__in=pks).values_list("record", "digest", "body"):
            if bytes(digest) == wanted[record]:
                found[record] = bytes(body)
    return found


def _current(record_ids: Sequence[int]) -> defaultdict[int, dict[bytes, tuple[int, int]]]:
    """Id and order of the facts that stand, by record and identity."""
    held: defaultdict[int, dict[bytes, tuple[int, int]]] = defaultdict(dict)
    columns = ("record_id", "identity", "id", "order", "ended_at")
    for record, identity, pk, order, ended in pick(Fact, columns, "record_id", record_ids):
        if ended is None:
            held[record][bytes(identity)] = (pk, order)
    return held


def by_identity(facts: Sequence[StatedFact]) -> Stated:
    """Facts by identity; a statement made twice in one record is one fact, at its first place."""
    found: Stated = {}
    for fact in facts:
        data = data_text(fact)
        found.setdefault(fact_identity(fact, data), (fact, data))
    return found


def _fact_row(
    record_id: int, stated: tuple[StatedFact, str | None], identity: bytes, since: Any, ended: Any
) -> tuple[Any, ...]:
    fact, data = stated
    return (
        record_id, str(fact.kind), fact.value, data, fact.original, fact.lang, fact.unit[:LONGEST_UNIT],
        str(fact.section), fact.label[:LONGEST_LABEL], str(fact.absence), fact.order, identity, since, ended,
    )  # fmt: skip


def _write_mentions(statements: Sequence[Statement]) -> set[int]:
    """Brings mentions in line; the ids of records whose mentions changed or hold again. They have no history: links have."""
    held: defaultdict[int, dict[tuple[str, str], int]] = defaultdict(dict)
    old = [statement.record_id for statement in statements if statement.was_since is not None]
    for record, text, relation, pk in pick(Mention, ("record_id", "text", "relation", "id"), "record_id", old):
        held[record][text, relation] = pk
    new, gone, changed = [], [], set()
    for statement in statements:
        before = held[statement.record_id]
        stated = {(mention.text[:LONGEST_MENTION], str(mention.relation)) for mention in statement.record.mentions}
        if stated and statement.was_digest is None:
            changed.add(statement.record_id)
        if stated == before.keys():
            continue
        changed.add(statement.record_id)
        new += [
            (statement.record_id, text, name_key(text)[:LONGEST_MENTION], relation)
            for text, relation in sorted(stated - before.keys())
        ]
        gone += [pk for pair, pk in before.items() if pair not in stated]
    for pks in chunks(gone):
        Mention.objects.filter(pk__in=pks).delete()
    insert(Mention, ("record_id", "text", "normalised", "relation"), new)
    return changed
