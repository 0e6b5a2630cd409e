"""The canonical dump: two states are equal exactly if their dumps are; it leaves out row ids, times and revisions."""

from __future__ import annotations

import json
from collections.abc import Iterator

from portal.engine import engine
from portal.models import Entry, Fact, Identifier, Link, Mention, Payload, SourceRecord


def canonical_dump() -> Iterator[str]:
    """Lines in a fixed order: records with their entry, facts with their spans in order, mentions, identifiers, links."""
    yield from _records()
    yield from _facts()
    yield from sorted(
        json.dumps(["mention", *row], ensure_ascii=False)
        for row in Mention.objects.values_list("record__feed", "record__origin", "record__key", "text", "relation")
    )
    yield from _entries()
    yield from sorted(
        json.dumps(["identifier", *row], ensure_ascii=False)
        for row in Identifier.objects.values_list("entry__key", "scheme", "value")
    )
    yield from sorted(
        json.dumps(["link", source, target, relation, mention, ended is not None], ensure_ascii=False)
        for source, target, relation, mention, ended in Link.objects.values_list(
            "from_entry__key", "to_entry__key", "relation", "mention", "ended_at"
        )
    )


def _records() -> Iterator[str]:
    states: dict[int, list[str]] = {}
    for record, digest in Payload.objects.values_list("record", "digest"):
        states.setdefault(record, []).append(bytes(digest).hex())
    for row in SourceRecord.objects.select_related("entry").order_by("feed", "origin", "key").iterator(chunk_size=2000):
        yield json.dumps(
            ["record", row.feed, row.origin, row.key, row.entry.key, bytes(row.digest).hex(), row.reader_version, row.source_date,
             row.question, row.missing_since is not None, row.withdrawn_at is not None, sorted(states.get(row.pk, []))],
            ensure_ascii=False,
        )  # fmt: skip


def _facts() -> Iterator[str]:
    facts = Fact.objects.order_by(
        "record__feed", "record__origin", "record__key", "order", "identity", "ended_at", "pk"
    )
    for feed, origin, key, identity, value, order, ended in facts.values_list(
        "record__feed", "record__origin", "record__key", "identity", "value", "order", "ended_at"
    ).iterator(chunk_size=2000):
        yield json.dumps(
            ["fact", feed, origin, key, bytes(identity).hex(), value, order, ended is not None], ensure_ascii=False
        )


def _entries() -> Iterator[str]:
    for entry in Entry.objects.order_by("key").iterator(chunk_size=2000):
        yield json.dumps(
            [
                "entry",
                entry.key,
                entry.kind,
                entry.slug,
                entry.title_ko,
                entry.title_en,
                entry.withdrawn_at is not None,
            ],
            ensure_ascii=False,
        )


def document_dump() -> Iterator[str]:
    """The live index in the same way: every document without its revision, by key."""
    target = engine()
    build = target.live()
    if build is None:
        return
    for key in target.keys(build):
        document = target.stored(build, key)
        yield json.dumps(["document", key, repr(document).partition(", title_ko=")[2]], ensure_ascii=False)
