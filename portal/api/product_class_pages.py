"""``GET /api/v1/classes`` and one class: typical ingredients; a class never leads straight to a substance (content rule 24)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import P, PathEx, Router
from pydantic import Field

from connectors.schema import FactKind
from portal.answers.crisis_queries import is_crisis
from portal.api.answer_model import Answer, SignedRemark, StatedFact, answered, remarks, stated
from portal.api.answered_statuses import answers_with
from portal.api.refusals import not_found
from portal.api.substance import notice
from portal.models import Entry
from portal.profile.addresses import entry_at, moved_to
from portal.profile.class_ingredients import IngredientGroup, ingredient_groups
from portal.profile.entry_facts import facts_of
from portal.profile.product_class_list import class_rows
from portal.profile.titles import title_of

DIFFERS = "제품마다 다름, 라벨 확인. 함량은 적지 않습니다."
NO_INGREDIENTS = "자료 없음. 이 포털이 가진 출처는 이 제품군의 성분을 밝히지 않습니다. 위험하지 않다는 뜻이 아닙니다."
router = Router(tags=["제품군"])


class ClassLine(Answer):
    """One class of the list."""

    key: str
    title_ko: str
    title_en: str
    url: str
    ingredients: list[str]
    annotations: list[SignedRemark]


class ClassesAnswer(Answer):
    """All classes."""

    note: str
    rows: list[ClassLine]


class ClassIngredient(Answer):
    """One typical ingredient."""

    name: str
    cas: str
    source: str
    url: str = Field(description="순수한 원료 물질의 쪽. 없으면 빈 글")
    gap: str = Field(description="쪽이 없는 까닭. 있으면 빈 글")
    annotations: list[SignedRemark]


class ClassRole(Answer):
    """Ingredients of one role."""

    title: str
    ingredients: list[ClassIngredient]


class ClassAnswer(Answer):
    """One class of products."""

    key: str
    title: str
    url: str
    note: str = Field(description="함께 보여야 하는 문장")
    notice: str
    withdrawn: bool
    calls: list[str]
    groups: list[ClassRole]
    gap: str = Field(description="성분을 밝힌 출처가 없을 때의 문장")
    facts: list[StatedFact]
    annotations: list[SignedRemark]


@router.get("/classes", response=answers_with(ClassesAnswer), summary="제품군 목록")
def product_classes(request: HttpRequest) -> HttpResponse:
    """Every class by name, with its typical ingredients."""
    rows = [
        ClassLine(
            key=row.entry.key,
            title_ko=row.titles[0],
            title_en=row.titles[1],
            url=row.entry.address,
            ingredients=list(row.ingredients),
            annotations=remarks(row.annotations),
        )
        for row in class_rows()
    ]
    return answered(ClassesAnswer(note=DIFFERS, rows=rows))


@router.get("/classes/{slug}", response=answers_with(ClassAnswer, 404), summary="제품군 하나와 대표 성분")
def product_class(
    request: HttpRequest, slug: PathEx[str, P(description="목록의 url에서 끝 부분", example="chlorine-bleach")]
) -> HttpResponse:
    """One class, also by an address of the past."""
    entry = entry_at("product_class", [slug]) or moved_to("product_class", slug)
    if entry is None:
        raise not_found("이 주소의 제품군이 없습니다. 목록은 /api/v1/classes에 있습니다.")
    return answered(_answer(entry))


def _answer(entry: Entry) -> ClassAnswer:
    entry_facts = facts_of(entry)
    groups = ingredient_groups(entry_facts)
    crisis = any(is_crisis(fact.value) for fact in entry_facts.of(FactKind.NAME))
    return ClassAnswer(
        key=entry.key,
        title=title_of(entry),
        url=entry.address,
        note=DIFFERS,
        notice=notice(),
        withdrawn=entry.withdrawn_at is not None,
        calls=["109", "119"] if crisis else ["119"],
        groups=[_role(group) for group in groups],
        gap="" if groups else NO_INGREDIENTS,
        facts=stated(entry_facts.facts),
        annotations=remarks(entry_facts.annotations),
    )


def _role(group: IngredientGroup) -> ClassRole:
    return ClassRole(
        title=group.title,
        ingredients=[
            ClassIngredient(
                name=line.name,
                cas=line.cas,
                source=line.source,
                url=line.substance.address if line.substance else "",
                gap="" if line.substance else line.gap,
                annotations=remarks(line.annotations),
            )
            for line in group.lines
        ],
    )
