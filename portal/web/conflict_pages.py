"""``/conflicts``: on which values agencies differ, narrowed by agencies, type, class, list and day; the same as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone

from portal.batch.export import UNOFFICIAL
from portal.curation.current import read_once
from portal.http.conflict_parameters import PARAMETERS, conflict_filters
from portal.http.error_pages import bad_request
from portal.http.file_download import CSV_TYPE, as_download, csv_text
from portal.profile.conflict_types import LABELS, ConflictType
from portal.profile.spreadsheet_cells import BOM
from portal.profile.stored_conflicts import (
    Filters,
    ShownConflict,
    ShownSide,
    conflict_counts,
    conflict_page,
    counts_by_day,
    cursor_of,
)
from portal.seoul_time import seoul_date, seoul_day
from portal.store.origins import demo_allowed
from portal.web.conflict_chart import conflict_chart
from reference.ghs_classes import known_classes
from reference.hazard_classes import label_of_key
from reference.legal_lists import lists
from search.errors import QueryError

PAGE_SIZE = 20
CSV_PAGE = 500
HEADINGS = (
    "종류", "무엇", "형태", "물질", "주소", "기관 1", "값 1", "기관 기준일 1", "확인일 1", "기관 2", "값 2", "기관 기준일 2",
    "확인일 2", "비교 근거", "처음 본 날", "담당자 판단", "담당자 주석", "자료 표시", "안내",
)  # fmt: skip


def conflict_list(request: HttpRequest) -> HttpResponse:
    """One page of conflicts with the counts of all; a bad filter gets the sentence that says what exists."""
    counts = conflict_counts()
    try:
        filters = conflict_filters(request, counts)
    except QueryError as error:
        return bad_request(request, str(error))
    shown = conflict_page(filters, PAGE_SIZE)
    values = {
        "page": shown,
        "filters": filters,
        "given": {name: request.GET.get(name, "") for name in PARAMETERS},
        "pairs": list(dict.fromkeys((each.key, each.pair) for each in counts)),
        "types": [(str(kind), LABELS[kind]) for kind in ConflictType],
        "classes": [(key, label_of_key(key)) for key in known_classes()],
        "lists": list(lists()),
        "counts": counts,
        "total": sum(each.count for each in counts),
        "chart": conflict_chart(counts_by_day(), seoul_date(timezone.now())),
        "query": request.GET.urlencode(),
    }
    return render(request, "portal/conflicts.html", values)


def conflict_csv(request: HttpRequest) -> HttpResponseBase:
    """All conflicts of these filters as CSV, streamed page by page."""
    try:
        filters = conflict_filters(request, conflict_counts())
    except QueryError as error:
        return bad_request(request, str(error))
    response = StreamingHttpResponse(_csv_chunks(filters), content_type=CSV_TYPE)
    return as_download(response, "기관간-상충", "csv", demo=demo_allowed())


def _csv_chunks(filters: Filters) -> Iterator[str]:
    yield BOM + csv_text([HEADINGS])
    following: Filters | None = filters
    while following is not None:
        # Decisions are read anew for each page: what staff withhold meanwhile is not in what follows.
        with read_once():
            page = conflict_page(following, CSV_PAGE)
            yield csv_text(map(_cells, page.conflicts))
        following = _next(filters, page.next)


def _next(filters: Filters, cursor: str) -> Filters | None:
    return replace(filters, after=cursor_of(cursor)) if cursor else None


def _cells(conflict: ShownConflict) -> tuple[str, ...]:
    finding = conflict.finding
    said = (
        f"{finding.kind}: {finding.reason} (서명 {finding.signed_by}, {seoul_day(finding.signed_at)})"
        if finding
        else ""
    )
    remarks = (*conflict.annotations, *(each for side in conflict.sides for each in side.fact.annotations))
    marks = " | ".join(dict.fromkeys(side.fact.mark for side in conflict.sides if side.fact.mark))
    return (
        conflict.label,
        conflict.name,
        conflict.form,
        conflict.title,
        f"{settings.SITE_URL}{conflict.entry.address}#conflicts",
        *(cell for sides in conflict.by_agency for cell in _side_cells(sides)),
        conflict.basis,
        seoul_day(conflict.first_seen),
        said,
        " | ".join(
            dict.fromkeys(f"{each.text} (서명 {each.signed_by}, {seoul_day(each.signed_at)})" for each in remarks)
        ),
        marks,
        "" if settings.MASTHEAD else UNOFFICIAL,
    )


def _side_cells(sides: tuple[ShownSide, ...]) -> tuple[str, str, str, str]:
    def joined(values: Iterator[str]) -> str:
        return " | ".join(dict.fromkeys(values))

    return (
        joined(side.fact.badge for side in sides),
        joined(side.text for side in sides),
        joined(side.fact.source_date_text for side in sides),
        joined(seoul_day(side.fact.confirmed) for side in sides),
    )
