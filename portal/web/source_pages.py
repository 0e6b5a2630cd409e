"""``/sources``: the public state of every feed, with the data that was not understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db.models import Count, Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from connectors.feeds import Feed, FeedKind, Frequency
from connectors.registry import CONNECTORS, FEEDS
from connectors.schema import Origin
from portal.curation.current import current_visibility
from portal.curation.visibility import withheld_texts
from portal.ingest.budget import budget_day
from portal.models import INDEX_FEED, Budget, IndexBuild, RunState, SourceRecord, SyncRun
from portal.own_feeds.catalogue import OWN_FEEDS
from portal.profile.ambiguous_names import ambiguous_names
from portal.publish.index_health import IndexHealth, index_health
from portal.schedule.slots import next_slot
from portal.store.origins import demo_allowed, origin_of
from portal.web.schedule_status import schedule_row

KIND_TEXT: Mapping[FeedKind, str] = {
    FeedKind.LISTING: "목록 전체를 읽음",
    FeedKind.LOOKUP: "번호별로 물음",
    FeedKind.FILE: "내려받은 파일을 읽음",
}
FREQUENCY_TEXT: Mapping[Frequency, str] = {
    Frequency.HOURLY: "매시간",
    Frequency.DAILY: "매일",
    Frequency.WEEKLY: "매주",
}
ORIGIN_TEXT: Mapping[Origin | None, str] = {
    Origin.LIVE: "실제",
    Origin.DEMO: "시연 자료",
    Origin.PORTAL: "포털",
    None: "없음",
}
MOST_SAMPLES = 20
LATE_AFTER: Mapping[Frequency, int] = {Frequency.HOURLY: 3, Frequency.DAILY: 48, Frequency.WEEKLY: 24 * 9}
"""Hours after which the last complete pass is too old: two missed slots, with room for a long pass."""


@dataclass(frozen=True, slots=True)
class FeedRow:
    """The state of one feed; ``light`` is green, amber or red, ``status_text`` the same in words."""

    feed: Feed
    origin: str
    light: str
    status_text: str
    last: SyncRun | None
    complete: SyncRun | None
    record_count: int
    drift: tuple[tuple[str, int], ...]
    rejected: tuple[tuple[str, int], ...]
    mended: tuple[tuple[str, int], ...]
    ended: int
    held: int
    samples: tuple[Mapping[str, str], ...]
    budgets: tuple[tuple[str, int, int], ...]
    due: datetime | None

    @property
    def kind_text(self) -> str:
        """How the feed is read, in Korean."""
        return KIND_TEXT[self.feed.kind]

    @property
    def frequency_text(self) -> str:
        """How often the feed is due, in Korean."""
        return FREQUENCY_TEXT[self.feed.frequency]


def feed_rows() -> tuple[list[FeedRow], list[OwnRow]]:
    """The state of every feed of an agency, in the registry's order, and of the portal's own feeds."""
    states = _read_states()
    return [_row(feed, states) for feed in FEEDS.values()], [_own_row(feed, states) for feed in OWN_FEEDS]


def sources(request: HttpRequest) -> HttpResponse:
    """All feeds by publisher, then the index and the schedule."""
    states = _read_states()
    systems = [
        (publisher, [_row(feed, states) for feed in connector.feeds if feed.publisher == publisher])
        for connector in CONNECTORS
        for publisher in connector.publishers
    ]
    return render(
        request,
        "portal/sources.html",
        {
            "systems": systems,
            "own_feeds": [_own_row(feed, states) for feed in OWN_FEEDS],
            "index": index_row(),
            "schedule": schedule_row(timezone.now()),
            "ambiguous_names": list(ambiguous_names())[:30],
        },
    )


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One of the portal's own feeds: how many records it has, and its last run."""

    feed: Feed
    record_count: int
    last: SyncRun | None


def _own_row(feed: Feed, states: _FeedStates) -> OwnRow:
    return OwnRow(feed, states.record_count.get((feed.name, Origin.PORTAL), 0), states.last.get(feed.name))


@dataclass(frozen=True, slots=True)
class _FeedStates:
    """What the rows need, read once for all feeds."""

    demo: bool
    record_count: Mapping[tuple[str, str], int]
    last: Mapping[str, SyncRun]
    complete: Mapping[str, SyncRun]
    spent: Mapping[str, int]
    withheld_texts: frozenset[str]


