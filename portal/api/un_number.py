"""``GET /api/v1/un/1052``: the substances and forms to which agencies give the number; it is no substance (content rule 12)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import P, PathEx, Router
from pydantic import Field

from identifiers import un
from portal.api.answer_model import Answer, Gap, SignedRemark, StatedFact, answered, gaps, remarks, stated
from portal.api.answered_statuses import answers_with
from portal.api.card import danger_of_route, distance_row, guides_of_numbers
from portal.api.card_models import DangerLine, DistanceRow, GuideOfNumber
from portal.api.refusals import not_found
from portal.api.summary_json import FormOffer
from portal.profile.number_dangers import NumberDangers
from portal.profile.number_summary import number_summary
from portal.profile.un_entries import UnEntry
from reference.un_numbers import SOURCE

NO_SUBSTANCE = "UN 번호는 운송할 때의 형태를 가리키며 물질이 아닙니다. 어느 것도 바로 열지 않습니다."
router = Router(tags=["UN 번호와 지침"])


class DangersUnderNumber(Answer):
    """The dangers of a substance in the forms that the number stands for."""

    by_route: list[DangerLine] = Field(description="경로마다 가장 무거운 위험. 줄이 없는 경로가 안전하다는 뜻이 아님")
    gap: str = Field(description="위험 문구가 없는 까닭 한 문장. 위험하지 않다는 뜻이 아님. 있으면 빈 글")
    gaps: list[Gap]


class BearerOfNumber(Answer):
    """One substance with the number."""

    key: str
    title: str
    url: str
    forms: list[FormOffer] = Field(description="이 번호가 가리키는 형태")
    facts: list[StatedFact] = Field(description="이 번호를 밝힌 기록")
    dangers: DangersUnderNumber | None = Field(
        description="이 번호의 형태에서의 위험. 여러 물질을 함께 가리키는 번호면 null: 위험이 없다는 뜻이 아님"
    )
    demo: bool = Field(description="시연 자료가 섞여 있음: 실제 대응에 사용 금지")
    withheld_feeds: list[str] = Field(description="담당자가 값을 보류한 자료. 더 심한 위험이 빠져 있을 수 있음")
    card: str = Field(description="대응 카드. 형태가 하나면 그 형태의 카드")
    annotations: list[SignedRemark]


class ShippingNameLine(Answer):
    """One proper shipping name."""

    name_en: str
    hazard_class: str
    group: bool = Field(description="여러 물질을 함께 가리키는 이름")


class UnAnswer(Answer):
    """One UN number."""

    number: str
    url: str
    note: str
    substances: list[BearerOfNumber]
    more: int = Field(description="여기 없는 나머지 물질의 수")
    shipping_names: list[ShippingNameLine]
    names_source: str
    grouped: bool = Field(description="여러 물질을 함께 가리키는 번호: 한 물질의 카드로 답하지 않음")
    guides: list[GuideOfNumber]
    distances: list[DistanceRow] = Field(description="ERG 2024 표 1. 여러 물질을 함께 가리키는 번호면 빔")
    distances_elsewhere: str = Field(description="거리가 없을 때 어디에 있는지. 있으면 빈 글")


@router.get("/un/{number}", response=answers_with(UnAnswer, 404), summary="UN 번호: 물질과 형태, 운송품명, 지침번호")
def un_number(
    request: HttpRequest, number: PathEx[str, P(description="네 자리 수. UN1052처럼 적어도 됨", example="1052")]
) -> HttpResponse:
    """What is known of the number, in any spelling of it."""
    try:
        digits = un.parse(number)
    except un.UnError:
        raise not_found(f"UN 번호 {number[:20]}은(는) 있을 수 없는 번호입니다. UN 번호는 네 자리 수입니다.") from None
    found = number_summary(digits)
    if not found.is_known:
        raise not_found(f"UN{digits}을(를) 밝힌 자료가 이 포털에 없습니다. 위험하지 않다는 뜻이 아닙니다.")
    return answered(
        UnAnswer(
            number=digits,
            url=f"/un/{digits}",
            note=NO_SUBSTANCE,
            substances=[_bearer(each) for each in found.entries],
            more=found.more,
            shipping_names=[
                ShippingNameLine(name_en=name.name_en, hazard_class=name.hazard_class, group=name.group)
                for name in found.names
            ],
            names_source=SOURCE,
            grouped=found.grouped,
            guides=guides_of_numbers(found.guides),
            distances=[distance_row(row) for row in found.distances],
            distances_elsewhere=found.distances_elsewhere,
        )
    )


def _bearer(each: UnEntry) -> BearerOfNumber:
    address = each.entry.address
    return BearerOfNumber(
        key=each.entry.key,
        title=each.title,
        url=address,
        forms=[FormOffer(key=form.key, name=form.name_ko, url=f"{address}?form={form.key}") for form in each.forms],
        facts=stated(each.facts),
        dangers=_dangers(each.dangers) if each.dangers else None,
        demo=each.entry_facts.has_demo,
        withheld_feeds=sorted(each.entry_facts.withheld_feeds),
        card=f"/api/v1{each.card_address}",
        annotations=remarks(each.annotations),
    )


def _dangers(found: NumberDangers) -> DangersUnderNumber:
    return DangersUnderNumber(
        by_route=[danger_of_route(each) for each in found.by_route], gap=found.gap_sentence, gaps=gaps(found.gaps)
    )
