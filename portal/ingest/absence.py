"""What a pass concludes about records that it did not see: nothing, that they are missing, or that they are withdrawn."""

from __future__ import annotations

from collections.abc import Container

from django.utils import timezone

from connectors.feeds import Feed, FeedKind
from connectors.pass_report import PassReport
from portal.models import SourceRecord, SyncRun
from portal.runs.claim import heartbeat
from portal.seoul_time import seoul_date
from portal.store.withdrawal import mark_missing, withdraw

LEAST_SHARE = 0.9
"""A pass below this share of the last concluding one concludes nothing: a gap at the agency is more likely than a purge."""


def reason_incomplete(tally: PassReport) -> str:
    """Why the pass is not complete, as a Korean sentence for /sources; "" where it is."""
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


def conclude_pass(feed: Feed, run: SyncRun, seen: Container[str]) -> None:
    """Marks records that the pass did not see as missing, and withdraws those that were missing on an earlier day already.

    A file is read as a whole, so rows cannot shift between pages: its absent records are withdrawn at once.
    """
    now = timezone.now()
    missing: list[int] = []
    withdrawn: list[int] = []
    stored = SourceRecord.objects.filter(feed=feed.name, origin=run.origin, withdrawn_at=None)
    for pk, key, since in stored.values_list("pk", "key", "missing_since").iterator(chunk_size=2000):
        if key in seen:
            continue
        if feed.kind is FeedKind.FILE or (since and seoul_date(since) < seoul_date(now)):
            withdrawn.append(pk)
        elif since is None:
            missing.append(pk)
    mark_missing(run, missing)
    withdraw(withdrawn, run)
    heartbeat(run, missing=len(missing), withdrawn=len(withdrawn))


def conclude_answer(feed: Feed, run: SyncRun, question: str, seen: Container[str]) -> None:
    """The same for one answer: it concerns the records that this question gave before and does not give now."""
    stored = SourceRecord.objects.filter(feed=feed.name, origin=run.origin, question=question, withdrawn_at=None)
    gone = [(pk, since) for pk, key, since in stored.values_list("pk", "key", "missing_since") if key not in seen]
    if gone:
        today = seoul_date(timezone.now())
        mark_missing(run, [pk for pk, since in gone if since is None])
        withdraw([pk for pk, since in gone if since and seoul_date(since) < today], run)
