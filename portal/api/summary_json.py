"""The summary beside an answer's substance, for programs: every value with its sources."""

from __future__ import annotations

from pydantic import Field

from portal.answers.answered_substance import AnsweredSubstance
from portal.api.answer_model import Answer, Gap, SignedRemark, ValueSource, gaps, remarks, sources_of
from portal.profile.substance_summary import SubstanceSummary


class RouteLine(Answer):
    """The gravest danger of one route."""

    route: str = Field(description="경로의 이름표")
    route_title: str = Field(description="경로")
    code: str = Field(description="H 코드. 부류만 밝힌 자료면 빈 글")
    words: str = Field(description="기관의 문구 그대로")
    sources: list[ValueSource]


class PictogramLine(Answer):
    """A pictogram by its GHS code."""

    code: str
    title: str
    sources: list[ValueSource]


class LegalLine(Answer):
    """A list of the law on which the substance stands; thresholds stand in the substance's own answer."""

    list_name: str = Field(description="목록 이름")
    law: str = Field(description="법")
    today: str = Field(description="지금 용어. 이름이 그대로면 빈 글")
    effects: list[str] = Field(description="목록에 오른 까닭")
    conditions: list[str] = Field(description="등재의 조건(입자 크기 따위)")
    sources: list[ValueSource]


class SummaryAnswer(Answer):
    """What stands beside the name of the one substance that is meant. A route without a line is not stated to be safe."""

    dangers: list[RouteLine] = Field(description="경로마다 가장 무거운 위험. 줄이 없다고 위험이 없다는 뜻이 아님")
    danger_gaps: list[Gap] = Field(description="위험을 밝힌 자료가 없을 때 그 까닭")
    pictograms: list[PictogramLine]
    legal: list[LegalLine] = Field(description="오른 목록. 예/아니오로 답하지 않음")
    legal_gap: str = Field(description="찾은 행이 없을 때의 문장. 규제되지 않는다는 뜻이 아님")
    withholds: bool = Field(description="담당자가 표시를 보류한 값이 있음")
    demo: bool = Field(description="시연 자료가 섞여 있음: 실제 대응에 사용 금지")
    annotations: list[SignedRemark]


class FormOffer(Answer):
    """One form to choose."""

    key: str
    name: str
    url: str


class AnsweredParts(Answer):
    """The parts of an answer about its substance."""

    summary: SummaryAnswer | None = Field(description="한 물질로 정해졌을 때만. 고르거나 고친 이름이면 null")
    summary_unread: bool = Field(description="자료 저장소가 답하지 않아 위험을 모름. 위험이 없다는 뜻이 아님")
    forms: list[FormOffer] = Field(description="고를 수 있는 형태")


def answered_parts(answered: AnsweredSubstance) -> AnsweredParts:
    """``summary`` is ``None`` unless one substance is meant for certain.

    ``summary_unread`` is true where the database did not answer: no danger is known then, which is not none.
    """
    return AnsweredParts(
        summary=_summary(answered.summary) if answered.summary else None,
        summary_unread=answered.unread,
        forms=[FormOffer(key=each.key, name=each.name, url=each.url) for each in answered.choices],
    )


def _summary(summary: SubstanceSummary) -> SummaryAnswer:
    return SummaryAnswer(
        dangers=[
            RouteLine(
                route=each.route,
                route_title=each.title,
                code=each.danger.code,
                words=each.danger.words,
                sources=sources_of(each.danger.facts),
            )
            for each in summary.by_route
        ],
        danger_gaps=gaps(summary.danger_gaps),
        pictograms=[
            PictogramLine(code=each.code, title=each.title, sources=sources_of(each.facts))
            for each in summary.pictograms
        ],
        legal=[
            LegalLine(
                list_name=status.list_name,
                law=status.law,
                today=status.today,
                effects=list(status.effects),
                conditions=list(status.conditions),
                sources=sources_of(status.facts),
            )
            for status in summary.statuses
        ],
        legal_gap=summary.legal_gap,
        withholds=summary.withholds,
        demo=summary.has_demo,
        annotations=remarks(summary.annotations),
    )
