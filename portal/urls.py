"""The portal's addresses: readable, and never changed after they are published."""

from __future__ import annotations

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from portal.api import version_1
from portal.profile.kind_pages import LISTED_KINDS
from portal.web import (
    batch,
    card_page,
    change_pages,
    comparison_page,
    conflict_pages,
    designated_quantity_list,
    dossier_page,
    guidance,
    health,
    home,
    legal_list_pages,
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
    value_history_page,
    visitor_report_pages,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home),
    path("search", search.search),
    path("substances/<str:slug>", substance.substance),
    path("substances/<str:slug>/card", card_page.card),
    path("substances/<str:slug>/dossier", dossier_page.substance_dossier),
    path("substances/<str:slug>/history", value_history_page.history),
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
    path("compare", comparison_page.compare),
    path("conflicts", conflict_pages.conflict_list),
    path("conflicts.csv", conflict_pages.conflict_csv),
    path("lists/designated-quantities", designated_quantity_list.designated_quantities),
    path("lists", legal_list_pages.legal_lists),
    path("lists/<slug:slug>", legal_list_pages.legal_list),
    path("report", visitor_report_pages.report),
    path("report/<str:token>", visitor_report_pages.report_answer),
    path("offline", offline_service.offline_page),
    path("offline/version", offline_service.offline_version),
    path("offline/pack/<slug:version>", offline_service.offline_pack),
    path("service-worker.js", offline_service.service_worker),
    path("manifest.webmanifest", offline_service.web_manifest),
    path("sources", source_pages.sources),
    path("changes", change_pages.changes),
    path("changes.atom", change_pages.changes_atom),
    path("changes.json", change_pages.changes_json),
    path("changes.csv", change_pages.changes_csv),
    *(path(folder, listed_kinds.list_of(folder)) for folder in LISTED_KINDS),
    *(path(f"{folder}/<str:slug>", listed_kinds.detail_of(folder)) for folder in LISTED_KINDS),
    path("api/v1/", include(version_1.addresses())),
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("metrics", health.metrics),
    path("admin/", admin.site.urls),
]

handler400 = "portal.http.error_pages.handler400"
handler403 = "portal.http.error_pages.handler403"
handler404 = "portal.http.error_pages.handler404"
handler500 = "portal.http.error_pages.handler500"
