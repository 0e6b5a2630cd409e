"""What the API says on a response card: every line quoted, with its sources."""

from __future__ import annotations

from pydantic import Field

from portal.api.answer_model import Answer, Gap, SignedRemark, SourcedValue, StatedFact, ValueSource
from portal.api.substance_models import ApartEntry
from portal.api.summary_json import FormOffer, PictogramLine


class DangerLine(Answer):
    """One danger, of one route where it is the gravest of that route."""

    route: str = Field(description="경로의 이름표. 경로로 나누지 않은 위험이면 빈 글")
    route_title: str
    code: str
    words: str = Field(description="기관의 문구, 없으면 고시의 공식 문구, 그것도 없으면 분류")
    hazard_class: str
    is_official_wording: bool = Field(description="기관이 문구를 보내지 않아 고시의 공식 문구를 적음")
    is_translation: bool = Field(description="포털 번역(비공식)")
    english: str
    sources: list[ValueSource]


class QuotedLine(Answer):
    """One quoted line."""

    text: str
    label: str
    code: str
    english: str = Field(description="공식 영문, 또는 인용한 원문")
    is_translation: bool = Field(description="포털 번역(비공식), 원문은 english에 있음")
    sources: list[ValueSource]


class GuideNote(Answer):
    """What stands in place of sentences of the guide that hold abroad only."""

    section: str
    title_ko: str
    calls_119: bool = Field(description="외국에만 맞는 문장이 있던 자리: 119")
    general_first_aid: str = Field(description="책의 일반 응급처치를 가리키는 자리의 문장. 없으면 빈 글")


class BlockAnswer(Answer):
    """One block: the agencies' lines, then the guide's, or why there are none."""

    title: str
    anchor: str
    lines: list[QuotedLine]
    gap: str = Field(description="줄이 없는 까닭 한 문장")
    gaps: list[Gap]
    guide_lines: list[QuotedLine] = Field(description="ERG 2024(미국·캐나다·멕시코), 국내 기준 아님")
    guide_notes: list[GuideNote]


class CellAnswer(Answer):
    """One figure of the strip."""

    title: str
    values: list[SourcedValue]
    remark: str
    gap: str
    is_reference: bool = Field(description="참고 문헌의 값, 국내 기준 아님")


class GuideOfNumber(Answer):
    """The guide of ERG 2024 for a UN number."""

    un: str
    guide: str
    title: str
    title_ko: str
    url: str
    names: list[str]
    may_polymerize: bool
    sources: list[ValueSource]


class DistanceRow(Answer):
    """A row of ERG 2024 table 1, letter for letter; isolation in metres, protection in kilometres."""

    un: str
    names: list[str]
    small_isolate_m: str
    small_day_km: str
    small_night_km: str
    large_isolate_m: str
    large_day_km: str
    large_night_km: str
    spilled_in_water: bool
    spilled_on_land: bool
    refers_to_table_3: str = Field(description="대량 누출 수치가 없을 때의 문장. 아니면 빈 글")
    origin: str = Field(description="출처의 문장: 값과 함께 보여야 함")
    sources: list[ValueSource]


class OpposedAdvice(Answer):
    """An action on which sources differ; the portal does not judge."""

    action: str
    against: list[StatedFact]
    in_favour: list[StatedFact]


class PrecautionsAnswer(Answer):
    """Official P statements by what they tell."""

    forbid: list[QuotedLine]
    order: list[QuotedLine]
    mixed: list[QuotedLine]
    elsewhere: int = Field(description="카드에 없는 문구의 수: 빈칸이 있거나 평상시 작업의 문구")


class ContactLine(Answer):
    """Whom the operator wants to be called besides 119."""

    name: str
    number: str


class CardAnswer(Answer):
    """The response card. While one of several forms has to be chosen there is no treatment, no fire advice and no distance."""

    key: str
    url: str
    title_ko: str
    title_en: str
    notice: str = Field(description="‘공식 누리집이 아님’ 또는 빈 글")
    demo: bool = Field(description="시연 자료가 섞여 있음: 실제 대응에 사용 금지")
    names: list[SourcedValue] = Field(description="제목이 된 이름과 출처")
    cas: list[SourcedValue] = Field(description="CAS 번호와 출처")
    kept_apart: list[ApartEntry] = Field(description="담당자가 다른 물질이라고 한 항목")
    calls: list[str] = Field(description="사고 때 걸 번호")
    contacts: list[ContactLine] = Field(description="119 다음에 걸 곳: 운영자가 정함")
    forms: list[FormOffer] = Field(description="고를 수 있는 형태")
    form: FormOffer | None = Field(description="고른 형태")
    waits_for_form: bool = Field(description="형태를 고르기 전: 응급조치·화재·거리를 보이지 않음")
    unknown_form: bool = Field(description="없는 형태를 물음: 고르지 않은 것과 같음")
    shows_untold: bool = Field(description="형태 미상의 줄이 섞여 있음")
    water: DangerLine | None = Field(description="물의 위험. 모든 것에 앞섬")
    other_water: list[SourcedValue]
    dangers_by_route: list[DangerLine] = Field(
        description="경로마다 가장 무거운 위험. 줄이 없다고 위험이 없다는 뜻이 아님"
    )
    other_dangers: list[DangerLine]
    danger_gap: str
    danger_gaps: list[Gap]
    opposed_advice: list[OpposedAdvice] = Field(description="기관 간 지침 다름")
    opposed_actions: list[str] = Field(description="형태를 고르기 전: 지침이 다른 행동의 이름")
    signal: list[SourcedValue]
    pictograms: list[PictogramLine]
    un_numbers: list[SourcedValue]
    guides: list[GuideOfNumber]
    distances: list[DistanceRow]
    distances_elsewhere: str = Field(description="거리가 없을 때 어디에 있는지")
    figures: list[CellAnswer]
    precautions: PrecautionsAnswer
    blocks: list[BlockAnswer]
    withheld_feeds: list[str]
    annotations: list[SignedRemark]
