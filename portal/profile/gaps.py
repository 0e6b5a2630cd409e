"""Why a part of a page is empty: different sentences, one for each source that could have spoken (content rule 20)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django.db.models import Max

from connectors.feeds import FeedKind
from connectors.registry import FEEDS
from connectors.schema import Absence, Origin
from portal.models import Question, RunState, SyncRun
from portal.profile.attribution import feed_badge
from portal.profile.sourced_facts import EntryFacts, SourcedFact
from portal.store.origins import origin_of


class Gap(StrEnum):
    """The sentences; none may stand for another: an agency's word, and the ways of not having or not showing it."""

    NO_DATA = "자료 없음"
    NOT_APPLICABLE = "해당 없음"
    NOT_CHECKED = "이 포털에서 확인하지 않음"
    FAILED = "가져오지 못함"
    NOT_ASKED = "아직 조회 전"
    WITHHELD = "표시 보류(담당자 확인 중)"


@dataclass(frozen=True, slots=True)
class GapLine:
    """One source's silence: whose, which sentence, and when it was last asked with an answer (``None``: never)."""

    badge: str
    sentence: Gap
    checked: datetime | None


@dataclass(slots=True)
class Gaps:
    """What is known of every feed's silence about one entry, read once for the whole page."""

    found: EntryFacts
    questions: dict[str, Question] = field(default_factory=dict)
    passes: dict[str, SyncRun] = field(default_factory=dict)
    _known: dict[str, GapLine] = field(default_factory=dict)

    def lines(self, feeds: Sequence[str], facts: Sequence[SourcedFact] = ()) -> tuple[GapLine, ...]:
        """One line for each feed, in order; ``facts`` may hold the agency's own words of absence, which come first."""
        said = {fact.feed: fact for fact in facts if fact.absence}
        return tuple(_stated_gap(said[feed]) if feed in said else self._silence(feed) for feed in feeds)

    def _silence(self, feed: str) -> GapLine:
        if feed not in self._known:
            sentence, origin, checked = self._why(feed)
            self._known[feed] = GapLine(feed_badge(feed, origin), sentence, checked)
        return self._known[feed]

    def _why(self, feed: str) -> tuple[Gap, str, datetime | None]:
        if feed in self.found.withheld_feeds:
            return Gap.WITHHELD, self.found.withheld_feeds[feed], None
        record = next((record for record in self.found.records if record.feed == feed), None)
        if record is not None:
            return Gap.NO_DATA, record.origin, self.found.confirmed.get(record.pk)
        if FEEDS[feed].kind is FeedKind.LOOKUP:
            return self._unanswered(feed)
        last = self.passes.get(feed)
        if last is not None and last.state == RunState.FAILED:
            return Gap.FAILED, last.origin, None
        if last is not None and last.complete:
            return Gap.NO_DATA, last.origin, last.finished_at
        return self._unread(feed)

    def _unanswered(self, feed: str) -> tuple[Gap, str, datetime | None]:
        asked = self.questions.get(feed)
        if asked is None:
            return self._unread(feed)
        if asked.outcome == "failed":
            return Gap.FAILED, asked.origin, asked.answered_at
        return Gap.NO_DATA, asked.origin, asked.answered_at or asked.asked_at

    def _unread(self, feed: str) -> tuple[Gap, str, datetime | None]:
        """Never read: to come where it is set up and has something to ask by, else not checked here at all."""
        origin = origin_of(FEEDS[feed])
        by_cas = FEEDS[feed].kind is FeedKind.LOOKUP
        if origin is None or (by_cas and not self.found.cas):
            return Gap.NOT_CHECKED, origin or Origin.LIVE, None
        return Gap.NOT_ASKED, origin, None


def read_gaps(found: EntryFacts) -> Gaps:
    """What is needed to explain any gap of this entry, in two queries; a live answer outranks the demonstration's."""
    gaps = Gaps(found)
    if found.cas:
        for question in Question.objects.filter(key=found.cas):
            if question.feed not in gaps.questions or question.origin == Origin.LIVE:
                gaps.questions[question.feed] = question
    listings = [name for name, feed in FEEDS.items() if feed.kind is not FeedKind.LOOKUP]
    ended = SyncRun.objects.filter(feed__in=listings, task="sync").exclude(state=RunState.RUNNING)
    latest = ended.order_by().values("feed").annotate(last=Max("pk")).values("last")
    gaps.passes = {run.feed: run for run in SyncRun.objects.filter(pk__in=latest)}
    return gaps


def _stated_gap(fact: SourcedFact) -> GapLine:
    sentence = Gap.NOT_APPLICABLE if fact.absence == Absence.NOT_APPLICABLE else Gap.NO_DATA
    return GapLine(fact.badge, sentence, fact.confirmed)