def _read_states() -> _FeedStates:
    records = SourceRecord.objects.filter(withdrawn_at=None).values_list("feed", "origin")
    runs = SyncRun.objects.filter(task="sync", feed__in=[*FEEDS, *(feed.name for feed in OWN_FEEDS)])
    return _FeedStates(
        demo=demo_allowed(),
        record_count={(feed, origin): count for feed, origin, count in records.annotate(Count("pk")).order_by()},
        last=_latest(runs),
        complete=_latest(runs.filter(complete=True)),
        spent=dict(Budget.objects.filter(day=budget_day()).values_list("operation", "spent")),
        withheld_texts=withheld_texts(current_visibility()),
    )


def _latest(runs: QuerySet[SyncRun]) -> dict[str, SyncRun]:
    latest = runs.order_by().values("feed").annotate(last=Max("pk")).values("last")
    return {run.feed: run for run in SyncRun.objects.filter(pk__in=latest)}


def _row(feed: Feed, states: _FeedStates) -> FeedRow:
    origin = origin_of(feed, demo=states.demo)
    last, complete = states.last.get(feed.name), states.complete.get(feed.name)
    light, status_text = _light(feed, origin, last, complete)
    if any(text in status_text for text in states.withheld_texts):
        status_text = "이 실행의 설명은 비공개 값을 인용하므로 관리 화면에서만 보임"
    return FeedRow(
        feed=feed,
        origin=ORIGIN_TEXT[origin],
        light=light,
        status_text=status_text,
        last=last,
        complete=complete,
        record_count=states.record_count.get((feed.name, origin or ""), 0),
        drift=_by_count(last.drift if last else {}),
        rejected=_by_count(last.counts.get("rejected", {}) if last else {}),
        mended=_by_count(last.counts.get("mended", {}) if last else {}),
        ended=last.counts.get("ended", 0) if last else 0,
        held=last.counts.get("held", 0) if last else 0,
        samples=_samples(last, states.withheld_texts),
        budgets=tuple((operation, states.spent.get(operation, 0), limit) for operation, limit in feed.budgets.items()),
        due=next_slot(feed) if origin else None,
    )


def _samples(last: SyncRun | None, hidden: frozenset[str]) -> tuple[Mapping[str, str], ...]:
    """Samples of data that was not understood, without those that quote withheld data."""
    samples = last.samples if last else []
    visible = (sample for sample in samples if not any(text in sample.get("text", "") for text in hidden))
    return tuple(islice(visible, MOST_SAMPLES))


def _by_count(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))[:MOST_SAMPLES]


def _light(feed: Feed, origin: Origin | None, last: SyncRun | None, complete: SyncRun | None) -> tuple[str, str]:
    """The colour and its reason in words: red needs a person, amber does not, green is normal."""
    if origin is None:
        return "amber", "인증키나 파일이 설정되지 않아 읽지 않음"
    if last is None:
        return "amber", "아직 읽은 적 없음"
    if last.state == RunState.FAILED:
        return "red", f"실패: {last.error}"
    if last.state in (RunState.ABANDONED, RunState.INTERRUPTED):
        return "amber", f"{last.get_state_display()}: 다음 차례에 다시 읽음"
    if last.state == RunState.BUDGET_SPENT:
        return "amber", "오늘 호출 한도를 다 씀: 다음 차례에 이어서 물음"
    if last.counts.get("held"):
        return "red", f"운영자 확인 필요: {last.withheld}"
    if last.withheld:
        return "amber", f"결론 보류: {last.withheld}"
    if complete is None or complete.finished_at is None:
        return "amber", "끝까지 읽은 적 없음"
    hours = (timezone.now() - complete.finished_at).total_seconds() / 3600
    if hours > LATE_AFTER[feed.frequency]:
        return "red", f"마지막으로 끝까지 읽은 지 {hours:,.0f}시간 지남"
    return "green", "정상"


@dataclass(frozen=True, slots=True)
class IndexRow:
    """The state of the index: its health, its last run, and the engine's error for each refused document, by entry key."""

    health: IndexHealth
    last: SyncRun | None
    refused: Mapping[str, str]


def index_row() -> IndexRow:
    """The state of the index with what it refused."""
    health = index_health()
    build = IndexBuild.objects.filter(name=health.build).first()
    visibility = current_visibility()
    # An engine quotes the document that it refuses, and a key may hold what a record states.
    unquoted = visibility.hidden_keys | visibility.partly_keys
    return IndexRow(
        health,
        SyncRun.objects.filter(feed=INDEX_FEED).order_by("-started_at").first(),
        {key: error for key, error in build.refused.items() if key not in unquoted} if build else {},
    )
