"""What all answers are made of: frozen values whose schema is published, and the parts that most of them share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from pydantic import BaseModel, ConfigDict, Field

from portal.curation.annotations import Annotation
from portal.profile.data_gaps import GapLine
from portal.profile.fact_fields import annotation_fields, day, fact_fields, source_fields
from portal.profile.sourced_facts import AgreedValue, SourcedFact

UNOFFICIAL = "공식 누리집이 아님"


class Answer(BaseModel):
    """A part of an answer; a field that the published schema does not name is an error of the portal."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SignedRemark(Answer):
    """A remark of staff."""

    text: str = Field(description="담당자의 주석")
    signed_by: str = Field(description="서명한 사람")
    signed_on: str = Field(description="서명한 날(서울)")


class ValueSource(Answer):
    """Who states a value, and when."""

    agency: str = Field(description="기관의 지금 이름. 시연 자료는 ‘시연: … 형식’으로 적고 기관 이름만 적지 않음")
    document: str = Field(description="참고 문헌이면 문헌과 판, ‘국내 기준 아님’. 기관 자료면 빈 글")
    feed: str = Field(description="자료의 이름. /api/v1/sources에 있음")
    record_url: str = Field(description="기관 누리집의 원문 주소. 없거나 시연 자료면 빈 글")
    source_date: str = Field(description="기관 기준일. 기관이 밝히지 않으면 빈 글")
    confirmed_on: str = Field(description="확인일: 이 값을 담은 자료를 마지막으로 끝까지 읽은 날")
    origin: str = Field(description="live(실제), demo(시연 자료), portal(포털의 표)")
    mark: str = Field(description="시연 자료의 표시. 실제 자료면 빈 글")
    form: str = Field(description="값이 말하는 형태의 이름표. 모든 형태에 같거나 형태가 하나면 빈 글")
    form_unknown: bool = Field(description="형태 미상: 물질에 형태가 여럿인데 자료가 어느 형태인지 밝히지 않음")
    annotations: list[SignedRemark] = Field(description="값이나 기록에 붙은 담당자 주석")


class StatedFact(ValueSource):
    """One statement of one record."""

    kind: str = Field(description="값의 종류")
    section: str = Field(description="물질안전보건자료의 항 번호. 없으면 빈 글")
    label: str = Field(description="기관이 붙인 이름")
    value: str = Field(description="기관이 밝힌 값")
    data: Any = Field(description="종류마다 다른 구조화된 값. 없으면 null")
    original: str = Field(description="읽으면서 바뀐 글의 원래 글. 바뀌지 않았으면 빈 글")
    unit: str = Field(description="단위")
    lang: str = Field(description="ko, en 또는 빈 글")
    absence: str = Field(
        description="기관이 값이 없다고 밝힌 것: no_data(자료 없음), not_applicable(해당 없음). "
        "묻지 않은 것과 다름: 그 까닭은 gaps에 있음"
    )
    note: str = Field(
        description="값을 읽을 때 알아야 할 것: 물질군 공통 문구, 의료진용, 노출 증상, 평상시 작업용, 법적 효력 없음. 없으면 빈 글"
    )
    first_seen: str = Field(description="이 값을 처음 본 날")
    form_name: str = Field(description="형태의 한국어 이름")
    possible_forms: list[str] = Field(description="형태 미상일 때 남는 형태의 이름표")


class SourcedValue(Answer):
    """One value with everybody who states it."""

    text: str = Field(description="값")
    sources: list[ValueSource] = Field(description="그렇게 밝힌 자료 모두")


class Gap(Answer):
    """Why a source has no value: none of the sentences stands for another."""

    agency: str = Field(description="기관과 시스템")
    sentence: str = Field(
        description="자료 없음, 해당 없음, 이 포털에서 확인하지 않음, 가져오지 못함, 아직 조회 전, "
        "표시 보류(담당자 확인 중), 다른 형태의 자료만 있음 가운데 하나"
    )
    checked_on: str = Field(description="기관이 마지막으로 답한 날. 없으면 빈 글")


def answered(answer: BaseModel) -> HttpResponse:
    """The answer as JSON; whoever keeps it asks again before showing it, because staff may have withheld something."""
    response = HttpResponse(answer.model_dump_json(), content_type="application/json")
    response["Cache-Control"] = "no-cache"
    return response


def remarks(annotations: Iterable[Annotation]) -> list[SignedRemark]:
    """Annotations as programs read them."""
    return [SignedRemark(**annotation_fields(annotation)) for annotation in annotations]


def sources_of(facts: Iterable[SourcedFact]) -> list[ValueSource]:
    """The sources of these facts, one each."""
    return [ValueSource(**source_fields(fact)) for fact in facts]


def stated(facts: Iterable[SourcedFact]) -> list[StatedFact]:
    """The facts with their sources."""
    return [StatedFact(**fact_fields(fact)) for fact in facts]


def values(agreed: Iterable[AgreedValue]) -> list[SourcedValue]:
    """Values with all that state them."""
    return [SourcedValue(text=value.text, sources=sources_of(value.facts)) for value in agreed]


def gaps(lines: Iterable[GapLine]) -> list[Gap]:
    """The reasons of these sources."""
    return [Gap(agency=line.badge, sentence=line.sentence, checked_on=day(line.checked)) for line in lines]
