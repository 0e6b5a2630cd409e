"""Why a part of a page is empty: one sentence for each feed that could have filled it (content rule 20)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from django.db.models import Max

from connectors.feeds import FeedKind
from connectors.registry import FEEDS
from connectors.schema import Absence, Origin
from portal.models import Question, RunState, SyncRun
from portal.profile.attribution import feed_badge
from portal.profile.sourced_facts import FORM_INDEPENDENT_KINDS, EntryFacts, SourcedFact
from portal.store.origins import origin_of
from reference.forms import Form


class DataGap(StrEnum):
    """The sentences for missing data. None stands for another: an agency's own statement, and the reasons why there is none."""

    NO_DATA = "자료 없음"
    NOT_APPLICABLE = "해당 없음"
    NOT_CHECKED = "이 포털에서 확인하지 않음"
    FAILED = "가져오지 못함"
    NOT_ASKED = "아직 조회 전"
    WITHHELD = "표시 보류(담당자 확인 중)"
    OTHER_FORMS = "다른 형태의 자료만 있음"


@dataclass(frozen=True, slots=True)
class GapLine:
    """The gap of one feed: its publisher, the sentence, and when the agency last answered (``None``: never)."""

    badge: str
    sentence: DataGap
    checked: datetime | None


_GRAVEST_FIRST = (
    *(DataGap.WITHHELD, DataGap.FAILED, DataGap.NOT_ASKED, DataGap.NOT_CHECKED, DataGap.OTHER_FORMS),
    *(DataGap.NO_DATA, DataGap.NOT_APPLICABLE),
)
"""What is not known yet stands before what an agency has answered: 자료 없음 holds only where every source was read."""


def joined_sentence(lines: Sequence[GapLine]) -> str:
    """The gaps of several feeds in one line: the one sentence, or each sentence with the number of sources it holds for."""
    counts = {sentence: sum(line.sentence is sentence for line in lines) for sentence in _GRAVEST_FIRST}
    found = {sentence: count for sentence, count in counts.items() if count}
    if len(found) < 2:
        return next(iter(found), "")
    return " · ".join(f"{sentence} {count}곳" for sentence, count in found.items())


@dataclass(slots=True)
class FeedGaps:
    """The gaps of all feeds for one entry; what they need is read once for the whole page."""

    entry_facts: EntryFacts
    questions: dict[str, Question] = field(default_factory=dict)
    passes: dict[str, SyncRun] = field(default_factory=dict)
    only_other_forms: frozenset[str] = frozenset()
    """Feeds whose records say something of the substance, and nothing of the form that the reader chose."""
    _lines: dict[str, GapLine] = field(default_factory=dict)

    def lines(self, feeds: Sequence[str], facts: Sequence[SourcedFact] = ()) -> tuple[GapLine, ...]:
        """One line for each feed, in order; an absence that the agency itself states in ``facts`` comes before any other reason."""
        stated = {fact.feed: fact for fact in facts if fact.absence}
        return tuple(_stated_absence(stated[feed]) if feed in stated else self._gap_line(feed) for feed in feeds)

    def of_forms(self, *forms: Form) -> FeedGaps:
        """The same gaps where these forms are chosen: a sheet about the gas is no statement that the solution has no data."""
        facts = [fact for fact in self.entry_facts.facts if fact.kind not in FORM_INDEPENDENT_KINDS]
        here = frozenset(fact.feed for fact in facts if any(map(fact.forms.may_be, forms)))
        return replace(self, only_other_forms=frozenset(fact.feed for fact in facts) - here, _lines={})

    def _gap_line(self, feed: str) -> GapLine:
        if feed not in self._lines:
            sentence, origin, checked = self._gap_of(feed)
            self._lines[feed] = GapLine(feed_badge(feed, origin), sentence, checked)
        return self._lines[feed]

    def _gap_of(self, feed: str) -> tuple[DataGap, str, datetime | None]:
        if feed in self.entry_facts.withheld_feeds:
            return DataGap.WITHHELD, self.entry_facts.withheld_feeds[feed], None
        record = next((record for record in self.entry_facts.records if record.feed == feed), None)
        if record is not None:
            sentence = DataGap.OTHER_FORMS if feed in self.only_other_forms else DataGap.NO_DATA
            return sentence, record.origin, self.entry_facts.confirmed.get(record.pk)
        if FEEDS[feed].kind is FeedKind.LOOKUP:
            return self._lookup_gap(feed)
        last = self.passes.get(feed)
        if last is not None and last.state == RunState.FAILED:
            return DataGap.FAILED, last.origin, None
        if last is not None and last.complete:
            return DataGap.NO_DATA, last.origin, last.finished_at
        return self._never_read_gap(feed)

    def _lookup_gap(self, feed: str) -> tuple[DataGap, str, datetime | None]:
        question = self.questions.get(feed)
        if question is None:
            return self._never_read_gap(feed)
        if question.outcome == "failed":
            return DataGap.FAILED, question.origin, question.answered_at
        return DataGap.NO_DATA, question.origin, question.answered_at or question.asked_at

    def _never_read_gap(self, feed: str) -> tuple[DataGap, str, datetime | None]:
        """The gap of a feed that was never read: still to come where it is set up and has a number to ask by, else not checked."""
        origin = origin_of(FEEDS[feed])
        is_lookup = FEEDS[feed].kind is FeedKind.LOOKUP
        if origin is None or (is_lookup and not self.entry_facts.cas):
            return DataGap.NOT_CHECKED, origin or Origin.LIVE, None
        return DataGap.NOT_ASKED, origin, None


def read_gaps(entry_facts: EntryFacts) -> FeedGaps:
    """All that explains a gap of this entry, in two queries; a live look-up comes before one of the demonstration."""
    gaps = FeedGaps(entry_facts)
    if entry_facts.cas:
        for question in Question.objects.filter(key=entry_facts.cas):
            if question.feed not in gaps.questions or question.origin == Origin.LIVE:
                gaps.questions[question.feed] = question
    listing_feeds = [name for name, feed in FEEDS.items() if feed.kind is not FeedKind.LOOKUP]
    ended_runs = SyncRun.objects.filter(feed__in=listing_feeds, task="sync").exclude(state=RunState.RUNNING)
    latest = ended_runs.order_by().values("feed").annotate(last=Max("pk")).values("last")
    gaps.passes = {run.feed: run for run in SyncRun.objects.filter(pk__in=latest)}
    return gaps


def _stated_absence(fact: SourcedFact) -> GapLine:
    sentence = DataGap.NOT_APPLICABLE if fact.absence == Absence.NOT_APPLICABLE else DataGap.NO_DATA
    return GapLine(fact.badge, sentence, fact.confirmed)
