"""Changes that were held, as rows: remembered until the agency sends the old content again or staff accept the new one.

What staff refuse stays held, but waits for nobody while the same content comes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from connectors.schema import Origin
from portal.ingest.lookup_questions import REASK_BY_RANK
from portal.models import ChangeAcceptance, ChangeRefusal, HeldChange, Question, SyncRun

LONGEST_REASON = 200
ABSENT = b""
"""The digest of a record that was absent."""


class NothingHeld(ValueError):
    """No change of this feed waits, so there is nothing to accept or to refuse."""


@dataclass(frozen=True, slots=True)
class Held:
    """One record's new content that is not written: its digest, the question that brought it, and why."""

    key: str
    digest: bytes
    question: str
    reason: str


def accepted_digests(feed: str, origin: str) -> Mapping[str, bytes]:
    """The content that staff accepted, by key; other content of the same record is judged anew."""
    accepted = HeldChange.objects.filter(feed=feed, origin=origin).exclude(acceptance=None)
    return {key: bytes(digest) for key, digest in accepted.values_list("key", "digest")}


def held_keys(feed: str, origin: str) -> frozenset[str]:
    """The records of the feed of which anything is held or accepted and not yet written."""
    return frozenset(HeldChange.objects.filter(feed=feed, origin=origin).values_list("key", flat=True))


def remember(feed: str, origin: str, held: Iterable[Held]) -> None:
    """Stores what is held now; of a record that was held before, the newest content counts, and a refusal of the same content."""
    now = timezone.now()
    refused = {
        (key, bytes(digest)): refusal
        for key, digest, refusal in HeldChange.objects.filter(feed=feed, origin=origin)
        .exclude(refusal=None)
        .values_list("key", "digest", "refusal")
    }
    rows = [
        HeldChange(
            feed=feed, origin=origin, key=each.key, digest=each.digest, question=each.question,
            reason=each.reason[:LONGEST_REASON], held_at=now, refusal_id=refused.get((each.key, each.digest)),
        )
        for each in held
    ]  # fmt: skip
    HeldChange.objects.bulk_create(
        rows, batch_size=500, update_conflicts=True, unique_fields=["feed", "origin", "key"],
        update_fields=["digest", "question", "reason", "held_at", "acceptance", "refusal"],
    )  # fmt: skip


def forget(feed: str, origin: str, keys: Collection[str] | None = None) -> None:
    """Forgets what was held of these records, or of the whole feed: it was written, or the old content came again."""
    held = HeldChange.objects.filter(feed=feed, origin=origin)
    if keys is None:
        held.delete()
        return
    listed = list(keys)
    for start in range(0, len(listed), 500):
        held.filter(key__in=listed[start : start + 500]).delete()


def accept(feed: str, reason: str, by: str, origin: str = Origin.LIVE) -> ChangeAcceptance:
    """Accepts everything that is held of the feed now, signed with who and why; the next pass writes exactly that.

    Raises ``NothingHeld`` where nothing waits, and for a blank reason or signature.
    """
    waiting = waiting_changes().filter(feed=feed, origin=origin)
    with transaction.atomic():
        _refuse_to_sign(waiting, reason, by)
        questions = set(waiting.exclude(question="").values_list("question", flat=True))
        acceptance = sign(feed, origin, reason, by)
        waiting.update(acceptance=acceptance)
    _ask_again(feed, origin, questions)
    return acceptance


def waiting_changes() -> QuerySet[HeldChange]:
    """What is held and neither accepted nor refused."""
    return HeldChange.objects.filter(acceptance=None, refusal=None)


def refuse(feed: str, reason: str, by: str, origin: str = Origin.LIVE) -> ChangeRefusal:
    """Refuses everything of the feed that waits now, signed: the old values stand, and the queue is rid of it.

    Raises ``NothingHeld`` as ``accept`` does. Other content of the same records waits again.
    """
    waiting = waiting_changes().filter(feed=feed, origin=origin)
    with transaction.atomic():
        _refuse_to_sign(waiting, reason, by)
        refusal = ChangeRefusal.objects.create(
            feed=feed,
            origin=origin,
            reason=reason.strip()[:500],
            refused_by=by.strip()[:150],
            refused_at=timezone.now(),
        )
        waiting.update(refusal=refusal)
    return refusal


def undo_refusal(refusal: ChangeRefusal, by: str) -> bool:
    """Undoes a refusal, which is kept with who undid it; what is still held waits again. ``False`` where it is undone."""
    with transaction.atomic():
        in_force = ChangeRefusal.objects.filter(pk=refusal.pk, undone_at=None)
        if not in_force.update(undone_by=by, undone_at=timezone.now()):
            return False
        refusal.changes.update(refusal=None)
    return True


def _refuse_to_sign(waiting: QuerySet[HeldChange], reason: str, by: str) -> None:
    """Raises ``NothingHeld`` where nothing waits, and for a blank reason or signature."""
    if not reason.strip() or not by.strip():
        raise NothingHeld("이유와 서명이 있어야 합니다.")
    if not waiting.exists():
        raise NothingHeld("이 자료에는 기다리는 변경이 없습니다.")


def sign(feed: str, origin: str, reason: str, by: str) -> ChangeAcceptance:
    """The row that keeps who accepted a change of the feed and why, with the sentence of the last pass that held it."""
    last = SyncRun.objects.filter(feed=feed, origin=origin).exclude(withheld="").order_by("-started_at").first()
    return ChangeAcceptance.objects.create(
        feed=feed, origin=origin, reason=reason.strip()[:500], accepted_by=by.strip()[:150], accepted_at=timezone.now(),
        held=last.withheld if last else "",
    )  # fmt: skip


def _ask_again(feed: str, origin: str, questions: Collection[str]) -> None:
    """Makes the questions whose answers were held due now, whatever their rank."""
    long_ago = timezone.now() - REASK_BY_RANK[-1] - timedelta(days=1)
    listed = sorted(questions)
    for start in range(0, len(listed), 500):
        chunk = listed[start : start + 500]
        Question.objects.filter(feed=feed, origin=origin, key__in=chunk).update(asked_at=long_ago)
