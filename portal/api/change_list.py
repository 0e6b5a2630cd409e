"""``GET /api/v1/changes``: what agencies changed, with the values before and after; filters and cursor of the page."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from portal.api.answer_model import Answer, SignedRemark, StatedFact, answered, remarks, stated
from portal.api.answered_statuses import answers_with
from portal.api.parameters import DIGITS, Day, OneOf, Parameters, Text
from portal.history.paged_changes import page_of_changes
from portal.history.recorded_changes import OTHER_WITHHELD, ChangedValue, RecordedChange
from portal.http.change_feeds import author_of
from portal.http.change_parameters import MOST_NUMBERS, SHOWN_KINDS, agencies, change_address, change_filter
from portal.models import ChangeType
from portal.profile.sourced_facts import SourcedFact
from portal.seoul_time import SEOUL

PAGE_SIZE = 30
LARGEST_ID = 999_999_999
OF_AGENCIES = (
    "기관이 바꾼 것만, 이 포털이 확인한 때의 순서로 답합니다. 이 포털이 읽는 방법을 바꾼 것은 없습니다. "
    "처음 받은 자료는 한 줄입니다."
)
Number = Annotated[int, Field(ge=1, le=LARGEST_ID), DIGITS]
Word = Annotated[Text, Field(max_length=100)]
router = Router(tags=["변경과 이력"])


class ChangeParameters(Parameters):
    """What narrows changes, which ``change_filter`` reads."""

    since: Day | None = Field(None, description="이날부터(한국 시각, 그날 포함). 2026-11-03처럼 연-월-일로 적음")
    until: Day | None = Field(None, description="이날까지(한국 시각, 그날 포함). 2026-11-03처럼 연-월-일로 적음")
    agency: Annotated[str, OneOf(agencies())] = Field("", description="기관")
    feed: Word = Field("", description="자료의 이름. /api/v1/sources에 있음. 더는 읽지 않는 자료도 됨")
    change: Annotated[str, OneOf(tuple(ChangeType))] = Field("", description="무엇이: 새로 실림, 바뀜, 내려감 …")
    kind: Annotated[str, OneOf(tuple(map(str, SHOWN_KINDS)))] = Field("", description="값의 종류. 그 값만 답함")
    list_name: Word = Field("", alias="list", description="법의 목록. 그 목록의 값만 답함", examples=["사고대비물질"])
    cas: Annotated[list[Annotated[Text, Field(max_length=40)]], Field(max_length=MOST_NUMBERS)] = Field(
        [], description="CAS 번호. 여러 번 적을 수 있음", examples=[["71-43-2"]]
    )
    origin: Annotated[str, OneOf(("live", "demo", "portal"))] = Field(
        "", description="live(기관 자료), demo(시연 자료), portal(포털의 표). 없으면 포털의 표를 뺀 모두"
    )
    run: Number | None = Field(None, description="실행 번호. 변경의 run에 있음")
    before: Number | None = Field(None, description="이 변경보다 앞: 앞 응답의 next_before 값 그대로")


class ChangedValueAnswer(Answer):
    """One value that ended, began, or took another's place."""

    text: str = Field(description="바뀐 것을 한 문장으로")
    kind: str
    kind_label: str
    label: str
    before: StatedFact | None = Field(description="끝난 값. 없으면 null")
    after: StatedFact | None = Field(description="생긴 값. 없으면 null")
    other_withheld: bool = Field(description=f"{OTHER_WITHHELD}. null인 쪽이 없다는 뜻이 아님")


class ChangeAnswer(Answer):
    """What one run changed in one record, or the first load of a feed."""

    number: int
    change: str = Field(description="무엇이 일어났는지의 이름표")
    change_text: str
    at: str = Field(description="이 포털이 확인한 때(한국 시각)")
    run: int = Field(description="확인한 실행")
    record: str = Field(description="자료 안에서 기록의 번호. 처음 받은 자료면 빈 글")
    title: str
    url: str
    cas: list[str]
    agency: str = Field(description="기관의 지금 이름. 시연 자료는 ‘시연: … 형식’")
    feed: str
    feed_title: str
    document: str = Field(description="참고 문헌이면 문헌과 판, ‘국내 기준 아님’. 기관 자료면 빈 글")
    origin: str
    mark: str = Field(description="시연 자료의 표시. 실제 자료면 빈 글")
    values: list[ChangedValueAnswer]
    count: int = Field(description="바뀐 값의 수. 처음 받은 자료면 기록의 수")
    read_differently_today: int = Field(description="포털이 이제 다르게 읽어 적지 않은 값의 수")
    remark: str = Field(description="같은 실행에서 이 물질의 다른 기록이 실리거나 내려갔을 때의 문장. 아니면 빈 글")
    annotations: list[SignedRemark]


class ChangesAnswer(Answer):
    """One page of changes."""

    note: str
    changes: list[ChangeAnswer] = Field(description="새 것부터. 보류된 것은 빠지므로 쪽이 짧을 수 있음")
    next_before: int | None = Field(description="더 앞의 변경: before에 넣을 값. 마지막 쪽이면 null")
    atom: str = Field(description="같은 조건의 Atom 피드")
    json_feed: str = Field(description="같은 조건의 JSON Feed")
    csv: str = Field(description="조건에 맞는 것 모두의 파일")


@router.get("/changes", response=answers_with(ChangesAnswer, 404, 409), summary="기관 자료의 변경: 앞의 값과 뒤의 값")
def changes(request: HttpRequest, asked: Query[ChangeParameters]) -> HttpResponse:
    """Later changes have greater numbers, so nothing is lost or doubled while pages are read."""
    page = page_of_changes(change_filter(request), PAGE_SIZE)
    query = change_address(request)
    return answered(
        ChangesAnswer(
            note=OF_AGENCIES,
            changes=[_change(each) for each in page.changes],
            next_before=page.next_before,
            atom=f"/changes.atom{query}",
            json_feed=f"/changes.json{query}",
            csv=f"/changes.csv{query}",
        )
    )


def _change(change: RecordedChange) -> ChangeAnswer:
    return ChangeAnswer(
        number=change.pk,
        change=change.change,
        change_text=change.change_text,
        at=change.at.astimezone(SEOUL).isoformat(),
        run=change.run,
        record=change.record_key,
        title=change.title,
        url=change.address,
        cas=list(change.cas),
        agency=author_of(change),
        feed=change.feed,
        feed_title=change.feed_title,
        document=change.document,
        origin=change.origin,
        mark=change.mark,
        values=[_value(each) for each in change.values],
        count=change.count,
        read_differently_today=change.reread,
        remark=change.remark,
        annotations=remarks(change.annotations),
    )


def _value(value: ChangedValue) -> ChangedValueAnswer:
    return ChangedValueAnswer(
        text=value.text,
        kind=value.fact.kind,
        kind_label=value.kind_label,
        label=value.label,
        before=_stated(value.before),
        after=_stated(value.after),
        other_withheld=value.other_is_withheld,
    )


def _stated(fact: SourcedFact | None) -> StatedFact | None:
    return stated([fact])[0] if fact else None
