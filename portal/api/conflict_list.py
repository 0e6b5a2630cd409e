"""``GET /api/v1/conflicts`` and ``/conflicts/counts``: on which values agencies differ, and how many do by pair, type and day."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from portal.api.answer_model import Answer, SignedRemark, answered, remarks
from portal.api.answered_statuses import answers_with
from portal.api.conflict_answer import ConflictAnswer, conflict_answer
from portal.api.parameters import Day, OneOf, Parameters, Text
from portal.http.conflict_parameters import conflict_filters
from portal.profile.conflict_types import ConflictType
from portal.profile.stored_conflicts import (
    ConflictSum,
    ShownConflict,
    conflict_counts,
    conflict_page,
    counts_by_day,
)
from reference.ghs_classes import known_classes
from reference.hazard_classes import label_of_key
from reference.legal_lists import lists

PAGE_SIZE = 50
NOT_JUDGED = (
    "어느 쪽이 옳은지 포털은 판단하지 않습니다. 형태를 밝히지 않은 값끼리는 견주지 않으므로, "
    "여기 없다고 기관들이 일치한다는 뜻이 아닙니다."
)
CLASSES = tuple(dict.fromkeys((*known_classes(), *map(label_of_key, known_classes()))))
router = Router(tags=["기관 간 상충"])


class ConflictParameters(Parameters):
    """What narrows conflicts, which ``conflict_filters`` reads."""

    pair: Annotated[Text, Field(max_length=120)] = Field(
        "", description="두 기관. /api/v1/conflicts/counts의 pair 값 그대로"
    )
    type: Annotated[str, OneOf(tuple(ConflictType))] = Field("", description="상충의 종류", examples=["class"])
    hazard_class: Annotated[str, OneOf(CLASSES)] = Field("", alias="class", description="유해성 분류")
    list_name: Annotated[str, OneOf(tuple(lists()))] = Field("", alias="list", description="법의 목록에 있는 물질만")
    since: Day | None = Field(None, description="이날부터 처음 본 것(한국 시각). 2026-11-29처럼 연-월-일로 적음")
    after: Annotated[str, Field(pattern=r"^[0-9]{1,18}\.[0-9]{1,18}$")] | None = Field(
        None, description="다음 쪽: 앞 응답의 next 값 그대로"
    )


class ConflictOfSubstance(ConflictAnswer):
    """One conflict with the substance that it is about."""

    key: str
    title: str
    url: str
    api: str
    annotations: list[SignedRemark]


class ConflictsAnswer(Answer):
    """One page of conflicts."""

    note: str
    conflicts: list[ConflictOfSubstance] = Field(
        description="무거운 것부터. 보류된 값이 있는 것은 빠지므로 쪽이 짧을 수 있음"
    )
    next: str = Field(description="다음 쪽의 after 값. 마지막 쪽이면 빈 글")
    csv: str = Field(description="조건에 맞는 것 모두의 파일")


class ConflictCountRow(Answer):
    """How many conflicts of one type stand between two agencies."""

    pair: str = Field(description="pair에 넣을 값")
    agencies: str
    type: str
    label: str
    demo: bool = Field(description="시연 자료끼리의 상충")
    count: int


class ConflictDay(Answer):
    """One day on which conflicts began or ended."""

    day: str
    begun: int
    ended: int


class ConflictCountsAnswer(Answer):
    """How many conflicts stand now, and how that came about."""

    note: str
    total: int
    counts: list[ConflictCountRow]
    days: list[ConflictDay]


@router.get("/conflicts", response=answers_with(ConflictsAnswer, 404), summary="기관 간 상충: 같은 형태를 두고 다른 값")
def conflicts(request: HttpRequest, asked: Query[ConflictParameters]) -> HttpResponse:
    """The gravest first; both sides with their facts, and staff's finding."""
    page = conflict_page(conflict_filters(request, conflict_counts()), PAGE_SIZE)
    kept = request.GET.copy()
    kept.pop("after", None)
    return answered(
        ConflictsAnswer(
            note=NOT_JUDGED,
            conflicts=[_conflict(each) for each in page.conflicts],
            next=page.next,
            csv=f"/conflicts.csv?{kept.urlencode()}" if kept else "/conflicts.csv",
        )
    )


@router.get(
    "/conflicts/counts", response=answers_with(ConflictCountsAnswer), summary="상충의 건수: 기관 쌍과 종류, 날마다"
)
def counts(request: HttpRequest) -> HttpResponse:
    """All that stand now, whatever the filters of a page."""
    found = conflict_counts()
    return answered(
        ConflictCountsAnswer(
            note=NOT_JUDGED,
            total=sum(each.count for each in found),
            counts=[_count(each) for each in found],
            days=[ConflictDay(day=day.isoformat(), begun=begun, ended=ended) for day, begun, ended in counts_by_day()],
        )
    )


def _conflict(conflict: ShownConflict) -> ConflictOfSubstance:
    address = conflict.entry.address
    return ConflictOfSubstance(
        **conflict_answer(conflict).model_dump(),
        key=conflict.entry.key,
        title=conflict.title,
        url=f"{address}#conflicts",
        api=f"/api/v1{address}",
        annotations=remarks(conflict.annotations),
    )


def _count(each: ConflictSum) -> ConflictCountRow:
    return ConflictCountRow(
        pair=each.key, agencies=each.pair, type=each.type, label=each.label, demo=each.is_demo, count=each.count
    )
