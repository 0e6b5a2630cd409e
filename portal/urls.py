"""The portal's addresses: readable, and never changed after they are published."""

from __future__ import annotations

from django.contrib import admin
from django.urls import URLPattern, URLResolver, path

from portal.api import batch as api_batch
from portal.api import mixture_json
from portal.api import search as api_search
from portal.api import substance as api_substance
from portal.web import (
    batch,
    card_page,
    designated_quantity_list,
    guidance,
    health,
    home,
    listed_kinds,
    mixture_page,
    offline_service,
    product_class_pages,
    response_guide_pages,
    search,
    source_pages,
    substance,
    un_number,
    unknown,
    visitor_report_pages,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home),
    path("search", search.search),
    path("substances/<str:slug>", substance.substance),
    path("substances/<str:slug>/card", card_page.card),
    path("en/substances/<str:slug>/card", card_page.english_card),
    path("un/<str:number>", un_number.un_number),
    path("guides/<str:number>", response_guide_pages.response_guide),
    path("classes", product_class_pages.product_classes),
    path("classes/<str:slug>", product_class_pages.product_class),
    path("unknown", unknown.unknown),
    path("batch", batch.batch),
    path("guidance", guidance.topics),
    path("guidance/<str:slug>", guidance.guidance),
    path("mix", mixture_page.mix),
    path("lists/designated-quantities", designated_quantity_list.designated_quantities),
    path("report", visitor_report_pages.report),
    path("report/<str:token>", visitor_report_pages.report_answer),
    path("offline", offline_service.offline_page),
    path("offline/version", offline_service.offline_version),
    path("offline/pack/<slug:version>", offline_service.offline_pack),
    path("service-worker.js", offline_service.service_worker),
    path("manifest.webmanifest", offline_service.web_manifest),
    path("sources", source_pages.sources),
    *(path(folder, listed_kinds.list_of(folder)) for folder in listed_kinds.LISTED_KINDS),
    *(path(f"{folder}/<str:slug>", listed_kinds.detail_of(folder)) for folder in listed_kinds.LISTED_KINDS),
    path("api/v1/search", api_search.search),
    path("api/v1/suggest", api_search.suggest),
    path("api/v1/substances/<str:number>", api_substance.substance),
    path("api/v1/batch", api_batch.batch),
    path("api/v1/mix", mixture_json.mix),
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("metrics", health.metrics),
    path("admin/", admin.site.urls),
]

handler400 = "portal.http.error_pages.handler400"
handler403 = "portal.http.error_pages.handler403"
handler404 = "portal.http.error_pages.handler404"
handler500 = "portal.http.error_pages.handler500"
