"""What a pass concludes about records that it did not see: nothing, that they are missing, or that they are withdrawn."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from connectors.feeds import Feed, FeedKind
from connectors.pass_report import PassReport
from portal.ingest.content_guard import is_large_absence
from portal.ingest.held_changes import ABSENT, Held, accepted_digests, remember
from portal.models import SourceRecord, SyncRun
from portal.runs.claim import heartbeat
from portal.seoul_time import seoul_date
from portal.store.withdrawal import mark_missing, withdraw

PAGES_TOLD = 10
LEAST_SHARE = 0.9
"""A pass below this share of the last concluding one concludes nothing: a gap at the agency is more likely than a purge."""


def reason_incomplete(tally: PassReport) -> str:
    """Why the pass is not complete, as a Korean sentence for /sources; "" where it is."""
    if tally.unreadable_pages:
        pages = ", ".join(str(page) for page in tally.unreadable_pages[:PAGES_TOLD])
        return f"{pages}쪽을 읽지 못해 나머지만 읽고 빠진 자료를 판단하지 않음"
    if tally.repeated_page:
        return "같은 쪽이 되풀이되어 끝까지 읽지 못함"
    if tally.empty_early:
        return "총건수에 이르기 전에 빈 쪽이 옴"
    if len(tally.totals_seen) > 1:
        return "읽는 동안 총건수가 바뀜"
    if tally.total is None and tally.pages > 1:
        return "총건수를 알 수 없어 끝까지 읽었는지 확인하지 못함"
    if tally.total is not None and tally.received != tally.total:
        return f"받은 {tally.received:,}건이 총건수 {tally.total:,}건과 다름"
    return ""


def reason_not_to_conclude(feed: Feed, run: SyncRun, tally: PassReport) -> str:
    """Why a complete pass still concludes nothing, as a Korean sentence; "" where it concludes."""
    if tally.keyless_rows:
        return "식별자를 읽을 수 없는 행이 있어 빠진 자료를 판단하지 않음"
    if run.accept_shrink:
        return ""
    if run.doubles > _last_doubles(feed, run):
        return f"같은 번호의 행이 {run.doubles:,}번 겹쳐 와 밀려난 행이 있을 수 있으므로 빠진 자료를 판단하지 않음"
    if _is_accepted(feed, run, tally.received):
        return ""
    if run.origin == "live" and tally.received < feed.floor:
        return f"{tally.received:,}건은 최소 {feed.floor:,}건에 미치지 못해 빠진 자료를 판단하지 않음"
    last = _last_concluded(feed, run)
    if last is not None and tally.received < LEAST_SHARE * last:
        return f"직전 {last:,}건에서 {tally.received:,}건으로 10% 넘게 줄어 빠진 자료를 판단하지 않음"
    return ""


def _last_doubles(feed: Feed, run: SyncRun) -> int:
    """How many doubled keys the last concluding pass had: each further one may have replaced another row within the total."""
    concluded = SyncRun.objects.filter(feed=feed.name, origin=run.origin, concluded=True).order_by("-started_at")
    last = concluded.values_list("doubles", flat=True).first()
    return run.doubles if last is None else last


def _last_concluded(feed: Feed, run: SyncRun) -> int | None:
    concluded = SyncRun.objects.filter(feed=feed.name, origin=run.origin, concluded=True).order_by("-started_at")
    return concluded.values_list("received", flat=True).first()


def _is_accepted(feed: Feed, run: SyncRun, received: int) -> bool:
    """Whether staff accepted a pass of this size: the acceptance ends once a clearly larger pass concludes."""
    complete = SyncRun.objects.filter(feed=feed.name, origin=run.origin, complete=True)
    accepted = complete.exclude(accept_shrink="").order_by("-started_at").first()
    if accepted is None or received < LEAST_SHARE * accepted.received:
        return False
    later = complete.filter(concluded=True, started_at__gt=accepted.started_at)
    return not later.filter(received__gt=accepted.received / LEAST_SHARE).exists()


@dataclass(frozen=True, slots=True)
class AbsentRecord:
    """A stored record that the agency did not show; ``since`` is the first complete pass or answer that lacked it."""

    pk: int
    key: str
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Absences:
    """The stored records that a whole pass did not see, of how many."""

    absent: tuple[AbsentRecord, ...]
    stored: int

    @property
    def newly(self) -> tuple[AbsentRecord, ...]:
        """Those that the pass before still saw."""
        return tuple(record for record in self.absent if record.since is None)


def absences(feed: Feed, run: SyncRun, seen: Container[str]) -> Absences:
    """What a complete pass did not see."""
    stored = SourceRecord.objects.filter(feed=feed.name, origin=run.origin, withdrawn_at=None)
    count, absent = 0, []
    for pk, key, since in stored.values_list("pk", "key", "missing_since").iterator(chunk_size=2000):
        count += 1
        if key not in seen:
            absent.append(AbsentRecord(pk, key, since))
    return Absences(tuple(absent), count)


def reason_of_absences(feed: Feed, run: SyncRun, found: Absences) -> str:
    """Why so many absences are not believed although as many rows came as before; "" where they are, or staff accepted them."""
    if run.accept_change or run.accept_shrink:
        return ""
    accepted = accepted_digests(feed.name, run.origin)
    newly = [record for record in found.newly if accepted.get(record.key) != ABSENT]
    if not is_large_absence(len(newly), found.stored):
        return ""
    reason = f"가진 기록 {found.stored:,}건 가운데 {len(newly):,}건이 한꺼번에 보이지 않아 빠진 자료를 판단하지 않음"
    remember(feed.name, run.origin, [Held(record.key, ABSENT, "", reason) for record in newly])
    return reason


def conclude_pass(feed: Feed, run: SyncRun, found: Absences) -> int:
    """Marks absent records as missing, and withdraws those that were missing on an earlier day; returns how many facts ended.

    A file is read as a whole, so rows cannot shift between pages: its absent records are withdrawn at once.
    """
    today = seoul_date(timezone.now())
    withdrawn = [
        record.pk
        for record in found.absent
        if feed.kind is FeedKind.FILE or (record.since and seoul_date(record.since) < today)
    ]
    missing = [record.pk for record in found.newly if feed.kind is not FeedKind.FILE]
    mark_missing(run, missing)
    ended = withdraw(withdrawn, run)
    heartbeat(run, missing=len(missing), withdrawn=len(withdrawn))
    return ended


def absent_from_answer(feed: Feed, run: SyncRun, question: str, seen: Container[str]) -> tuple[AbsentRecord, ...]:
    """The records that this question gave before and does not give now."""
    stored = SourceRecord.objects.filter(feed=feed.name, origin=run.origin, question=question, withdrawn_at=None)
    rows = stored.values_list("pk", "key", "missing_since")
    return tuple(AbsentRecord(pk, key, since) for pk, key, since in rows if key not in seen)


def conclude_answer(run: SyncRun, absent: Sequence[AbsentRecord]) -> int:
    """The same as ``conclude_pass`` for the records that one answer lacks."""
    if not absent:
        return 0
    today = seoul_date(timezone.now())
    mark_missing(run, [record.pk for record in absent if record.since is None])
    return withdraw([record.pk for record in absent if record.since and seoul_date(record.since) < today], run)
