"""``GET /api/v1/sources``: every feed with publisher, licence, state and dates, then the index and the schedule."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from pydantic import Field

from connectors.feeds import Feed
from portal.api.answer_model import Answer, answered
from portal.api.answered_statuses import answers_with
from portal.models import SyncRun
from portal.profile.fact_fields import day
from portal.schedule.feed_states import FeedRow, OwnRow, feed_states, index_row
from portal.schedule.schedule_status import schedule_row
from portal.seoul_time import seoul_minute

router = Router(tags=["출처"])


class PublisherLine(Answer):
    """Who publishes a feed, and under what terms."""

    agency: str
    agency_2013: str = Field(description="2013년의 기관 이름")
    system: str
    licence: str
    home: str
    document: str = Field(description="참고 문헌이면 문헌과 판, 국내 기준 아님. 아니면 빈 글")


class FeedLine(Answer):
    """The state of one feed."""

    name: str
    title: str
    publisher: PublisherLine
    dataset: str = Field(description="자료의 쪽")
    bulk: str = Field(description="전체 파일의 이용 조건: /api/v1/bulk에 있는지와 없는 까닭")
    kind: str = Field(description="읽는 방식")
    frequency: str
    origin: str = Field(description="실제, 시연 자료, 포털, 없음")
    light: str = Field(description="green, amber, red")
    status: str
    records: int
    last_started: str
    last_complete: str = Field(description="마지막으로 끝까지 읽은 때. 없으면 ‘없음’")
    next_due: str
    ended: int
    held: int
    not_understood: dict[str, int] = Field(description="읽지 못한 필드와 값의 수")
    calls: dict[str, list[int]] = Field(description="오늘 쓴 호출 수와 하루 한도")
    unverified: str = Field(description="녹음으로 확인하지 못한 부분")


class IndexState(Answer):
    """The state of the search index."""

    build: str
    trouble: str
    lag: int
    watermark: int


class ScheduleState(Answer):
    """The state of the schedule."""

    light: str
    status: str
    last: str


class SourcesAnswer(Answer):
    """Everything on ``/sources``, without samples of rows."""

    feeds: list[FeedLine]
    index: IndexState
    schedule: ScheduleState
    asked_on: str


@router.get("/sources", response=answers_with(SourcesAnswer), summary="자료 출처와 갱신 상태")
def sources(request: HttpRequest) -> HttpResponse:
    """All feeds by publisher, then the portal's own, the index and the schedule."""
    states, health, now = feed_states(), index_row().health, timezone.now()
    schedule = schedule_row(now)
    return answered(
        SourcesAnswer(
            feeds=[
                *(_line(row) for _, rows in states.systems for row in rows),
                *(_own_line(row) for row in states.own),
            ],
            index=IndexState(build=health.build, trouble=health.trouble, lag=health.lag, watermark=health.watermark),
            schedule=ScheduleState(light=schedule.light, status=schedule.status_text, last=seoul_minute(schedule.last)),
            asked_on=day(now),
        )
    )


def _publisher(feed: Feed) -> PublisherLine:
    publisher = feed.publisher
    return PublisherLine(
        agency=publisher.agency,
        agency_2013=publisher.agency_2013,
        system=publisher.system,
        licence=publisher.licence,
        home=publisher.home,
        document=publisher.document,
    )


def _line(row: FeedRow) -> FeedLine:
    return FeedLine(
        name=row.feed.name,
        title=row.feed.title,
        publisher=_publisher(row.feed),
        dataset=row.feed.home,
        bulk=row.feed.publisher.redistribution.value,
        kind=row.kind_text,
        frequency=row.frequency_text,
        origin=row.origin,
        light=row.light,
        status=row.status_text,
        records=row.record_count,
        last_started=_started(row.last),
        last_complete=seoul_minute(row.complete.finished_at if row.complete else None),
        next_due=seoul_minute(row.due),
        ended=row.ended,
        held=row.held,
        not_understood={**dict(row.drift), **dict(row.rejected)},
        calls={operation: [spent, limit] for operation, spent, limit in row.budgets},
        unverified=row.feed.unverified,
    )


def _own_line(row: OwnRow) -> FeedLine:
    return FeedLine(
        name=row.feed.name,
        title=row.feed.title,
        publisher=_publisher(row.feed),
        dataset=row.feed.home,
        bulk=row.feed.publisher.redistribution.value,
        kind="포털의 표",
        frequency="물질을 읽을 때마다",
        origin="포털",
        light="",
        status="",
        records=row.record_count,
        last_started=_started(row.last),
        last_complete=seoul_minute(row.last.finished_at if row.last else None),
        next_due=seoul_minute(None),
        ended=0,
        held=0,
        not_understood={},
        calls={},
        unverified="",
    )


def _started(run: SyncRun | None) -> str:
    return seoul_minute(run.started_at if run else None)
