"""What the API says of one substance."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from portal.api.answer_model import Answer, Gap, SignedRemark, StatedFact, ValueSource
from portal.api.conflict_answer import ConflictAnswer
from portal.api.linked_answer import EndedLine, LinkedKind
from portal.api.parameters import Parameters, Text
from portal.api.regulation_answer import ContainingRow, RegulationAnswer


class SubstanceParameters(Parameters):
    """The parameters of a substance."""

    percent: Annotated[str, Field(pattern=r"^(100|[1-9]?[0-9])(\.[0-9]{1,6})?$", max_length=10)] | None = Field(
        None, description="농도(무게 %). 함량 기준에 닿는 행을 표시함", examples=["35"]
    )


class CardParameters(Parameters):
    """The parameters of a response card."""

    form: Annotated[Text, Field(max_length=60)] = Field(
        "", description="형태의 이름표. forms에 있는 것. 없는 형태는 고르지 않은 것과 같고 unknown_form이 true"
    )


class SubstanceName(ValueSource):
    """One name with who uses it."""

    name: str
    kind: str = Field(description="name(이름) 또는 synonym(다른 이름)")
    lang: str
    form_name: str
    possible_forms: list[str]


class SubstanceIdentifier(Answer):
    """One number with who states it."""

    scheme: str = Field(description="cas, ke, un, ec, number(목록 번호) …")
    value: str
    sources: list[ValueSource]


class ApartEntry(Answer):
    """An entry that staff decided is another substance."""

    key: str
    title: str
    url: str
    reason: str
    signed_by: str
    signed_on: str
    annotations: list[SignedRemark]


class SourceRecordLine(Answer):
    """One record that speaks of the substance."""

    agency: str = Field(description="기관과 시스템. 시연 자료면 ‘시연: … 형식’")
    feed: str
    key: str
    origin: str
    mark: str
    first_seen: str
    missing_since: str = Field(description="기관 자료에서 보이지 않게 된 날. 보이면 빈 글")
    source_note: str


class SubstanceGaps(Answer):
    """Why blocks of the page have no value, by source."""

    hazards: list[Gap]
    limits: list[Gap]
    properties: list[Gap]
    sections: dict[str, list[Gap]] = Field(description="물질안전보건자료의 항 번호마다")


class SubstanceAnswer(Answer):
    """Everything that the portal holds of one substance."""

    key: str = Field(description="항목의 열쇠. 이 번호 하나만의 자료가 없으면 빈 글이고 contained_in을 봄")
    url: str
    title_ko: str
    title_en: str
    withdrawn: bool = Field(description="이 물질을 밝힌 기관 자료가 모두 내려감")
    demo: bool = Field(description="시연 자료가 섞여 있음: 실제 대응에 사용 금지")
    notice: str = Field(description="‘공식 누리집이 아님’ 또는 빈 글")
    names: list[SubstanceName]
    identifiers: list[SubstanceIdentifier]
    facts: list[StatedFact]
    annotations: list[SignedRemark]
    kept_apart: list[ApartEntry]
    withheld_feeds: list[str] = Field(description="담당자가 표시를 보류한 자료가 있는 자료 이름")
    contained_in: list[ContainingRow]
    regulation: RegulationAnswer | None
    conflicts: list[ConflictAnswer]
    uncompared_classes: list[str] = Field(description="형태를 밝히지 않아 기관끼리 비교하지 않은 분류")
    gaps: SubstanceGaps | None
    linked: list[LinkedKind]
    records: list[SourceRecordLine]
    ended: list[EndedLine] = Field(description="더는 밝히지 않는 값, 나중에 끝난 것부터")
    card: str = Field(description="대응 카드의 API 주소")
