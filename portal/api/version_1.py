"""Version 1 of the API: all its addresses below ``/api/v1/``, each described by its own types."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from ninja import NinjaAPI, Router

from portal.api import (
    batch,
    bulk,
    card,
    change_list,
    comparison_json,
    conflict_list,
    designated_quantity_list,
    documentation,
    guidance,
    law_lists,
    listed_kinds,
    mixture_json,
    product_class_pages,
    response_guide_pages,
    search,
    source_pages,
    substance,
    un_number,
    unknown,
    value_history,
)
from portal.api.description import description
from portal.api.refusals import answer_refusals

ABOUT = (
    "여러 기관의 화학물질 안전 정보를 값마다 기관·날짜·형태·시연 표시와 함께 냅니다. "
    "공식 누리집이 아니며, 화학사고는 119에 신고합니다. 읽기는 열쇠 없이 누구나 할 수 있습니다."
)
ROOT = "api-root"
"""Ninja's own page at the root, which the portal does not show."""

api = NinjaAPI(
    title="화학물질포털서비스 API",
    version="1",
    description=ABOUT,
    openapi_url=None,
    docs_url=None,
    urls_namespace="api-1",
)
answer_refusals(api)
for _part in (
    search, substance, card, mixture_json, unknown, un_number, response_guide_pages, product_class_pages, listed_kinds,
    guidance, conflict_list, change_list, value_history, designated_quantity_list, law_lists,
    comparison_json, batch, source_pages, bulk,
):  # fmt: skip
    api.add_router("", _part.router)

_about = Router()


@_about.get("/openapi.json", include_in_schema=False)
def openapi(request: HttpRequest) -> HttpResponse:
    """The description for programs."""
    response = HttpResponse(json.dumps(description(api), ensure_ascii=False), content_type="application/json")
    response["Cache-Control"] = "no-cache"
    return response


@_about.get("/docs", include_in_schema=False)
def docs(request: HttpRequest) -> HttpResponse:
    """The same for people, as a page of the portal."""
    return documentation.page(request, description(api))


api.add_router("", _about)


def addresses() -> list[URLPattern]:
    """The addresses below ``/api/v1/``."""
    return [pattern for pattern in api.urls[0] if isinstance(pattern, URLPattern) and pattern.name != ROOT]
