"""``GET /api/v1/un/1052``: the substances and forms to which agencies give the number; it is no substance (content rule 12)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import P, PathEx, Router
from pydantic import Field

from identifiers import un
from portal.api.answer_model import Answer, SignedRemark, StatedFact, answered, remarks, stated
from portal.api.answered_statuses import answers_with
from portal.api.card import guides_of_numbers
from portal.api.card_models import GuideOfNumber
from portal.api.refusals import not_found
from portal.api.summary_json import FormOffer
from portal.profile.guide_quotations import NumberInForm, guides_for_numbers
from portal.profile.shown_distances import DISTANCES_ELSEWHERE
from portal.profile.un_entries import UnEntry, un_entries
from reference.un_groups import is_group
from reference.un_numbers import SOURCE, shipping_names

NO_SUBSTANCE = "UN 번호는 운송할 때의 형태를 가리키며 물질이 아닙니다. 어느 것도 바로 열지 않습니다."
router = Router(tags=["UN 번호와 지침"])


class BearerOfNumber(Answer):
    """One substance with the number."""

    key: str
    title: str
    url: str
    forms: list[FormOffer] = Field(description="이 번호가 가리키는 형태")
    facts: list[StatedFact] = Field(description="이 번호를 밝힌 기록")
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
    distances_elsewhere: str


@router.get("/un/{number}", response=answers_with(UnAnswer, 404), summary="UN 번호: 물질과 형태, 운송품명, 지침번호")
def un_number(
    request: HttpRequest, number: PathEx[str, P(description="네 자리 수. UN1052처럼 적어도 됨", example="1052")]
) -> HttpResponse:
    """What is known of the number, in any spelling of it."""
    try:
        digits = un.parse(number)
    except un.UnError:
        raise not_found(f"UN 번호 {number[:20]}은(는) 있을 수 없는 번호입니다. UN 번호는 네 자리 수입니다.") from None
    entries, more = un_entries(digits, None)
    names = shipping_names(digits)
    guides = guides_for_numbers([NumberInForm(digits)])
    if not entries and not names and not guides:
        raise not_found(f"UN{digits}을(를) 밝힌 자료가 이 포털에 없습니다. 위험하지 않다는 뜻이 아닙니다.")
    return answered(
        UnAnswer(
            number=digits,
            url=f"/un/{digits}",
            note=NO_SUBSTANCE,
            substances=[_bearer(each) for each in entries],
            more=more,
            shipping_names=[
                ShippingNameLine(name_en=name.name_en, hazard_class=name.hazard_class, group=name.group)
                for name in names
            ],
            names_source=SOURCE,
            grouped=is_group(digits) or any(name.group for name in names),
            guides=guides_of_numbers(guides),
            distances_elsewhere=DISTANCES_ELSEWHERE,
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
        annotations=remarks(each.annotations),
    )
