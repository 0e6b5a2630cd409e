"""``GET /api/v1/lists/designated-quantities``: 지정수량 by class and item as in the annex."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import Field

from portal.api.answer_model import Answer, answered
from portal.api.answered_statuses import answers_with
from portal.api.regulation_answer import Quantity, quantity_answer
from reference.designated_quantities import SOURCE, rows

PATH = "/lists/designated-quantities"
TITLE = "위험물 지정수량"
router = Router(tags=["법의 목록"])


class QuantityLine(Quantity):
    """One row, with the search for its substances."""

    search: str = Field(description="이 품명의 물질을 찾는 쪽")


class QuantitiesAnswer(Answer):
    """The annex, in its order."""

    title: str
    source: str
    rows: list[QuantityLine]


@router.get(PATH, response=answers_with(QuantitiesAnswer), summary="위험물 지정수량: 시행령 별표 1")
def designated_quantities(request: HttpRequest) -> HttpResponse:
    """The whole table."""
    lines = [
        QuantityLine(
            **quantity_answer(row).model_dump(),
            search=f"/search?q={quote(f'제{row.class_number}류 {row.item}')}",
        )
        for row in rows()
    ]
    return answered(QuantitiesAnswer(title=TITLE, source=SOURCE, rows=lines))
