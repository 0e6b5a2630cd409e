"""확인일: when the agency was last known to have a record. No unchanged record is written for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max

from portal.models import Question, SourceRecord, SyncRun


def confirmed_at(records: Iterable[SourceRecord]) -> dict[int, datetime | None]:
    """For each record the end of the last concluding pass, or of the last successful look-up, that contained it.

    A missing record keeps the time at which it was last seen. Where no pass of the feed has concluded, the time of the
    last write counts.
    """
    rows = list(records)
    passes = _last_passes({row.feed for row in rows})
    answers = _last_answers(rows)
    return {
        row.pk: _confirmed(row, passes.get((row.feed, row.origin)), answers.get((row.feed, row.origin, row.question)))
        for row in rows
    }


def _confirmed(row: SourceRecord, last_pass: datetime | None, last_answer: datetime | None) -> datetime | None:
    if row.question:
        return (
            max(filter(None, (last_answer, row.changed_at)), default=None) if not row.missing_since else row.changed_at
        )
    if row.missing_since or row.withdrawn_at:
        return row.changed_at
    return max(filter(None, (last_pass, row.changed_at)), default=None)


def _last_passes(feeds: set[str]) -> dict[tuple[str, str], datetime]:
    concluded = SyncRun.objects.filter(feed__in=feeds, concluded=True).order_by()
    return {
        (feed, origin): at for feed, origin, at in concluded.values_list("feed", "origin").annotate(Max("finished_at"))
    }


def _last_answers(rows: list[SourceRecord]) -> dict[tuple[str, str, str], datetime]:
    asked = {(row.feed, row.origin, row.question) for row in rows if row.question}
    # All three, as the index has them: by the keys alone the database would read every question.
    feeds, origins, keys = ({each[place] for each in asked} for place in range(3))
    answers = Question.objects.filter(feed__in=feeds, origin__in=origins, key__in=keys)
    return {
        (feed, origin, key): at
        for feed, origin, key, at in answers.values_list("feed", "origin", "key", "answered_at")
        if at is not None
    }
