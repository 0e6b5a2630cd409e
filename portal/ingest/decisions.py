"""What staff decided about identity: entries that are the same, and members of groups. Decisions outlast what is derived."""

from __future__ import annotations

from django.utils import timezone

from connectors.registry import FEEDS
from connectors.schema import Relation
from portal.ingest.entries import Touched
from portal.ingest.revisions import writing
from portal.models import Decision, Entry, Link, SourceRecord


def joined() -> dict[str, str]:
    """Entry keys that staff decided to be the same as another, to the key that stays; chains are followed to their end.

    An undone decision does not count. Decisions in a circle join all to the least of their keys.
    """
    direct = dict(
        Decision.objects.filter(verdict="same", undone_at=None).order_by("pk").values_list("subject", "object")
    )
    return {key: end for key in direct if (end := _end(key, direct)) != key}


def _end(key: str, direct: dict[str, str]) -> str:
    seen = {key}
    while (following := direct.get(key)) is not None:
        if following in seen:
            return min(seen)
        seen.add(following)
        key = following
    return key


def carry_out(decision: Decision) -> list[str]:
    """Makes a decision, or its undoing, take effect now; the feeds that were busy and have to be reread by hand.

    ``same`` reads the records of both entries again, so each goes where it belongs now; the others only touch what is
    shown of their entries.
    """
    from portal.ingest.reread import reread  # a reread writes batches, and batches ask for joins

    keys = [key for key in (decision.subject, decision.object) if key]
    if decision.verdict != "same":
        _touch(decision, keys)
        return []
    feeds = SourceRecord.objects.filter(entry__key__in=keys, withdrawn_at=None).order_by("feed")
    names = feeds.values_list("feed", flat=True).distinct()
    return [name for name in names if name in FEEDS and reread(FEEDS[name], every=True, entries=keys) is None]


def _touch(decision: Decision, keys: list[str]) -> None:
    now = timezone.now()
    with writing() as revisions:
        entries = dict(Entry.objects.filter(key__in=keys).values_list("key", "pk"))
        if decision.verdict == "member_of" and len(entries) == 2:
            _link(entries[decision.subject], entries[decision.object], undone=decision.undone_at is not None)
        touched = Touched(revisions, now, set(entries.values()))
        touched.raise_revisions()


def _link(member: int, group: int, *, undone: bool) -> None:
    stands = Link.objects.filter(
        from_entry=member, to_entry=group, relation=Relation.MEMBER_OF, record=None, ended_at=None
    )
    if undone:
        stands.update(ended_at=timezone.now())
    elif not stands.exists():
        Link.objects.create(
            from_entry_id=member,
            to_entry_id=group,
            relation=Relation.MEMBER_OF,
            confidence="staff",
            first_seen=timezone.now(),
        )
