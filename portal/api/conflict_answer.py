"""A conflict between agencies for programs: type, form, both sides with their facts, since when, and staff's finding."""

from __future__ import annotations

from pydantic import Field

from portal.api.answer_model import Answer, StatedFact, stated
from portal.profile.fact_fields import agency_of, day
from portal.profile.stored_conflicts import ShownConflict, ShownSide


class ConflictSide(Answer):
    """What one agency states."""

    agency: str = Field(description="기관의 지금 이름. 시연 자료는 ‘시연: … 형식’")
    text: str
    silent: bool = Field(description="이 기관은 그 분류를 적지 않음")
    used_for: str = Field(description="그 법이 이 값을 쓰는 곳. 모르면 빈 글")
    fact: StatedFact


class ConflictFinding(Answer):
    """What staff found out about it."""

    kind: str
    reason: str
    signed_by: str
    signed_on: str


class ConflictAnswer(Answer):
    """One conflict within one form."""

    type: str
    label: str
    name: str = Field(description="무엇이 다른지(분류, 목록, 노출기준의 이름)")
    form_name: str
    basis: str = Field(description="비교한 방법(단위 환산 따위). 없으면 빈 글")
    first_seen_on: str = Field(description="처음 나온 날. 아직 공개 전이면 빈 글")
    sides: list[ConflictSide]
    finding: ConflictFinding | None


def conflict_answer(conflict: ShownConflict) -> ConflictAnswer:
    """The conflict as programs read it, the graver side first."""
    found = conflict.finding
    return ConflictAnswer(
        type=conflict.type,
        label=conflict.label,
        name=conflict.name,
        form_name=conflict.form,
        basis=conflict.basis,
        first_seen_on=day(conflict.first_seen),
        sides=[_side(each) for each in conflict.sides],
        finding=ConflictFinding(
            kind=found.kind, reason=found.reason, signed_by=found.signed_by, signed_on=day(found.signed_at)
        )
        if found
        else None,
    )


def _side(side: ShownSide) -> ConflictSide:
    return ConflictSide(
        agency=agency_of(side.fact),
        text=side.text,
        silent=side.is_silent,
        used_for=side.purpose.text if side.purpose else "",
        fact=stated([side.fact])[0],
    )
