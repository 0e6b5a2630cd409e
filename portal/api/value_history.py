"""``GET /api/v1/substances/71-43-2/history``: every value with the spans in which it was stated, and the runs that saw it."""

from __future__ import annotations

from typing import Annotated

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from portal.api.answer_model import Answer, SignedRemark, StatedFact, answered, remarks, stated
from portal.api.answered_statuses import answers_with
from portal.api.parameters import DIGITS, OneOf, Parameters
from portal.api.refusals import Refused
from portal.api.substance import Number, substance_at, without_substance
from portal.history.value_spans import Span, Standing, ValueHistory, stated_spans, value_histories
from portal.http.problems import Problem, ProblemCode
from portal.profile.entry_annotations import annotations_on
from portal.profile.titles import title_of
from portal.seoul_time import SEOUL
from portal.store.identity import numbers_of

PAGE_SIZE = 100
MOST_PAGES = 1_000_000
router = Router(tags=["변경과 이력"])


class HistoryParameters(Parameters):
    """Which values, and the page."""

    show: Annotated[str, OneOf(tuple(Standing))] = Field(
        Standing.ALL, description="all(모두), current(지금 값), ended(끝난 값)"
    )
    page: Annotated[int, Field(ge=1, le=MOST_PAGES), DIGITS] = Field(1, description="쪽 번호")


class StatedTime(Answer):
    """A time during which the value was stated."""

    first_seen: str = Field(description="처음 본 때(한국 시각)")
    ended_at: str = Field(description="끝난 때(한국 시각). 지금도 실려 있으면 빈 글")
    began_run: int | None = Field(description="처음 본 실행. 모르면 null")
    ended_run: int | None = Field(description="끝난 것을 본 실행. 끝나지 않았거나 모르면 null")


class ValueWithSpans(Answer):
    """One value of one record."""

    label: str
    text: str = Field(description="값을 한 줄로")
    current: bool = Field(description="기관이 지금도 밝힘")
    spans: list[StatedTime] = Field(description="이른 것부터")
    record: str = Field(description="자료 안에서 기록의 번호")
    fact: StatedFact


class HistoryAnswer(Answer):
    """One page of the values of a substance."""

    key: str
    title: str
    annotations: list[SignedRemark] = Field(description="물질, 기록, 값에 붙은 담당자 주석")
    url: str
    total: int
    page: int
    pages: int
    values: list[ValueWithSpans] = Field(description="마지막에 생기거나 끝난 것부터")
    changes: str = Field(description="이 물질의 변경. 번호가 없는 물질이면 빈 글")
    atom: str = Field(description="그 Atom 피드. 번호가 없는 물질이면 빈 글")


@router.get(
    "/substances/{number}/history",
    response=answers_with(HistoryAnswer, 404),
    summary="물질의 값 이력: 처음 본 때와 끝난 때",
)
def history(request: HttpRequest, number: Number, asked: Query[HistoryParameters]) -> HttpResponse:
    """A value that ended and returned has both spans; what is withheld has none."""
    entry = substance_at(number)
    if entry is None:
        raise without_substance(number)
    pages = Paginator(stated_spans(entry, Standing(asked.show)), PAGE_SIZE)
    if asked.page > pages.num_pages:
        raise Refused(Problem(ProblemCode.NO_SUCH_PAGE, f"이 이력은 {pages.num_pages}쪽까지 있습니다.", "page"))
    watched = "&".join(f"cas={each}" for each in numbers_of(entry.key))
    return answered(
        HistoryAnswer(
            key=entry.key,
            title=title_of(entry),
            annotations=remarks(annotations_on([entry.key]).get(entry.key, ())),
            url=f"{entry.address}/history",
            total=pages.count,
            page=asked.page,
            pages=pages.num_pages,
            values=[_value(each) for each in value_histories(pages.page(asked.page))],
            changes=f"/api/v1/changes?{watched}" if watched else "",
            atom=f"/changes.atom?{watched}" if watched else "",
        )
    )


def _value(value: ValueHistory) -> ValueWithSpans:
    return ValueWithSpans(
        label=value.label,
        text=value.text,
        current=value.is_current,
        spans=[_time(each) for each in value.spans],
        record=value.fact.record_key,
        fact=stated([value.fact])[0],
    )


def _time(span: Span) -> StatedTime:
    return StatedTime(
        first_seen=span.first_seen.astimezone(SEOUL).isoformat(),
        ended_at=span.ended_at.astimezone(SEOUL).isoformat() if span.ended_at else "",
        began_run=span.began_run,
        ended_run=span.ended_run,
    )
